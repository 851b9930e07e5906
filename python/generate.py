#!/usr/bin/env python3
"""Writes ``poc_cli/_commands.py`` from what the program declares; with ``--check`` says whether it is current.

    python/generate.py [--check] [PROGRAM]
"""

from __future__ import annotations

import json
import keyword
import shlex
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

Declared = dict[str, Any]

TARGET = Path(__file__).parent / "poc_cli" / "_commands.py"
WIDTH = 110
#: Commands of which a call from Python makes no sense: they write files or read them to judge them.
LEFT_OUT = {"export", "validate", "diff"}
#: ``len()`` counts, and words without an option are for those who type.
NOT_TAKEN = {"count"}
#: The common options that change what is answered; the others say how it looks.
COMMON = {
    "data": ("str | PathLike[str] | Sequence[str | PathLike[str]] | None", "None"),
    "only_data": ("bool", "False"),
    "trust": ("bool", "False"),
    "layer": ("str | None", "None"),
}

HEAD = '''"""The commands as functions. Made by ``generate.py`` from what the program declares; do not edit."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from typing import Any, Literal, overload

from ._run import Frame, run, truth

Records = list[dict[str, Any]]
'''


def python_name(name: str) -> str:
    name = name.replace("-", "_")
    return f"{name}_" if keyword.iskeyword(name) else name


def taken(command: Declared) -> list[Declared]:
    return [
        parameter
        for parameter in command["parameters"]
        if parameter["name"] not in NOT_TAKEN and parameter["takes"] not in ("plain", "file", "data")
    ]


def annotation(parameter: Declared) -> tuple[str, str]:
    """The type of a parameter, and what it is where it is not given."""
    takes = parameter["takes"]
    if takes == "flag":
        return "bool", "False"
    if takes == "truth":
        return "bool | None", "None"
    one = {"number": "int", "year": "int | str", "period": "int | str"}.get(takes, "str")
    if parameter["several"]:
        one = f"{one} | Sequence[{one}]"
    return (one, "") if parameter["required"] else (f"{one} | None", "None")


def answers(program: str, command: Declared) -> str:
    """The type of an answer, as the examples of the command have it."""
    found = set()
    for example in command["examples"]:
        words = shlex.split(example["arguments"].split(" | ")[0])
        if {"-f", "--format", "-o", "--chart", "--svg"} & set(words):
            continue
        line = [program, command["name"], *[word for word in words if word != "--json"], "--json"]
        done = subprocess.run(line, capture_output=True, text=True, check=False)
        if done.returncode == 0 and done.stdout.strip():
            found.add(shape(json.loads(done.stdout)))
    return " | ".join(sorted(found, reverse=True)) or "Any"


def shape(answer: Any) -> str:
    if isinstance(answer, list):
        return "Records"
    return "dict[str, Any]" if isinstance(answer, dict) else "Any"


def literal(value: Any) -> str:
    """The value as it is written in Python, in double quotes where that needs no escape."""
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    return f'"{value}"' if isinstance(value, str) and not set(value) & set('"\\\n') else repr(value)


def example(command: Declared, declared: Declared) -> str | None:
    """An example of the command line as a call, where all of it can be one."""
    arguments = declared["arguments"]
    if any(sign in arguments for sign in ("|", ">", "<")):
        return None
    parameters = taken(command)
    options = {}
    for parameter in parameters:
        if parameter["place"] == "option":
            for name in [parameter["name"], *parameter["aliases"]]:
                options[f"--{name}"] = parameter
            if parameter["short"]:
                options[f"-{parameter['short']}"] = parameter
    positional = [parameter for parameter in parameters if parameter["place"] != "option"]
    values: dict[str, Any] = {}
    plain: list[str] = []
    words = shlex.split(arguments)
    while words:
        word = words.pop(0)
        name, sign, value = word.partition("=")
        if name not in options:
            if word.startswith("-"):
                return None
            plain.append(word)
            continue
        parameter = options[name]
        if parameter["takes"] in ("flag", "truth"):
            values[python_name(parameter["name"])] = value != "false"
            continue
        text: Any = value if sign else words.pop(0)
        if parameter["several"] and "," in text:
            text = text.split(",")
        elif parameter["takes"] in ("number", "year", "period") and text.isdigit():
            text = int(text)
        values[python_name(parameter["name"])] = text
    given = []
    if positional and positional[0]["several"] and plain:
        joined = " ".join(plain)
        given.append(literal(joined if positional[0]["takes"] == "text" else plain[0] if len(plain) == 1 else plain))
    elif len(plain) <= len(positional):
        given.extend(literal(word) for word in plain)
    else:
        return None
    given.extend(f"{name}={literal(value)}" for name, value in values.items())
    return f"answer = {python_name(command['name'])}({', '.join(given)})"


def wrapped(text: str, lead: str, rest: str) -> str:
    return "\n".join(
        textwrap.wrap(
            text, WIDTH, initial_indent=lead, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
        )
    )


def words_of(text: str) -> set[str]:
    return {word.strip(",.;:[]()") for word in text.lower().split()} - {"a", "an", "or", "and"}


def sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."


def docstring(command: Declared, common: list[Declared]) -> str:
    lines = [wrapped(sentence(command["about"]), '    """', "    "), ""]
    if command["more"]:
        for paragraph in command["more"].split("\n\n"):
            lines += [wrapped(paragraph, "    ", "    "), ""]
    lines.append("    Arguments:")
    for parameter in [*taken(command), *common]:
        said = sentence(parameter["more"] or parameter["help"])
        if parameter["choices"] and not all(choice in said for choice in parameter["choices"]):
            said += " One of " + ", ".join(parameter["choices"]) + "."
        elif not words_of(parameter["form"]) <= words_of(said):
            said += f" Given as {parameter['form']}."
        lines.append(wrapped(f"{python_name(parameter['name'])}: {said}", "        ", "            "))
    lines.append('        frame: "pandas" or "polars" for a data frame; True for the one that is installed.')
    examples = [(declared["asks"], example(command, declared)) for declared in command["examples"]]
    runs = [(asks, call) for asks, call in examples if call]
    if runs:
        lines += ["", "    Examples:"]
        for asks, call in runs:
            lines += ["", wrapped(sentence(asks), "        ", "        "), "", f"        >>> {call}"]
    lines.append('    """')
    return "\n".join(lines).replace("\\", "\\\\")


def signature(command: Declared, frame: str, returns: str) -> str:
    """A signature: arguments by position first, then all others by name."""
    parameters = taken(command)
    by_place = [parameter for parameter in parameters if parameter["place"] != "option"]
    by_name = [parameter for parameter in parameters if parameter["place"] == "option"]

    def told(parameter: Declared) -> str:
        kind, default = annotation(parameter)
        end = f" = {default}" if default else ""
        return f"    {python_name(parameter['name'])}: {kind}{end},"

    lines = [f"def {python_name(command['name'])}("]
    lines += [told(parameter) for parameter in by_place]
    lines.append("    *,")
    lines += [told(parameter) for parameter in by_name]
    lines += [f"    {name}: {kind} = {default}," for name, (kind, default) in COMMON.items()]
    lines += [f"    frame: {frame},", f") -> {returns}:"]
    return "\n".join(lines)


def body(command: Declared) -> str:
    parameters = taken(command)
    positional = [python_name(parameter["name"]) for parameter in parameters if parameter["place"] != "option"]
    lines = ["    return run(", f"        {command['name']!r},".replace("'", '"')]
    lines.append(f"        [{', '.join(positional)}],")
    lines.append("        {")
    for parameter in parameters:
        if parameter["place"] == "option":
            value = python_name(parameter["name"])
            if parameter["takes"] == "truth":
                value = f"truth({value})"
            lines.append(f'            "{parameter["name"]}": {value},')
    lines.append("        },")
    common = ", ".join(f'"{name.replace("_", "-")}": {name}' for name in COMMON)
    lines += [f"        {{{common}}},", "        frame,", "    )"]
    return "\n".join(lines)


def made(program: str) -> str:
    done = subprocess.run([program, "__declarations"], capture_output=True, text=True, check=True)
    declared = json.loads(done.stdout)
    common = [option for option in declared["common"] if python_name(option["name"]) in COMMON]
    commands = [
        command
        for command in declared["commands"]
        if command["answers"] == "records" and command["name"] not in LEFT_OUT
    ]
    parts = [HEAD]
    names = ",\n".join(f'    "{python_name(command["name"])}"' for command in commands)
    parts.append(f"__all__ = [\n{names},\n]\n")
    for command in commands:
        returns = answers(program, command)
        plain = signature(command, "Literal[False] | None = None", returns)
        framed = signature(command, 'Literal["pandas", "polars", True]', "Any")
        both = signature(command, "Frame | None = None", "Any")
        text = f"@overload\n{plain} ...\n\n\n@overload\n{framed} ...\n\n\n{both}\n"
        parts.append(f"\n{text}{docstring(command, common)}\n{body(command)}\n")
    return "\n".join(parts)


def main() -> int:
    words = [word for word in sys.argv[1:] if word != "--check"]
    program = words[0] if words else "poc"
    text = made(program)
    if "--check" in sys.argv:
        if TARGET.read_text(encoding="utf-8") == text:
            return 0
        print("python/poc_cli/_commands.py is not current: run python/generate.py", file=sys.stderr)
        return 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

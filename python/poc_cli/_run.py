"""Runs the program and reads its answers."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable, Mapping
from typing import Any, Literal, Union

Frame = Union[Literal["pandas", "polars"], bool]

_log = logging.getLogger("poc_cli")


class PocError(Exception):
    """The program could not read the question or the data.

    ``code`` is a fixed word such as ``unknown-organization``, ``message`` says what is wrong, and ``suggestions`` lists
    similar valid values, the most likely first.
    """

    def __init__(self, code: str, message: str, suggestions: Iterable[str] = ()) -> None:
        self.code = code
        self.message = message
        self.suggestions = list(suggestions)
        said = message
        if self.suggestions:
            said += "; did you mean " + " or ".join(f"`{word}`" for word in self.suggestions) + "?"
        super().__init__(said)

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.code, self.message, self.suggestions))


def program() -> str:
    """The path of the program: the one installed with this package, else the first on the search path."""
    name = "poc.exe" if os.name == "nt" else "poc"
    user = sysconfig.get_preferred_scheme("user")
    for directory in (sysconfig.get_path("scripts"), sysconfig.get_path("scripts", user)):
        found = os.path.join(directory, name)
        if os.path.isfile(found):
            return found
    on_path = shutil.which(name)
    if on_path is None:
        raise PocError("no-program", "the program `poc` is not installed beside this package, nor on the path")
    return on_path


def run(
    command: str,
    positional: Iterable[Any],
    options: Mapping[str, Any],
    common: Mapping[str, Any],
    frame: Frame | None,
) -> Any:
    """The answer of ``command``, as lists and dicts or as a data frame."""
    library = _library(frame)
    line = [program(), command, "--format", "json" if library is None else "ndjson"]
    for name, value in [*common.items(), *options.items()]:
        line.extend(_words(name, value))
    line.append("--")
    for value in positional:
        line.extend(_texts(value))
    done = subprocess.run(line, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    told = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode != 0:
        raise _error(told, done.returncode)
    for note in told.splitlines():
        _log.info("%s", note)
    answer = done.stdout.decode("utf-8")
    if library is None:
        return json.loads(answer)
    rows = [_flat(json.loads(line)) for line in answer.splitlines()]
    if library == "pandas":
        import pandas  # type: ignore[import-untyped, import-not-found, unused-ignore]

        return pandas.DataFrame(rows).convert_dtypes()
    import polars  # type: ignore[import-not-found, unused-ignore]

    return polars.DataFrame(rows, infer_schema_length=None, strict=False)


def _library(frame: Frame | None) -> str | None:
    """The data frame library for the answer, if any."""
    if frame is None or frame is False:
        return None
    from importlib.util import find_spec

    known = ("pandas", "polars")
    if frame is True:
        for name in known:
            if find_spec(name) is not None:
                return name
        raise PocError("no-frame", "a frame needs pandas or polars, and neither is installed")
    if frame not in known:
        raise PocError("no-frame", f"unknown frame `{frame}`; there is `pandas`, `polars`")
    if find_spec(frame) is None:
        raise PocError("no-frame", f"{frame} is not installed")
    return frame


def _error(told: str, status: int) -> PocError:
    """The error that the program printed: a JSON object, after any notes."""
    begin = 0 if told.startswith("{") else told.find("\n{") + 1
    try:
        error = json.loads(told[begin:])["error"]
        return PocError(error["code"], error["message"], error["suggestions"])
    except (ValueError, KeyError, TypeError):
        return PocError("error", told or f"poc ended with {status}")


def _words(name: str, value: Any) -> list[str]:
    """The arguments for an option and its values; none if it is not set."""
    if value is None:
        return []
    if isinstance(value, bool):
        return [f"--{name}"] if value else []
    return [f"--{name}={text}" for text in _texts(value)]


def truth(value: bool | None) -> str | None:
    """The value of an option that takes ``true`` or ``false``."""
    return None if value is None else str(value).lower()


def _texts(value: Any) -> list[str]:
    if value is None:
        return []
    if isinstance(value, (str, bytes, os.PathLike)):
        return [os.fsdecode(value)]
    if isinstance(value, Iterable):
        return [text for one in value for text in _texts(one)]
    return [str(value)]


def _flat(row: Mapping[str, Any], lead: str = "") -> dict[str, Any]:
    """The row with nested fields as dotted columns: ``mandate.level``."""
    flat: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, Mapping):
            flat.update(_flat(value, f"{lead}{key}."))
        else:
            flat[f"{lead}{key}"] = value
    return flat

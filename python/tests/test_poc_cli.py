"""Tests of the package as its users see it."""

import doctest
import importlib.util
import inspect
import json
import logging
import pickle
import subprocess

import pytest

import poc_cli
from poc_cli import _commands, _run


def command_line(*words: str) -> object:
    done = subprocess.run([poc_cli.program(), *words, "--json"], capture_output=True, check=True)
    return json.loads(done.stdout)


def test_an_answer_is_what_the_command_line_prints() -> None:
    assert poc_cli.missions(mandate="poc", org=["un", "eu"], active=2013) == command_line(
        "missions", "--mandate", "poc", "--org", "un,eu", "--active", "2013"
    )
    assert poc_cli.show(["monusco", "hrddp"]) == command_line("show", "monusco", "hrddp")
    assert poc_cli.compare(orgs=["un", "nato"]) == command_line("compare", "--orgs", "un,nato")
    assert poc_cli.trace("artemis", down=True) == command_line("trace", "artemis", "--down")
    assert poc_cli.matrix("tools", "missions") == command_line("matrix", "tools", "missions")
    assert poc_cli.search("joint protection teams", limit=3) == command_line(
        "search", "joint", "protection", "teams", "-n", "3"
    )
    assert poc_cli.timeline(from_=2008, to=2010, track="un") == command_line(
        "timeline", "--from", "2008", "--to", "2010", "--track", "un"
    )
    assert poc_cli.timeline(annex=False) == command_line("timeline", "--annex=false")
    assert poc_cli.due(on="2025-11-01") == command_line("due", "--on", "2025-11-01")
    assert poc_cli.cite("monusco", style="bibtex") == command_line("cite", "monusco", "--style", "bibtex")
    assert poc_cli.codebook("mission.mandate.level") == command_line("codebook", "mission.mandate.level")
    assert poc_cli.missions(sort="-start", limit=1) == command_line("missions", "--sort", "-start", "-n", "1")
    assert poc_cli.missions(layer="paper") == command_line("missions", "--layer", "paper")


def test_every_command_with_records_is_a_function() -> None:
    declared = json.loads(subprocess.run([poc_cli.program(), "__declarations"], capture_output=True, check=True).stdout)
    for command in declared["commands"]:
        if command["kind"]:
            parameters = inspect.signature(getattr(poc_cli, command["name"])).parameters
            assert {"sort", "limit", "fields", "frame"} <= set(parameters)


def test_an_error_is_an_exception_with_what_was_meant() -> None:
    with pytest.raises(poc_cli.PocError) as raised:
        poc_cli.show("monsuco")
    error = raised.value
    assert (error.code, error.suggestions[0]) == ("unknown-record", "monusco")
    assert "monsuco" in error.message and "did you mean `monusco`" in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (again.code, again.message, again.suggestions) == (error.code, error.message, error.suggestions)
    with pytest.raises(poc_cli.PocError) as raised:
        poc_cli.missions(org="natoo")
    assert raised.value.code == "unknown-organization"
    # What begins like an option is a word here.
    with pytest.raises(poc_cli.PocError) as raised:
        poc_cli.show("--help")
    assert raised.value.code == "unknown-record"


def test_nothing_found_is_an_empty_list_and_a_note(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "poc_cli"):
        assert poc_cli.missions(org="nato", country="Chad") == []
    assert caplog.messages


def test_frames() -> None:
    rows = poc_cli.missions()
    pandas = poc_cli.missions(frame="pandas")
    assert list(pandas["id"]) == [row["id"] for row in rows]
    assert "mandate.level" in pandas.columns
    assert str(poc_cli.timeline(frame="pandas")["year"].dtype) == "Int64"
    polars = poc_cli.missions(frame="polars")
    assert polars["id"].to_list() == [row["id"] for row in rows]
    assert "mandate.level" in polars.columns
    assert type(poc_cli.tools(frame=True)) is type(pandas)
    fields = poc_cli.missions(fields=["name", "mandate.level"], frame="pandas")
    assert list(fields.columns) == ["name", "mandate.level"]
    # A command that answers with an object gives its rows.
    assert len(poc_cli.compare(orgs=["un", "nato"], frame="pandas")) > 8
    for command in _commands.__all__:
        if set(inspect.signature(getattr(poc_cli, command)).parameters) & {"sort"}:
            for frame in ("pandas", "polars"):
                assert len(getattr(poc_cli, command)(frame=frame)) > 0, command


def test_a_frame_without_a_library_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    for frame in (True, "pandas", "polars"):
        with pytest.raises(poc_cli.PocError) as raised:
            poc_cli.missions(frame=frame)
        assert raised.value.code == "no-frame"
    with pytest.raises(poc_cli.PocError) as raised:
        poc_cli.missions(frame=True)
    assert "pandas" in raised.value.message and "polars" in raised.value.message


@pytest.mark.parametrize("module", [_commands, _run, poc_cli])
def test_the_examples_run(module: object) -> None:
    names = {name: getattr(poc_cli, name) for name in _commands.__all__}
    done = doctest.testmod(module, extraglobs=names, optionflags=doctest.IGNORE_EXCEPTION_DETAIL)  # type: ignore[arg-type]
    assert done.failed == 0
    assert module is not _commands or done.attempted > 40

"""The commands as functions. Made by ``generate.py`` from what the program declares; do not edit."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from typing import Any, Literal, overload

from ._run import Frame, run, truth

Records = list[dict[str, Any]]

__all__ = [
    "show",
    "timeline",
    "search",
    "compare",
    "trace",
    "matrix",
    "due",
    "stats",
    "cite",
    "codebook",
    "orgs",
    "assessments",
    "policies",
    "definitions",
    "concepts",
    "missions",
    "tools",
    "training",
    "influences",
    "recommendations",
    "actors",
    "glossary",
    "sources",
    "discrepancies",
]


@overload
def show(
    id: str | Sequence[str],
    *,
    all: bool = False,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def show(
    id: str | Sequence[str],
    *,
    all: bool = False,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def show(
    id: str | Sequence[str],
    *,
    all: bool = False,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Show one record in full, with every record that refers to it.

    Arguments:
        id: An id, acronym, symbol, alias, or name.
        all: Show every link, however many there are.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        A mission by its acronym.

        >>> answer = show("unamsil")

        By its name.

        >>> answer = show("operation artemis")

        Two documents, one by its symbol.

        >>> answer = show(["S/RES/1270", "hrddp"])

        An organization on a page, with the commands for more.

        >>> answer = show("un")
    """
    return run(
        "show",
        [id],
        {
            "all": all,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def timeline(
    *,
    include: str | Sequence[str] | None = None,
    org: str | Sequence[str] | None = None,
    annex: bool | None = None,
    track: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    theme: str | Sequence[str] | None = None,
    silent: bool | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def timeline(
    *,
    include: str | Sequence[str] | None = None,
    org: str | Sequence[str] | None = None,
    annex: bool | None = None,
    track: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    theme: str | Sequence[str] | None = None,
    silent: bool | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def timeline(
    *,
    include: str | Sequence[str] | None = None,
    org: str | Sequence[str] | None = None,
    annex: bool | None = None,
    track: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    theme: str | Sequence[str] | None = None,
    silent: bool | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Show events by year, from the paper and later updates.

    Arguments:
        include: Also show when policies were adopted, missions launched, and the like: policies, missions,
            tools, training. --year, --from, --to, --org, --track, --about, and --theme apply to these dates
            too, and --type to dates of the same type; --annex and --silent apply only to milestones. One of
            policy, policies, mission, missions, tool, tools, course, training.
        org: Milestones of an organization. Given as an id, acronym, symbol, alias or name.
        annex: Milestones printed in Annex 2.
        track: Milestones printed in a column of Annex 2. One of un, eu, nato, inter.
        type: Milestones of a type. One of document, mandate, launch, end, practice, training, institution,
            incident, meeting, cooperation, crisis.
        theme: Milestones about a concept. Given as an id, acronym, symbol, alias or name.
        silent: Milestones that note that a document does not mention POC.
        year: Milestones of a year, date, or range. Given as 2013, 2013-03, 2013-03-28, 2010-2015 or 2016...
        from_: Milestones of a year or date, and later. Given as 2013, 2013-03 or 2013-03-28.
        to: Milestones up to a year or date. Given as 2013, 2013-03 or 2013-03-28.
        about: Milestones that refer to a record, and the record. Given as an id, acronym, symbol, alias or
            name.
        sort: Sort by fields; prefix one with - for descending order. Given as the path of a field, with -
            before it for the reverse.
        limit: Show the first N only.
        fields: Show these fields (orgs.name follows links), or all. Given as the path of a field, such as
            mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        What happened in 2013.

        >>> answer = timeline(year=2013)

        Three years, two columns.

        >>> answer = timeline(from_=2008, to=2010, track=["un", "inter"])

        What happened around MONUC.

        >>> answer = timeline(about="monuc")

        Documents that do not mention POC.

        >>> answer = timeline(silent=True)

        With the dates of documents and missions.

        >>> answer = timeline(from_=2015, org="nato", include=["policies", "missions"])
    """
    return run(
        "timeline",
        [],
        {
            "include": include,
            "org": org,
            "annex": truth(annex),
            "track": track,
            "type": type,
            "theme": theme,
            "silent": truth(silent),
            "year": year,
            "from": from_,
            "to": to,
            "about": about,
            "sort": sort,
            "limit": limit,
            "fields": fields,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def search(
    words: str | Sequence[str],
    *,
    kind: str | Sequence[str] | None = None,
    org: str | Sequence[str] | None = None,
    explain: bool = False,
    limit: int | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def search(
    words: str | Sequence[str],
    *,
    kind: str | Sequence[str] | None = None,
    org: str | Sequence[str] | None = None,
    explain: bool = False,
    limit: int | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def search(
    words: str | Sequence[str],
    *,
    kind: str | Sequence[str] | None = None,
    org: str | Sequence[str] | None = None,
    explain: bool = False,
    limit: int | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Find the records that answer a question.

    Arguments:
        words: Words or a question; also "a phrase", not:word, kind:mission, org:eu, year:2010..2015.
        kind: Records of these kinds. One of organization, orgs, assessment, assessments, policy, policies,
            definition, definitions, concept, concepts, mission, missions, tool, tools, milestone, timeline,
            course, training, influence, influences, recommendation, recommendations, actor, actors, term,
            glossary, source, sources, discrepancy, discrepancies.
        org: Records of these organizations. Given as an id, acronym, symbol, alias or name.
        explain: Show why each record ranks where it does.
        limit: Show the best N, weak matches included (default: the good matches; at most 20 in a table).
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        Records about a thing.

        >>> answer = search("joint protection teams")

        A question in plain words.

        >>> answer = search("who leads EUTM Mali")

        Only tools, as with --kind tool.

        >>> answer = search("drones kind:tool")

        A phrase, with conditions.

        >>> answer = search('"use of force" org:un year:1999..2005 not:kosovo')

        Why each record ranks where it does.

        >>> answer = search("resolution 2098", explain=True)
    """
    return run(
        "search",
        [words],
        {
            "kind": kind,
            "org": org,
            "explain": explain,
            "limit": limit,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def compare(
    id: str | Sequence[str] | None = None,
    *,
    orgs: str | Sequence[str] | None = None,
    dimension: str | Sequence[str] | None = None,
    as_of: int | str | None = None,
    only: str | None = None,
    all_points: bool = False,
    concepts: bool = False,
    ties: bool = False,
    all: bool = False,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> dict[str, Any]: ...


@overload
def compare(
    id: str | Sequence[str] | None = None,
    *,
    orgs: str | Sequence[str] | None = None,
    dimension: str | Sequence[str] | None = None,
    as_of: int | str | None = None,
    only: str | None = None,
    all_points: bool = False,
    concepts: bool = False,
    ties: bool = False,
    all: bool = False,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def compare(
    id: str | Sequence[str] | None = None,
    *,
    orgs: str | Sequence[str] | None = None,
    dimension: str | Sequence[str] | None = None,
    as_of: int | str | None = None,
    only: str | None = None,
    all_points: bool = False,
    concepts: bool = False,
    ties: bool = False,
    all: bool = False,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Compare organizations, or records of one kind.

    Arguments:
        id: Organizations, or records of one kind. Given as an id, acronym, symbol, alias or name.
        orgs: Two or more organizations. Given as an id, acronym, symbol, alias or name.
        dimension: Show only these dimensions, with every point. One of organizational-mandate,
            operational-approach, political-priorities, importance-of-poc, policies, missions, training,
            advantages-and-weaknesses.
        as_of: Show counts, concepts, and ties as of a year. Given as 2013, 2013-03 or 2013-03-28.
        only: Shared or different. For records: fields with the same value, or with different values. For
            organizations: points on a concept on which all of them have a point in the same dimension, or the
            other points; concepts that all of them use, or the other concepts. Ties count as shared.
        all_points: Also show the points from the running text, not only those of the tables.
        concepts: Also show the concepts that they use.
        ties: Also show the ties between them.
        all: Show everything: all points, concepts, and ties.
        fields: Compare records in these fields. Given as the path of a field, such as mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        Two organizations in all eight dimensions.

        >>> answer = compare(orgs=["un", "nato"])

        One dimension, with every point.

        >>> answer = compare(orgs=["un", "eu", "nato"], dimension="training")

        With the documents, missions and tools of 2013.

        >>> answer = compare(orgs=["un", "eu", "nato"], as_of=2013)

        With the concepts that both, or only one, use.

        >>> answer = compare(orgs=["un", "eu"], concepts=True)

        Three definitions, component by component.

        >>> answer = compare(["un-2019", "nato-2016", "eu-2015"])

        Two missions, where they differ.

        >>> answer = compare(["monuc", "minurcat"], only="different")
    """
    return run(
        "compare",
        [id],
        {
            "orgs": orgs,
            "dimension": dimension,
            "as-of": as_of,
            "only": only,
            "all-points": all_points,
            "concepts": concepts,
            "ties": ties,
            "all": all,
            "fields": fields,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def trace(
    id: str,
    *,
    up: bool = False,
    down: bool = False,
    depth: int | None = None,
    to: str | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> dict[str, Any]: ...


@overload
def trace(
    id: str,
    *,
    up: bool = False,
    down: bool = False,
    depth: int | None = None,
    to: str | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def trace(
    id: str,
    *,
    up: bool = False,
    down: bool = False,
    depth: int | None = None,
    to: str | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Show what shaped a record, what it shaped, and paths.

    Arguments:
        id: An id, acronym, symbol, alias, or name.
        up: Show only what shaped it.
        down: Show only what it shaped.
        depth: Follow N steps, or all [default: 2].
        to: Show all shortest paths to this record, else from it. Given as an id, acronym, symbol, alias or
            name.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        What Operation Artemis shaped.

        >>> answer = trace("artemis", down=True)

        What shaped NATO's policy, and what it shaped.

        >>> answer = trace("nato-poc-policy-2016")

        Who pioneered a tool and who adopted it, by year.

        >>> answer = trace("joint-protection-teams", depth=1)

        How one led to the other.

        >>> answer = trace("austria-food-for-thought-2013", to="ukraine-poc-strategy-2020")
    """
    return run(
        "trace",
        [id],
        {
            "up": up,
            "down": down,
            "depth": depth,
            "to": to,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def matrix(
    rows: str,
    columns: str,
    *,
    as_of: int | str | Sequence[int | str] | None = None,
    measures: bool = False,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> dict[str, Any]: ...


@overload
def matrix(
    rows: str,
    columns: str,
    *,
    as_of: int | str | Sequence[int | str] | None = None,
    measures: bool = False,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def matrix(
    rows: str,
    columns: str,
    *,
    as_of: int | str | Sequence[int | str] | None = None,
    measures: bool = False,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Cross-tabulate two linked kinds, or groups of concepts.

    Show two linked kinds as a cross table. A cell gives the first year of the link, where one is known, and
    in brackets the number of records that make it, where there are several. Rows and columns without a link
    are not shown. The groups `tiers`, `lenses`, `elements`, `approaches`, `norms` and `contexts` of concepts
    can be rows and columns too: a cell then says how close the concepts are, and the reasons follow below.

    With --measures, each pair of columns is compared: how many rows both have, the share of each column's
    rows that this is, and the Jaccard index (rows of both divided by rows of either: 0 none in common, 1
    all). They measure how far two columns overlap in what is coded here. They do not measure whether both
    mean the same, how much weight they give it, what no record here was coded for, or whether one took it
    from the other; see `poc trace` and `poc influences` for that. JSON always has the measures.

    The concepts of an organization are those of its documents and definitions. As of a year, only what is in
    force, running or in use in that year counts; events are those of the year.

    Arguments:
        rows: The kind or the group of concepts for the rows.
        columns: The kind or the group of concepts for the columns.
        as_of: As of these years, one table a year. Given as 2013, 2013-03 or 2013-03-28.
        measures: Also show how much the columns have in common.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        Which mission used which tool, and since when.

        >>> answer = matrix("tools", "missions")

        How the UN's tiers and NATO's lenses correspond, and why.

        >>> answer = matrix("tiers", "lenses")

        The concepts of each definition.

        >>> answer = matrix("concepts", "definitions")

        How the concepts of the organizations converged.

        >>> answer = matrix("concepts", "orgs", as_of=["2003", "2010", "2016", "2021"], measures=True)
    """
    return run(
        "matrix",
        [rows, columns],
        {
            "as-of": as_of,
            "measures": measures,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def due(
    *,
    on: str | None = None,
    within: str | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def due(
    *,
    on: str | None = None,
    within: str | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def due(
    *,
    on: str | None = None,
    within: str | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """List missions whose term ends soon or has passed.

    Arguments:
        on: Count from this day [default: today in UTC]. Given as 2013-03-28.
        within: Look this far ahead: 90d, 12w, 3m, 1y [default: 90d].
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        What ends in the next 90 days.

        >>> answer = due()

        What ends in the 90 days from then on.

        >>> answer = due(on="2025-11-01")

        What ends in the year from then on.

        >>> answer = due(on="2025-11-01", within="1y")
    """
    return run(
        "due",
        [],
        {
            "on": on,
            "within": within,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def stats(
    kinds: str | Sequence[str] | None = None,
    *,
    kind: str | Sequence[str] | None = None,
    by: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def stats(
    kinds: str | Sequence[str] | None = None,
    *,
    kind: str | Sequence[str] | None = None,
    by: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def stats(
    kinds: str | Sequence[str] | None = None,
    *,
    kind: str | Sequence[str] | None = None,
    by: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Count records by any field, and show how complete fields are.

    Arguments:
        kinds: Kinds of record, as with --kind. One of organization, orgs, assessment, assessments, policy,
            policies, definition, definitions, concept, concepts, mission, missions, tool, tools, milestone,
            timeline, course, training, influence, influences, recommendation, recommendations, actor, actors,
            term, glossary, source, sources, discrepancy, discrepancies.
        kind: Count these kinds only; without --by, the values of each field. One of organization, orgs,
            assessment, assessments, policy, policies, definition, definitions, concept, concepts, mission,
            missions, tool, tools, milestone, timeline, course, training, influence, influences,
            recommendation, recommendations, actor, actors, term, glossary, source, sources, discrepancy,
            discrepancies.
        by: Count by these fields. `kind` counts by kind, `org` is `orgs`, and `year` is the year of the
            kind's date. A record with several values counts once under each; a record without a value counts
            under null. Given as the path of a field, such as mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        Records of each kind.

        >>> answer = stats()

        How many missions have a value in each field.

        >>> answer = stats(kind="mission")

        Missions by organization and mandate.

        >>> answer = stats(kind="mission", by=["orgs", "mandate.level"])

        Levels of mandate over the decades.

        >>> answer = stats(kind="mission", by=["mandate.level", "decade"])

        Milestones by year and column.

        >>> answer = stats(kind="milestone", by=["year", "track"])

        Records of all kinds by organization.

        >>> answer = stats(by="orgs")
    """
    return run(
        "stats",
        [kinds],
        {
            "kind": kind,
            "by": by,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def cite(
    id: str | Sequence[str] | None = None,
    *,
    style: str | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def cite(
    id: str | Sequence[str] | None = None,
    *,
    style: str | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def cite(
    id: str | Sequence[str] | None = None,
    *,
    style: str | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Cite a record as text, footnote, BibTeX, RIS, or CSL JSON.

    Arguments:
        id: An id, acronym, symbol, alias, or name [default: the dataset and the paper].
        style: Citation style. One of text, footnote, bibtex, biblatex, ris, csl-json.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        The dataset and the paper.

        >>> answer = cite()

        Two documents.

        >>> answer = cite(["sres-1270", "hrddp"])

        One footnote with every source on Artemis.

        >>> answer = cite("artemis", style="footnote")

        An interview, for a reference manager.

        >>> answer = cite("src-interview-n21", style="ris")
    """
    return run(
        "cite",
        [id],
        {
            "style": style,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def codebook(
    field: str | None = None,
    *,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def codebook(
    field: str | None = None,
    *,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def codebook(
    field: str | None = None,
    *,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Explain a field: meaning, values, and coding rule.

    Arguments:
        field: A kind, or a field of one [default: everything]. Given as a kind, or a kind, a dot and a field,
            such as mission.mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        When a mandate counts as a POC mandate.

        >>> answer = codebook("mission.mandate.level")

        Countries, and other names for them.

        >>> answer = codebook("mission.countries")

        Every field of a tool.

        >>> answer = codebook("tool")
    """
    return run(
        "codebook",
        [field],
        {
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def orgs(
    *,
    org: str | Sequence[str] | None = None,
    role: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def orgs(
    *,
    org: str | Sequence[str] | None = None,
    role: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def orgs(
    *,
    org: str | Sequence[str] | None = None,
    role: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """The organizations and their partners.

    Arguments:
        org: Organizations of an organization. Given as an id, acronym, symbol, alias or name.
        role: Organizations with a role in the comparison. One of compared, partner, other.
        about: Organizations that refer to a record, and the record. Given as an id, acronym, symbol, alias or
            name.
        sort: Sort by fields; prefix one with - for descending order. Given as the path of a field, with -
            before it for the reverse.
        limit: Show the first N only.
        fields: Show these fields (orgs.name follows links), or all. Given as the path of a field, such as
            mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        All organizations.

        >>> answer = orgs()

        The three that the paper compares.

        >>> answer = orgs(role="compared")
    """
    return run(
        "orgs",
        [],
        {
            "org": org,
            "role": role,
            "about": about,
            "sort": sort,
            "limit": limit,
            "fields": fields,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def assessments(
    *,
    org: str | Sequence[str] | None = None,
    dimension: str | Sequence[str] | None = None,
    stance: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def assessments(
    *,
    org: str | Sequence[str] | None = None,
    dimension: str | Sequence[str] | None = None,
    stance: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def assessments(
    *,
    org: str | Sequence[str] | None = None,
    dimension: str | Sequence[str] | None = None,
    stance: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Points that the paper makes on each organization.

    Arguments:
        org: Assessments of an organization. Given as an id, acronym, symbol, alias or name.
        dimension: Assessments in a dimension of the comparison. One of organizational-mandate,
            operational-approach, political-priorities, importance-of-poc, policies, missions, training,
            advantages-and-weaknesses.
        stance: Assessments that praise, criticize, or describe. One of strength, weakness, mixed, neutral.
        concept: Assessments about a concept. Given as an id, acronym, symbol, alias or name.
        about: Assessments that refer to a record, and the record. Given as an id, acronym, symbol, alias or
            name.
        sort: Sort by fields; prefix one with - for descending order. Given as the path of a field, with -
            before it for the reverse.
        limit: Show the first N only.
        fields: Show these fields (orgs.name follows links), or all. Given as the path of a field, such as
            mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        What NATO is faulted for.

        >>> answer = assessments(org="nato", stance="weakness")

        What is said on training.

        >>> answer = assessments(dimension="training")
    """
    return run(
        "assessments",
        [],
        {
            "org": org,
            "dimension": dimension,
            "stance": stance,
            "concept": concept,
            "about": about,
            "sort": sort,
            "limit": limit,
            "fields": fields,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def policies(
    *,
    org: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    issuer: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    poc: str | Sequence[str] | None = None,
    status: str | Sequence[str] | None = None,
    access: str | Sequence[str] | None = None,
    coverage: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    active: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def policies(
    *,
    org: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    issuer: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    poc: str | Sequence[str] | None = None,
    status: str | Sequence[str] | None = None,
    access: str | Sequence[str] | None = None,
    coverage: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    active: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def policies(
    *,
    org: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    issuer: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    poc: str | Sequence[str] | None = None,
    status: str | Sequence[str] | None = None,
    access: str | Sequence[str] | None = None,
    coverage: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    active: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Policies, doctrine, resolutions, and other documents.

    Arguments:
        org: Policies of an organization. Given as an id, acronym, symbol, alias or name.
        type: Policies of a type. One of policy, concept, guideline, handbook, doctrine, directive, strategy,
            action-plan, principles, declaration, agreement, framework, glossary, resolution, decision,
            statement, letter, report, inquiry, aide-memoire, lessons-note, working-paper, training-material,
            compilation, other.
        issuer: Policies issued by a body. Given as an id, acronym, symbol, alias or name.
        concept: Policies about a concept. Given as an id, acronym, symbol, alias or name.
        poc: Policies by what they say on POC. One of central, mentions, silent, unknown.
        status: Policies with a status. One of planned, draft, adopted, unknown.
        access: Policies by how they can be accessed. One of public, press, literature, interview, on-file,
            unknown.
        coverage: Policies by how much of them was read. One of full-text, excerpt, secondary.
        year: Policies adopted in a year, date, or range. Given as 2013, 2013-03, 2013-03-28, 2010-2015 or
            2016...
        from_: Policies adopted in or after a year or date. Given as 2013, 2013-03 or 2013-03-28.
        to: Policies adopted in or before a year or date. Given as 2013, 2013-03 or 2013-03-28.
        active: Policies in force at any time in a year, date, or range. Given as 2013, 2013-03, 2013-03-28,
            2010-2015 or 2016...
        about: Policies that refer to a record, and the record. Given as an id, acronym, symbol, alias or
            name.
        sort: Sort by fields; prefix one with - for descending order. Given as the path of a field, with -
            before it for the reverse.
        limit: Show the first N only.
        fields: Show these fields (orgs.name follows links), or all. Given as the path of a field, such as
            mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        The EU's guidelines.

        >>> answer = policies(org="eu", type="guideline")

        Documents that pass over the protection of civilians.

        >>> answer = policies(poc="silent")

        What was issued in 2015 and 2016.

        >>> answer = policies(from_=2015, to=2016, sort="date")
    """
    return run(
        "policies",
        [],
        {
            "org": org,
            "type": type,
            "issuer": issuer,
            "concept": concept,
            "poc": poc,
            "status": status,
            "access": access,
            "coverage": coverage,
            "year": year,
            "from": from_,
            "to": to,
            "active": active,
            "about": about,
            "sort": sort,
            "limit": limit,
            "fields": fields,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def definitions(
    *,
    org: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def definitions(
    *,
    org: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def definitions(
    *,
    org: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Definitions of POC, broken down by component.

    Arguments:
        org: Definitions of an organization. Given as an id, acronym, symbol, alias or name.
        concept: Definitions about a concept. Given as an id, acronym, symbol, alias or name.
        year: Definitions of a year, date, or range. Given as 2013, 2013-03, 2013-03-28, 2010-2015 or 2016...
        from_: Definitions of a year or date, and later. Given as 2013, 2013-03 or 2013-03-28.
        to: Definitions up to a year or date. Given as 2013, 2013-03 or 2013-03-28.
        about: Definitions that refer to a record, and the record. Given as an id, acronym, symbol, alias or
            name.
        sort: Sort by fields; prefix one with - for descending order. Given as the path of a field, with -
            before it for the reverse.
        limit: Show the first N only.
        fields: Show these fields (orgs.name follows links), or all. Given as the path of a field, such as
            mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        All definitions.

        >>> answer = definitions()

        How far each definition of the EU allows force.

        >>> answer = definitions(org="eu", fields=["id", "year", "components.force-limit.present"])
    """
    return run(
        "definitions",
        [],
        {
            "org": org,
            "concept": concept,
            "year": year,
            "from": from_,
            "to": to,
            "about": about,
            "sort": sort,
            "limit": limit,
            "fields": fields,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def concepts(
    *,
    org: str | Sequence[str] | None = None,
    group: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def concepts(
    *,
    org: str | Sequence[str] | None = None,
    group: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def concepts(
    *,
    org: str | Sequence[str] | None = None,
    group: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """The concepts of POC: tiers, elements, and lenses.

    Arguments:
        org: Concepts of an organization. Given as an id, acronym, symbol, alias or name.
        group: Concepts of a group. One of tier, lens, element, approach, norm, context.
        about: Concepts that refer to a record, and the record. Given as an id, acronym, symbol, alias or
            name.
        sort: Sort by fields; prefix one with - for descending order. Given as the path of a field, with -
            before it for the reverse.
        limit: Show the first N only.
        fields: Show these fields (orgs.name follows links), or all. Given as the path of a field, such as
            mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        The crosswalk of tiers and lenses.

        >>> answer = concepts(group=["tier", "lens"], fields=["id", "name", "matches.concept", "matches.match"])

        The concepts of NATO's documents.

        >>> answer = concepts(org="nato")
    """
    return run(
        "concepts",
        [],
        {
            "org": org,
            "group": group,
            "about": about,
            "sort": sort,
            "limit": limit,
            "fields": fields,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def missions(
    *,
    org: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    country: str | Sequence[str] | None = None,
    lead: str | Sequence[str] | None = None,
    partner: str | Sequence[str] | None = None,
    status: str | Sequence[str] | None = None,
    mandate: str | Sequence[str] | None = None,
    judged: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    active: int | str | None = None,
    uncertain: bool = False,
    tool: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    expand: str | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def missions(
    *,
    org: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    country: str | Sequence[str] | None = None,
    lead: str | Sequence[str] | None = None,
    partner: str | Sequence[str] | None = None,
    status: str | Sequence[str] | None = None,
    mandate: str | Sequence[str] | None = None,
    judged: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    active: int | str | None = None,
    uncertain: bool = False,
    tool: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    expand: str | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def missions(
    *,
    org: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    country: str | Sequence[str] | None = None,
    lead: str | Sequence[str] | None = None,
    partner: str | Sequence[str] | None = None,
    status: str | Sequence[str] | None = None,
    mandate: str | Sequence[str] | None = None,
    judged: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    active: int | str | None = None,
    uncertain: bool = False,
    tool: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    expand: str | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Missions and operations, also those of partners.

    Arguments:
        org: Missions of an organization. Given as an id, acronym, symbol, alias or name.
        type: Missions of a type. One of peacekeeping, peace-support, military-operation, air-operation,
            maritime-operation, training-mission, police-mission, political-mission, interim-administration,
            support-operation, other.
        country: Missions in a country or region. Given as a name, code or region.
        lead: Missions led by a framework nation or command. Given as an id, acronym, symbol, alias or name.
        partner: Missions joined by a partner. Given as an id, acronym, symbol, alias or name.
        status: Missions with a status. One of ended, ongoing, authorized, never-launched, unknown.
        mandate: Missions with a POC mandate of a level. One of poc, explicit, training, implicit, none,
            unknown.
        judged: Missions whose mandate level is stated or inferred. One of stated, inferred, unknown.
        year: Missions launched in a year, date, or range. Given as 2013, 2013-03, 2013-03-28, 2010-2015 or
            2016...
        from_: Missions launched in or after a year or date. Given as 2013, 2013-03 or 2013-03-28.
        to: Missions launched in or before a year or date. Given as 2013, 2013-03 or 2013-03-28.
        active: Missions active at any time in a year, date, or range. Given as 2013, 2013-03, 2013-03-28,
            2010-2015 or 2016...
        uncertain: With --active: missions that may have been active.
        tool: Missions that a tool refers to. Given as an id, acronym, symbol, alias or name.
        about: Missions that refer to a record, and the record. Given as an id, acronym, symbol, alias or
            name.
        sort: Sort by fields; prefix one with - for descending order. Given as the path of a field, with -
            before it for the reverse.
        limit: Show the first N only.
        fields: Show these fields (orgs.name follows links), or all. Given as the path of a field, such as
            mandate.level.
        expand: Print a row for each mission and year in which it ran: its level of mandate, the term, the
            codes of the countries, and the ceilings as of that year. With --active, only the years asked for.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        Missions with a POC mandate, explicit or for training.

        >>> answer = missions(mandate="poc")

        EU and UN missions active in 2006.

        >>> answer = missions(active=2006, org=["eu", "un"])

        Missions in the DRC, by start.

        >>> answer = missions(country="drc", sort="start")

        Missions that used joint protection teams.

        >>> answer = missions(tool="joint-protection-teams")
    """
    return run(
        "missions",
        [],
        {
            "org": org,
            "type": type,
            "country": country,
            "lead": lead,
            "partner": partner,
            "status": status,
            "mandate": mandate,
            "judged": judged,
            "year": year,
            "from": from_,
            "to": to,
            "active": active,
            "uncertain": uncertain,
            "tool": tool,
            "about": about,
            "sort": sort,
            "limit": limit,
            "fields": fields,
            "expand": expand,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def tools(
    *,
    org: str | Sequence[str] | None = None,
    category: str | Sequence[str] | None = None,
    pioneer: str | Sequence[str] | None = None,
    adopter: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    active: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def tools(
    *,
    org: str | Sequence[str] | None = None,
    category: str | Sequence[str] | None = None,
    pioneer: str | Sequence[str] | None = None,
    adopter: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    active: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def tools(
    *,
    org: str | Sequence[str] | None = None,
    category: str | Sequence[str] | None = None,
    pioneer: str | Sequence[str] | None = None,
    adopter: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    active: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Field tools of protection and who adopted them.

    Arguments:
        org: Tools of an organization. Given as an id, acronym, symbol, alias or name.
        category: Tools of a category. One of community-engagement, information-and-warning,
            planning-and-coordination, physical-protection, force, advisers, harm-mitigation, political,
            civil-military, assessment, training-method.
        pioneer: Tools pioneered by a record. Given as an id, acronym, symbol, alias or name.
        adopter: Tools adopted by a record. Given as an id, acronym, symbol, alias or name.
        concept: Tools about a concept. Given as an id, acronym, symbol, alias or name.
        year: Tools introduced in a year, date, or range. Given as 2013, 2013-03, 2013-03-28, 2010-2015 or
            2016...
        from_: Tools introduced in or after a year or date. Given as 2013, 2013-03 or 2013-03-28.
        to: Tools introduced in or before a year or date. Given as 2013, 2013-03 or 2013-03-28.
        active: Tools in use at any time in a year, date, or range. Given as 2013, 2013-03, 2013-03-28,
            2010-2015 or 2016...
        about: Tools that refer to a record, and the record. Given as an id, acronym, symbol, alias or name.
        sort: Sort by fields; prefix one with - for descending order. Given as the path of a field, with -
            before it for the reverse.
        limit: Show the first N only.
        fields: Show these fields (orgs.name follows links), or all. Given as the path of a field, such as
            mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        What began in the Congo.

        >>> answer = tools(pioneer=["monuc", "monusco"])

        Brigades and mobile units by year.

        >>> answer = tools(category="force", sort="year")

        What MINUSCA took up.

        >>> answer = tools(adopter="minusca", sort="year")
    """
    return run(
        "tools",
        [],
        {
            "org": org,
            "category": category,
            "pioneer": pioneer,
            "adopter": adopter,
            "concept": concept,
            "year": year,
            "from": from_,
            "to": to,
            "active": active,
            "about": about,
            "sort": sort,
            "limit": limit,
            "fields": fields,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def training(
    *,
    org: str | Sequence[str] | None = None,
    organizer: str | Sequence[str] | None = None,
    level: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    active: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def training(
    *,
    org: str | Sequence[str] | None = None,
    organizer: str | Sequence[str] | None = None,
    level: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    active: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def training(
    *,
    org: str | Sequence[str] | None = None,
    organizer: str | Sequence[str] | None = None,
    level: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    active: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Courses and exercises.

    Arguments:
        org: Courses of an organization. Given as an id, acronym, symbol, alias or name.
        organizer: Courses held by an organizer. Given as an id, acronym, symbol, alias or name.
        level: Courses at a level. One of strategic, operational, tactical, mixed, unknown.
        concept: Courses about a concept. Given as an id, acronym, symbol, alias or name.
        year: Courses launched in a year, date, or range. Given as 2013, 2013-03, 2013-03-28, 2010-2015 or
            2016...
        from_: Courses launched in or after a year or date. Given as 2013, 2013-03 or 2013-03-28.
        to: Courses launched in or before a year or date. Given as 2013, 2013-03 or 2013-03-28.
        active: Courses offered at any time in a year, date, or range. Given as 2013, 2013-03, 2013-03-28,
            2010-2015 or 2016...
        about: Courses that refer to a record, and the record. Given as an id, acronym, symbol, alias or name.
        sort: Sort by fields; prefix one with - for descending order. Given as the path of a field, with -
            before it for the reverse.
        limit: Show the first N only.
        fields: Show these fields (orgs.name follows links), or all. Given as the path of a field, such as
            mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        Who teaches the EU's approach.

        >>> answer = training(org="eu")

        Training for those in the field.

        >>> answer = training(level="tactical")

        Who holds them, and what became of them.

        >>> answer = training(fields=["name", "organizer", "events.date", "events.type"])
    """
    return run(
        "training",
        [],
        {
            "org": org,
            "organizer": organizer,
            "level": level,
            "concept": concept,
            "year": year,
            "from": from_,
            "to": to,
            "active": active,
            "about": about,
            "sort": sort,
            "limit": limit,
            "fields": fields,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def influences(
    *,
    org: str | Sequence[str] | None = None,
    relation: str | Sequence[str] | None = None,
    explicit: bool | None = None,
    concept: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def influences(
    *,
    org: str | Sequence[str] | None = None,
    relation: str | Sequence[str] | None = None,
    explicit: bool | None = None,
    concept: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def influences(
    *,
    org: str | Sequence[str] | None = None,
    relation: str | Sequence[str] | None = None,
    explicit: bool | None = None,
    concept: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Claims that one thing shaped another.

    Arguments:
        org: Influences of an organization. Given as an id, acronym, symbol, alias or name.
        relation: Influences with a relation. One of template-for, impetus-for, informed, adopted-by,
            welcomed-by, guided, lessons-for, prompted, requested, recommended, advocated, drafted,
            supplemented-by, operationalized-by, taught-in, certified, enabled, foreshadowed, hindered,
            parallel.
        explicit: Influences that a source claims (false: draws a parallel).
        concept: Influences about a concept. Given as an id, acronym, symbol, alias or name.
        year: Influences of a year, date, or range. Given as 2013, 2013-03, 2013-03-28, 2010-2015 or 2016...
        from_: Influences of a year or date, and later. Given as 2013, 2013-03 or 2013-03-28.
        to: Influences up to a year or date. Given as 2013, 2013-03 or 2013-03-28.
        about: Influences that refer to a record, and the record. Given as an id, acronym, symbol, alias or
            name.
        sort: Sort by fields; prefix one with - for descending order. Given as the path of a field, with -
            before it for the reverse.
        limit: Show the first N only.
        fields: Show these fields (orgs.name follows links), or all. Given as the path of a field, such as
            mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        What shaped Operation Artemis, and what it shaped.

        >>> answer = influences(about="artemis")

        What was copied or modelled.

        >>> answer = influences(relation="template-for")

        Mere parallels, the oldest first.

        >>> answer = influences(explicit=False, sort="year")
    """
    return run(
        "influences",
        [],
        {
            "org": org,
            "relation": relation,
            "explicit": truth(explicit),
            "concept": concept,
            "year": year,
            "from": from_,
            "to": to,
            "about": about,
            "sort": sort,
            "limit": limit,
            "fields": fields,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def recommendations(
    *,
    org: str | Sequence[str] | None = None,
    addressee: str | Sequence[str] | None = None,
    actor: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def recommendations(
    *,
    org: str | Sequence[str] | None = None,
    addressee: str | Sequence[str] | None = None,
    actor: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def recommendations(
    *,
    org: str | Sequence[str] | None = None,
    addressee: str | Sequence[str] | None = None,
    actor: str | Sequence[str] | None = None,
    concept: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """The paper's recommendations and their follow-up.

    Arguments:
        org: Recommendations of an organization. Given as an id, acronym, symbol, alias or name.
        addressee: Recommendations addressed to a record. Given as an id, acronym, symbol, alias or name.
        actor: Recommendations that name an actor. Given as an id, acronym, symbol, alias or name.
        concept: Recommendations about a concept. Given as an id, acronym, symbol, alias or name.
        about: Recommendations that refer to a record, and the record. Given as an id, acronym, symbol, alias
            or name.
        sort: Sort by fields; prefix one with - for descending order. Given as the path of a field, with -
            before it for the reverse.
        limit: Show the first N only.
        fields: Show these fields (orgs.name follows links), or all. Given as the path of a field, such as
            mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        What NATO is advised.

        >>> answer = recommendations(org="nato")

        On active protection.

        >>> answer = recommendations(concept=["use-of-force", "active-protection"])
    """
    return run(
        "recommendations",
        [],
        {
            "org": org,
            "addressee": addressee,
            "actor": actor,
            "concept": concept,
            "about": about,
            "sort": sort,
            "limit": limit,
            "fields": fields,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def actors(
    *,
    org: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    part_of: str | Sequence[str] | None = None,
    region: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def actors(
    *,
    org: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    part_of: str | Sequence[str] | None = None,
    region: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def actors(
    *,
    org: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    part_of: str | Sequence[str] | None = None,
    region: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """States, groups, offices, units, and centers.

    Arguments:
        org: Actors of an organization. Given as an id, acronym, symbol, alias or name.
        type: Actors of a type. One of state, territory, group, body, office, centre, person, civil-society,
            regional-body, armed-force.
        part_of: Actors that belong to a record. Given as an id, acronym, symbol, alias or name.
        region: Actors in a region. One of sahel, horn-of-africa, great-lakes, western-balkans.
        about: Actors that refer to a record, and the record. Given as an id, acronym, symbol, alias or name.
        sort: Sort by fields; prefix one with - for descending order. Given as the path of a field, with -
            before it for the reverse.
        limit: Show the first N only.
        fields: Show these fields (orgs.name follows links), or all. Given as the path of a field, such as
            mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        States, and what they did.

        >>> answer = actors(type="state")

        Offices of NATO.

        >>> answer = actors(org="nato", type="office")
    """
    return run(
        "actors",
        [],
        {
            "org": org,
            "type": type,
            "part-of": part_of,
            "region": region,
            "about": about,
            "sort": sort,
            "limit": limit,
            "fields": fields,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def glossary(
    *,
    org: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def glossary(
    *,
    org: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def glossary(
    *,
    org: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Abbreviations and terms.

    Arguments:
        org: Terms of an organization. Given as an id, acronym, symbol, alias or name.
        about: Terms that refer to a record, and the record. Given as an id, acronym, symbol, alias or name.
        sort: Sort by fields; prefix one with - for descending order. Given as the path of a field, with -
            before it for the reverse.
        limit: Show the first N only.
        fields: Show these fields (orgs.name follows links), or all. Given as the path of a field, such as
            mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        All abbreviations and terms.

        >>> answer = glossary()

        Those of NATO.

        >>> answer = glossary(org="nato")
    """
    return run(
        "glossary",
        [],
        {
            "org": org,
            "about": about,
            "sort": sort,
            "limit": limit,
            "fields": fields,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def sources(
    *,
    org: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    access: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records: ...


@overload
def sources(
    *,
    org: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    access: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def sources(
    *,
    org: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    access: str | Sequence[str] | None = None,
    year: int | str | Sequence[int | str] | None = None,
    from_: int | str | None = None,
    to: int | str | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Literature, press, interviews, and web pages.

    Arguments:
        org: Sources of an organization. Given as an id, acronym, symbol, alias or name.
        type: Sources of a type. One of paper, book, chapter, article, thesis, report, press, press-release,
            web-page, speech, interview, on-file, reference.
        access: Sources by how they can be accessed. One of public, press, literature, interview, on-file,
            unknown.
        year: Sources of a year, date, or range. Given as 2013, 2013-03, 2013-03-28, 2010-2015 or 2016...
        from_: Sources of a year or date, and later. Given as 2013, 2013-03 or 2013-03-28.
        to: Sources up to a year or date. Given as 2013, 2013-03 or 2013-03-28.
        about: Sources that refer to a record, and the record. Given as an id, acronym, symbol, alias or name.
        sort: Sort by fields; prefix one with - for descending order. Given as the path of a field, with -
            before it for the reverse.
        limit: Show the first N only.
        fields: Show these fields (orgs.name follows links), or all. Given as the path of a field, such as
            mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        Interviews by the paper's authors.

        >>> answer = sources(access="interview")

        Reports, the newest first.

        >>> answer = sources(type="report", sort="-year")
    """
    return run(
        "sources",
        [],
        {
            "org": org,
            "type": type,
            "access": access,
            "year": year,
            "from": from_,
            "to": to,
            "about": about,
            "sort": sort,
            "limit": limit,
            "fields": fields,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )


@overload
def discrepancies(
    *,
    org: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    severity: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal[False] | None = None,
) -> Records | Any: ...


@overload
def discrepancies(
    *,
    org: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    severity: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Literal["pandas", "polars", True],
) -> Any: ...


def discrepancies(
    *,
    org: str | Sequence[str] | None = None,
    type: str | Sequence[str] | None = None,
    severity: str | Sequence[str] | None = None,
    about: str | Sequence[str] | None = None,
    sort: str | Sequence[str] | None = None,
    limit: int | None = None,
    fields: str | Sequence[str] | None = None,
    data: str | PathLike[str] | Sequence[str | PathLike[str]] | None = None,
    only_data: bool = False,
    trust: bool = False,
    layer: str | None = None,
    frame: Frame | None = None,
) -> Any:
    """Points on which sources disagree, with the resolution.

    Arguments:
        org: Discrepancies of an organization. Given as an id, acronym, symbol, alias or name.
        type: Discrepancies of a type. One of date, count, name, order, issuer, scope, wording, attribution,
            citation, omission.
        severity: Discrepancies of a severity. One of hard, soft, editorial.
        about: Discrepancies that refer to a record, and the record. Given as an id, acronym, symbol, alias or
            name.
        sort: Sort by fields; prefix one with - for descending order. Given as the path of a field, with -
            before it for the reverse.
        limit: Show the first N only.
        fields: Show these fields (orgs.name follows links), or all. Given as the path of a field, such as
            mandate.level.
        data: Add your own records: a directory, a .json or .ndjson file, or - for standard input. A record
            with a known id replaces the built-in one. Repeatable.
        only_data: Use only your own records.
        trust: Load your own records without validating them.
        layer: Show only one layer: paper or supplement.
        frame: "pandas" or "polars" for a data frame; True for the one that is installed.

    Examples:

        What is disputed about MONUSCO.

        >>> answer = discrepancies(about="monusco")

        Dates of which only one can be right.

        >>> answer = discrepancies(severity="hard", type="date")
    """
    return run(
        "discrepancies",
        [],
        {
            "org": org,
            "type": type,
            "severity": severity,
            "about": about,
            "sort": sort,
            "limit": limit,
            "fields": fields,
        },
        {"data": data, "only-data": only_data, "trust": trust, "layer": layer},
        frame,
    )

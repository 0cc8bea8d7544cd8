"""The filters that every listing takes, as options of the command line, defined once.

A command that has a parameter `filters` and the decorator `with_filters` gets them all in its place.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from onrecord.commands.options import first_day, last_day
from onrecord.model.errors import LedgerError, OnrecordError
from onrecord.model.words import KINDS, MODALITIES, MODES

if TYPE_CHECKING:
    from onrecord.ledger.filters import Filters

PANEL = "Filters (all must hold)"


def _option(name: str, help_text: str, metavar: str | None = None, **more: Any) -> Any:
    return typer.Option(name, help=help_text, metavar=metavar, rich_help_panel=PANEL, **more)


def make_filters(
    kind: Annotated[
        list[str] | None,
        _option(
            "--kind",
            f"Kind of claim, also several: {', '.join(KINDS)}.",
            "KIND",
            autocompletion=lambda: list(KINDS),
        ),
    ] = None,
    mode: Annotated[
        list[str] | None,
        _option(
            "--mode",
            "Mode of control, attack or ceasefire, also several: captured, airstrike, violated …",
            "MODE",
            autocompletion=lambda: sorted({mode for modes in MODES.values() for mode in modes}),
        ),
    ] = None,
    modality: Annotated[
        list[str] | None,
        _option(
            "--modality", f"{', '.join(MODALITIES)}.", "MODALITY", autocompletion=lambda: list(MODALITIES)
        ),
    ] = None,
    speaker: Annotated[
        str | None, _option("--speaker", "Who says it: part of the name, or a party's id.", "NAME")
    ] = None,
    party: Annotated[
        str | None,
        _option("--party", "A party that speaks, acts or is acted on: its id (aze) or name.", "PARTY"),
    ] = None,
    place: Annotated[
        str | None, _option("--place", "A place, or the district or region it lies in.", "NAME")
    ] = None,
    country: Annotated[
        str | None,
        _option("--country", "Where the gazetteer files the place: AZ or AZE; it takes no side.", "CODE"),
    ] = None,
    since: Annotated[
        str | None, _option("--since", "Happened on or after that day (2020-11-09, 2020-11 or 2020).", "DAY")
    ] = None,
    until: Annotated[str | None, _option("--until", "Happened on or before that day.", "DAY")] = None,
    published_since: Annotated[
        str | None, _option("--published-since", "Published on or after that day.", "DAY")
    ] = None,
    published_until: Annotated[
        str | None, _option("--published-until", "Published on or before that day.", "DAY")
    ] = None,
    as_known: Annotated[
        str | None, _option("--as-known", "Only what was published, and reviewed, by that day.", "DAY")
    ] = None,
    conflict: Annotated[
        str | None,
        _option(
            "--conflict",
            "Claims about the sides or the region of a conflict, published since it began.",
            "ID",
        ),
    ] = None,
    document: Annotated[
        str | None, _option("--document", "Of one document: its id, or how the id begins.", "ID")
    ] = None,
    publisher: Annotated[str | None, _option("--publisher", "Words of the publisher's name.", "NAME")] = None,
    text: Annotated[
        str | None, _option("--text", 'Words, or a "quoted phrase", in the sentence of the claim.', "WORDS")
    ] = None,
    min_confidence: Annotated[
        float | None,
        _option(
            "--min-confidence",
            "Least reading confidence: at 0.5 six in ten are right in every field.",
            "NUMBER",
            min=0.0,
            max=1.0,
        ),
    ] = None,
    disputed: Annotated[
        bool | None,
        _option("--disputed/--undisputed", "Denied, or denied by another claim of its document; or not."),
    ] = None,
    reviewed: Annotated[
        bool | None, _option("--reviewed/--unreviewed", "A person has given a verdict on it; or nobody has.")
    ] = None,
    limit: Annotated[int | None, _option("--limit", "At most so many.", "NUMBER", min=1)] = None,
) -> Filters:
    """Return the filters that the options mean; BadParameter (exit code 2) where one can't be."""
    from onrecord.ledger.filters import Filters, conditions

    parties, places, began = _conflict(conflict)
    try:
        filters = Filters(
            kind=_several(kind),
            mode=_several(mode),
            modality=_several(modality),
            speaker=speaker,
            party=party,
            place=place,
            country=country,
            since=first_day(since, "--since") if since else None,
            until=last_day(until, "--until") if until else None,
            published_since=first_day(published_since, "--published-since") if published_since else began,
            published_until=last_day(published_until, "--published-until") if published_until else None,
            as_known=last_day(as_known, "--as-known") if as_known else None,
            conflict=conflict,
            document=document,
            publisher=publisher,
            text=text,
            min_confidence=min_confidence,
            disputed=disputed,
            reviewed=reviewed,
            limit=limit,
            party_any=parties,
            place_any=places,
        )
        # Builds the conditions once, so that a value that can't be is wrong use and not a failed search.
        conditions(filters, "sqlite")
    except LedgerError as error:
        raise typer.BadParameter(str(error)) from error
    if filters.since and filters.until and filters.since > filters.until:
        raise typer.BadParameter(f"--since {since} is later than --until {until}")
    return filters


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command whose parameter `filters` is replaced by the options of `make_filters`."""
    shared = inspect.signature(make_filters, eval_str=True, locals={"Filters": object}).parameters
    own_hints = get_type_hints(command, localns={"Filters": object}, include_extras=True)
    own = [
        parameter.replace(annotation=own_hints[name])
        for name, parameter in inspect.signature(command).parameters.items()
        if name != "filters"
    ]

    @functools.wraps(command)
    def run(**options: Any) -> None:
        given = {name: options.pop(name) for name in shared}
        command(**options, filters=make_filters(**given))

    parameters = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in (*own, *shared.values())
    ]
    del run.__wrapped__
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def in_words(filters: Filters) -> tuple[str, ...]:
    """Return what filters narrow a listing to, in words: "place Kesra", "since 2031-05-02"."""
    told: list[str] = []
    for name in inspect.signature(make_filters).parameters:
        value = getattr(filters, name)
        if value is None or value == ():
            continue
        words = name.replace("_", " ")
        if name in ("disputed", "reviewed"):
            told.append(words if value else f"not {words}")
        elif isinstance(value, tuple):
            told.append(f"{words} {' or '.join(value)}")
        else:
            told.append(f"{words} {value}")
    return tuple(told)


def _several(values: Sequence[str] | None) -> tuple[str, ...]:
    """Return the values of an option that may be given several times, or once with commas."""
    parts = [part.strip().lower() for value in values or () for part in value.split(",")]
    return tuple(dict.fromkeys(part for part in parts if part))


def _conflict(name: str | None) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """Return the parties, the regions and the first day of a conflict; BadParameter names those there are."""
    if name is None:
        return (), (), None
    from onrecord.vocabulary.load import load

    try:
        scope = load().scope_of(name)
    except OnrecordError as error:
        raise typer.BadParameter(str(error)) from error
    return scope.parties, scope.places, scope.began

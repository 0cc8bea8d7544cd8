"""From a claim to a sentence that says who says it: the fields in neutral words, or the passage quoted.

The brief and the exports are made of these sentences. They begin with the speaker, or with the publisher
where the report speaks in its own voice, so that none of them reads as a fact.
"""

from __future__ import annotations

from onrecord.accounts.phrases import (
    capitalized,
    count_noun,
    count_words,
    day_words,
    is_singular,
    joined,
    places_words,
    publisher_words,
    side_words,
    when_words,
)
from onrecord.accounts.plain import one_line, shortened
from onrecord.accounts.words import Template, Verb, templates, words
from onrecord.model.claim import Claim, Count
from onrecord.model.words import Modality

_LONGEST_QUOTE = 300
_PEOPLE = ("people", "unnamed")


def sentence(claim: Claim) -> str:
    """Return a claim as a sentence without its full stop: who says it, then what, where and when.

    "Ilham Aliyev said that Azerbaijan took control of 23 more villages on 9 November 2020". The day is that
    of the happening where the text gives one, else that of the report.
    """
    if is_quoted(claim):
        return capitalized(_quotation(claim))
    return capitalized(f"{opening(claim)} that {clause(claim)}")


def is_quoted(claim: Claim) -> bool:
    """Whether a claim is told by its passage: its fields are thin, or a report denies in its own voice."""
    return clause(claim) is None or (claim.modality == "denied" and speaker_words(claim) is None)


def opening(claim: Claim) -> str:
    """Return who says a claim, how, and when that is not the day of the happening: what a clause follows."""
    who, verb = _teller(claim)
    is_dated = speaker_words(claim) is not None and happening_day(claim) is not None
    return f"{who} {verb}{'' if is_dated else _report_day(claim)}"


def statement(claim: Claim) -> str:
    """Return what is said without who says it, for a place that names the speaker before it.

    The clause where the fields give one ("Azerbaijan took control of Shusha"; "denies that …"), else the
    passage in quotation marks.
    """
    told = clause(claim)
    if told is None:
        return f"{_quote(claim)}{_tag(claim)}"
    return f"denied that {told}" if claim.modality == "denied" else told


def clause(claim: Claim) -> str | None:
    """Return what a claim says as a clause built from its fields alone; None where they are too thin."""
    fields = _fields(claim)
    for template in templates(claim.kind, claim.mode):
        if template.needs <= fields.keys():
            return _filled(template, fields, claim)
    return None


def happening_day(claim: Claim) -> str | None:
    """Return the days of the happening where the text gives them; a day that is only assumed is left out."""
    if claim.when is None or claim.when.basis in ("document date", "post date"):
        return None
    return when_words(claim.when)


def speaker_words(claim: Claim) -> str | None:
    """Return who is responsible for a claim, with the chain by which it came; None for the publisher."""
    if claim.speaker is None or _is_publisher(claim):
        return None
    chain = "".join(f", quoted by {side_words(link, claim)}" for link in reversed(claim.via))
    return side_words(claim.speaker, claim) + chain


def _is_publisher(claim: Claim) -> bool:
    """Say whether the speaker is the publisher by name, which is to say its own voice."""
    speaker, publisher = claim.speaker, claim.document.publisher
    return bool(speaker and publisher and not claim.via and speaker.name.casefold() == publisher.casefold())


def _teller(claim: Claim) -> tuple[str, str]:
    """Return who tells a claim and the verb for it."""
    speaker = speaker_words(claim)
    if speaker is None:
        return publisher_words(claim.document), "reported"
    comma = "," if claim.via else ""
    verb = "denied" if claim.modality == "denied" else "wrote" if claim.manner == "post" else "said"
    return speaker + comma, verb


def _report_day(claim: Claim) -> str:
    """Return the day of the report as a phrase behind the verb of saying."""
    published = claim.document.published
    if speaker_words(claim) is None:
        return f" on {day_words(published)}" if published else " in an undated report"
    if claim.when and claim.when.basis == "post date" and claim.when.start:
        return f", in a post of {day_words(claim.when.start)},"
    return f", as reported on {day_words(published)}," if published else ", in an undated report,"


def _quotation(claim: Claim) -> str:
    """Return a sentence that quotes the passage, and says whose words they are."""
    quote, tag = _quote(claim), _tag(claim)
    speaker = speaker_words(claim)
    about = _about(claim)
    if speaker is None:
        return f"{publisher_words(claim.document)} reported{_report_day(claim)}{about}: {quote}{tag}"
    if claim.manner in ("direct", "post"):
        verb = "wrote" if claim.manner == "post" else "said"
        comma = "," if claim.via else ""
        return f"{speaker}{comma} {verb}{_report_day(claim).rstrip(',')}{about}: {quote}{tag}"
    published = claim.document.published
    day = f" on {day_words(published)}" if published else ", undated"
    return f"{speaker}, in the words of {publisher_words(claim.document)}{day}{about}: {quote}{tag}"


def _about(claim: Claim) -> str:
    """Return the actor as a phrase where the quoted passage does not name it."""
    actor = claim.actor
    if actor is None or actor.name in claim.evidence.quote:
        return ""
    if claim.speaker and (
        actor.name == claim.speaker.name or set(actor.parties) & set(claim.speaker.parties)
    ):
        return ""
    return f", of {side_words(actor, claim)}"


def _quote(claim: Claim) -> str:
    return f"“{shortened(one_line(claim.evidence.quote), _LONGEST_QUOTE)}”"


def _tag(claim: Claim) -> str:
    tag = words().tags.get(claim.modality)
    return f" ({tag})" if tag else ""


def _fields(claim: Claim) -> dict[str, str]:
    """Return the fields that templates may use, in words; absent ones are not in it."""
    fields: dict[str, str | None] = {
        "actor": side_words(claim.actor, claim) if claim.actor else None,
        "target": side_words(claim.target, claim) if claim.target and not _is_place_held(claim) else None,
        "held": _held(claim),
        "harmed": _harmed(claim),
        "things": joined([count_words(count) for count in _damaged(claim)]) or None,
        "suffering": _suffering(claim),
    }
    if fields["actor"] and fields["target"]:
        fields["sides"] = f"{fields['actor']} and {fields['target']}"
    return {name: words_of for name, words_of in fields.items() if words_of}


def _filled(template: Template, fields: dict[str, str], claim: Claim) -> str:
    """Return a template with its gaps filled, then what else is counted, the places and the days."""
    parts: list[str] = []
    for piece in template.pieces:
        if piece.verb:
            parts.append(_in_modality(piece.verb, claim.modality, is_plural=_is_plural(template, claim)))
        elif not piece.optional or fields.keys() >= set(piece.fields):
            parts.append(piece.text.format_map(fields))
    told = "".join(parts)
    names = {name for piece in template.pieces for name in piece.fields}
    others = _uncounted(claim, names)
    if others:
        told += f" (given in number: {joined([count_words(count) for count in others])})"
    if claim.where and "held" not in names:
        told += f" {places_words(claim.where)}"
    day = happening_day(claim)
    return f"{told} {day}" if day else told


def _in_modality(verb: Verb, modality: Modality, *, is_plural: bool) -> str:
    """Return a verb as the modality wants it; a denial denies the plain form."""
    if modality == "possible":
        return f"may have {verb.participle}"
    if modality in ("planned", "demanded"):
        return f"{'would' if modality == 'planned' else 'should'} {verb.base}"
    return "was" if verb.past == "were" and not is_plural else verb.past


def _is_plural(template: Template, claim: Claim) -> bool:
    """Say whether what stands before a "were" is in the plural: the first thing that is counted."""
    counted = _damaged(claim) if "things" in template.needs else []
    return not (len(counted) == 1 and is_singular(counted[0]))


def _harmed(claim: Claim) -> str | None:
    """Return the people counted with what became of them, the verb in its modality.

    "23 people were killed and 13 people wounded".
    """
    people = [count for count in claim.counts if count.unit in words().states]
    if not people:
        return None
    told: list[str] = []
    for count in people:
        state = words().states[count.unit]
        if not told:
            are = Verb("were", "be", "been")
            state = f"{_in_modality(are, claim.modality, is_plural=not is_singular(count))} {state}"
        told.append(f"{count_words(count, noun=_group(claim, count))} {state}")
    return joined(told)


def _group(claim: Claim, count: Count) -> str | None:
    """Return the target as the noun of a count that has no group of its own: "dozens of civilians"."""
    target = claim.target
    if target is None or target.kind not in _PEOPLE or count.of or is_singular(count):
        return None
    return side_words(target, claim) if target.name.endswith("s") else None


def _things(claim: Claim) -> list[Count]:
    return [count for count in claim.counts if count.unit not in words().states]


def _damaged(claim: Claim) -> list[Count]:
    return [count for count in _things(claim) if count.unit not in words().measures]


def _is_place_held(claim: Claim) -> bool:
    """Say whether the target is the very place that a claim of control is about, and no party."""
    names = {place.name.casefold() for place in claim.where}
    return claim.kind == "control" and claim.target is not None and claim.target.name.casefold() in names


def _counted_places(claim: Claim) -> list[Count]:
    return [count for count in claim.counts if count.unit in words().places]


def _held(claim: Claim) -> str | None:
    """Return the places that a claim of control is about: counted or named."""
    names = joined(list(dict.fromkeys(one_line(place.name) for place in claim.where)))
    are_plain = all(place.relation == "in" for place in claim.where)
    if counted := _counted_places(claim):
        told = joined([count_words(count) for count in counted])
        if not names:
            return told
        are_points = all(place.precision in ("place", "none") for place in claim.where)
        return (
            f"{told} (named: {names})" if are_plain and are_points else f"{told} {places_words(claim.where)}"
        )
    if not names:
        return None
    return names if are_plain else f"a place {places_words(claim.where)}"


def _suffering(claim: Claim) -> str | None:
    """Return whose people were harmed: "on the side of Armenia", "among civilians"; not twice the same."""
    if claim.target is None:
        return None
    name = side_words(claim.target, claim)
    people = [count for count in claim.counts if count.unit in words().states]
    if any(name.casefold() in (count_noun(count).casefold(), _group(claim, count)) for count in people):
        return None
    if claim.target.kind == "person":
        return f"with {name} among them"
    return f"{'among' if claim.target.kind in _PEOPLE else 'on the side of'} {name}"


def _uncounted(claim: Claim, names: set[str]) -> list[Count]:
    """Return the counts that no field of a template holds."""
    return [
        count
        for count in claim.counts
        if not ("harmed" in names and count.unit in words().states)
        and not ("things" in names and count in _damaged(claim))
        and not ("held" in names and count.unit in words().places)
    ]

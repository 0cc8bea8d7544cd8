import json
import random
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.accounts.brief import Brief, make_brief
from onrecord.accounts.brief_sections import SECTIONS
from onrecord.accounts.pages import to_json
from onrecord.model.claim import Claim, Side, Teller, Wording
from onrecord.model.exchange import from_json
from onrecord.model.exchange import to_json as claim_json
from onrecord.model.words import KINDS, MODALITIES, MODES
from tests.accounts.examples import (
    ARDANIA,
    BELMAR,
    DOCUMENTS,
    KESRA,
    PLACES,
    TRUCE,
    UNDATED,
    all_claims,
    claim,
    count,
    kesra_claims,
    on,
    span,
)
from tests.accounts.grounding import ungrounded

TEXTS = {document.id: document.text for document in DOCUMENTS}

NAMES = [
    Side(name="Ardania", **ARDANIA),
    Side(name="Belmar", **BELMAR),
    Side(name="civilians", kind="people"),
    Side(name="the terrorists", kind="armed group"),
    Side(name="health ministry", kind="organization"),
    Side(name="Lena Moss", kind="person"),
]
EVIDENCE = {
    KESRA: [
        "holds Kesra",
        "Shells hit the port",
        "We will not leave Kesra",
        "Dozens of people fled the town",
    ],
    TRUCE: ["agreed a ceasefire", "may have shelled Kesra", "Hundreds marched in Port Sel"],
    UNDATED: ["took two hills"],
}
COUNTS = [
    count(12, "killed", high=None, approx="at least", of="soldier"),
    count(1221, "killed", measure="total"),
    count(30, "wounded", high=44),
    count(3, "village", measure="new"),
    count(2, "rocket"),
    count(None, "displaced", low=24, high=None, span=span(KESRA, "Dozens")),
]
DAYS = [
    on("2031-05-02"),
    on("2031-05-01", "2031-05-31", precision="month"),
    on("2031-04-30", "2031-05-02"),
    on("2031-05-04", basis="document date"),
]


@st.composite
def claims_of_any_kind(draw: st.DrawFn) -> Claim:
    document = draw(st.sampled_from(DOCUMENTS))
    kind = draw(st.sampled_from(KINDS))
    side = st.none() | st.sampled_from(NAMES)
    return claim(
        document,
        kind,
        draw(st.sampled_from(EVIDENCE[document])),
        mode=draw(st.sampled_from((None, *MODES.get(kind, ())))),
        modality=draw(st.sampled_from(MODALITIES)),
        speaker=draw(side),
        actor=draw(side),
        target=draw(side),
        via=tuple(draw(st.lists(st.builds(Teller, name=st.just("Coast Radio")), max_size=1))),
        manner=draw(st.sampled_from(("direct", "indirect", "post", "none"))),
        counts=tuple(draw(st.lists(st.sampled_from(COUNTS), max_size=2))),
        where=tuple(draw(st.lists(st.sampled_from(list(PLACES.values())), max_size=2))),
        when=draw(st.none() | st.sampled_from(DAYS)),
    )


def sentences(brief: Brief) -> list[str]:
    return [sentence.text for section in brief.sections for sentence in section.sentences]


def assert_grounded(brief: Brief, claims: list[Claim]) -> None:
    by_id = {claim.id: claim for claim in claims}
    notes = {note.number: note for note in brief.notes}
    for section in brief.sections:
        for sentence in section.sentences:
            cited = [by_id[id] for id in sentence.claims]
            passages = [notes[number].passage for number in sentence.notes]
            assert ungrounded(sentence.text, cited, passages) == [], sentence.text


def test_every_number_name_and_date_stands_in_what_the_sentence_cites() -> None:
    assert_grounded(make_brief(all_claims(), texts=TEXTS), all_claims())


@settings(max_examples=150, deadline=None)
@given(st.lists(claims_of_any_kind(), max_size=8))
def test_nothing_is_told_that_no_claim_holds(claims: list[Claim]) -> None:
    unique = list({claim.id: claim for claim in claims}.values())
    assert_grounded(make_brief(unique, texts=TEXTS), unique)


def test_the_check_of_grounding_finds_what_is_made_up() -> None:
    found = ungrounded(
        "Lena Moss said that Ardonia took 4 villages (named: Kesra) on 5 May 2031, “bravely”",
        [kesra_claims()[1]],
        [],
    )
    assert found == ["bravely", "5 May 2031", "4", "Ardonia"]


def _swapped(text: str) -> str:
    for one, other in (("Ardania", "Belmar"), ('"ard', '"bel')):
        text = text.replace(one, "\0").replace(other, one).replace("\0", other)
    return text


def _swapped_claim(claim: Claim) -> Claim:
    return from_json(_swapped(claim_json(claim)))


def assert_neutral(claims: list[Claim]) -> None:
    plain = json.loads(to_json(make_brief(claims, texts=TEXTS)))
    texts = {id: _swapped(text) for id, text in TEXTS.items()}
    # Names of other lengths move the text: passages are quoted from the evidence alone.
    del texts
    plain = json.loads(to_json(make_brief(claims)))
    swapped = json.loads(to_json(make_brief([_swapped_claim(claim) for claim in claims])))
    assert json.loads(_swapped(json.dumps(plain))) == swapped


def test_swapping_two_sides_swaps_them_in_the_brief_and_nothing_else() -> None:
    assert_neutral(all_claims())


@settings(max_examples=150, deadline=None)
@given(st.lists(claims_of_any_kind(), max_size=8))
def test_no_side_is_told_of_in_other_words_than_another(claims: list[Claim]) -> None:
    assert_neutral(claims)


def test_loaded_words_stand_only_in_quotation_marks() -> None:
    told = " ".join(sentences(make_brief(all_claims(), texts=TEXTS)))
    assert "liberated" not in told
    terrorists = replace(kesra_claims()[1], target=Side(name="the terrorists", kind="armed group"))
    assert "from “the terrorists” on" in " ".join(sentences(make_brief([terrorists])))


def test_the_order_in_which_claims_come_does_not_matter() -> None:
    claims = all_claims()
    once = to_json(make_brief(claims, texts=TEXTS))
    random.Random(7).shuffle(claims)
    assert to_json(make_brief([*claims, *claims], texts=TEXTS)) == once


def test_every_kind_of_claim_has_a_section() -> None:
    assert sorted(kind for _, kinds in SECTIONS for kind in kinds) == sorted(KINDS)


def test_notes_are_numbered_in_order_and_lead_from_a_sentence_to_its_passage() -> None:
    brief = make_brief(all_claims(), texts=TEXTS)
    cited = [n for section in brief.sections for sentence in section.sentences for n in sentence.notes]
    assert (
        list(dict.fromkeys(cited))
        == [note.number for note in brief.notes]
        == list(range(1, len(all_claims()) + 1))
    )
    note = next(note for note in brief.notes if note.quote.startswith("At least 12"))
    assert note.passage.startswith("At least 12 soldiers were killed and 30 wounded near Kesra")
    assert (note.publisher, note.published, note.title) == (KESRA.publisher, KESRA.published, KESRA.title)
    assert KESRA.text[note.start : note.end] == note.quote


def test_without_the_texts_the_evidence_is_the_passage() -> None:
    assert make_brief(kesra_claims()[:1]).notes[0].passage == "holds Kesra"


def test_the_period_is_what_was_asked_for_else_what_the_claims_tell_of() -> None:
    asked = make_brief(all_claims(), since="2031-05-01", until="2031-05-07")
    assert (asked.period.start, asked.period.end) == ("2031-05-01", "2031-05-07")
    told = make_brief(all_claims())
    assert (told.period.start, told.period.end) == ("2031-05-02", "2031-05-06")
    empty = make_brief([])
    assert (empty.period.start, empty.sections, empty.notes) == (None, (), ())


def test_one_speaker_told_alike_by_two_publishers_is_one_sentence_with_two_notes() -> None:
    said: dict[str, Any] = {"mode": "agreed", "speaker": NAMES[0], "when": on("2031-05-02")}
    here = claim(KESRA, "ceasefire", "holds Kesra", **said)
    there = claim(TRUCE, "ceasefire", "agreed a ceasefire", **said)
    brief = make_brief([here, there])
    assert len(sentences(brief)) == 1
    assert brief.sections[0].sentences[0].claims == (here.id, there.id)
    assert [note.publisher for note in brief.notes] == ["Harbour Post", "Morning Wire"]


def test_wording_of_a_claim_marks_names_that_hold_it() -> None:
    loaded = Wording(quote="northern districts", neutral="north", span=span(TRUCE, "northern districts"))
    made = claim(TRUCE, "attack", "agreed a ceasefire", wording=(loaded,), mode="shelling")
    made = replace(made, target=Side(name="its northern districts", kind="people"))
    assert "that “its northern districts” came under shelling" in sentences(make_brief([made]))[0]

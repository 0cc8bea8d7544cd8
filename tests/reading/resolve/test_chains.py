"""Chains: the origin is the speaker, the others stand in via, whichever teller the reader marked."""

import pytest

from onrecord.reading.resolve.attribution import Attribution, attribute
from tests.reading.making import act, context


def attributed(text: str, evidence: str, speaker: str | None) -> Attribution:
    found = context(text)
    return attribute(act(found.parsed, evidence, speaker=speaker), found)


def told(
    text: str, evidence: str, speaker: str | None
) -> tuple[str | None, str | None, list[tuple[str, str]]]:
    """Return the speaker, its cue and the further tellers with theirs."""
    found = attributed(text, evidence, speaker)
    via = [(teller.name, teller.cue.quote if teller.cue else "") for teller in found.via]
    return (
        found.speaker.name if found.speaker else None,
        found.cue.quote if found.cue else None,
        via,
    )


EVIDENCE = "was shelled"
ORLO = "Ana Orlo"

CHAINS = [
    # Who was told.
    ("Ana Orlo told the BBC that Velm was shelled.", ORLO, "told", [("BBC", "told")]),
    ("Ana Orlo told Reuters news agency Velm was shelled.", ORLO, "told", [("Reuters news agency", "told")]),
    ("Ana Orlo, the mayor, told the Karo newspaper that Velm was shelled.", ORLO, "told",
     [("Karo newspaper", "told")]),
    ("Velm was shelled, Ana Orlo told Reuters.", ORLO, "told", [("Reuters", "told")]),
    # Who is quoted.
    ("Ana Orlo was quoted by Interfax as saying that Velm was shelled.", ORLO, "was quoted by",
     [("Interfax", "was quoted by")]),
    ("Velm was shelled, Ana Orlo was quoted as saying by Velm TV.", ORLO, "was quoted as saying by",
     [("Velm TV", "was quoted as saying by")]),
    ("Interfax quoted Ana Orlo as saying Velm was shelled.", ORLO, "saying", [("Interfax", "quoted")]),
    ("The BBC also cited Ana Orlo, chief of the guard, as saying Velm was shelled.", ORLO, "saying",
     [("BBC", "cited")]),
    ("Ana Orlo said Velm was shelled, as quoted by the Velm Gazette.", ORLO, "said",
     [("Velm Gazette", "as quoted by")]),
    ("Ana Orlo said — as reported by Interfax — that Velm was shelled.", ORLO, "said",
     [("Interfax", "as reported by")]),
    ("Ana Orlo said in a statement quoted by Velm TV that Velm was shelled.", ORLO, "said",
     [("Velm TV", "quoted by")]),
    # Who is cited.
    ("Velm was shelled, Interfax reported, citing Ana Orlo.", ORLO, "citing", [("Interfax", "reported")]),
    ("Interfax reported on Monday that Velm was shelled, citing Ana Orlo.", ORLO, "citing",
     [("Interfax", "reported")]),
    ("According to Interfax, citing Ana Orlo, Velm was shelled.", ORLO, "citing",
     [("Interfax", "According to")]),
    ("Velm was shelled, according to Interfax, quoting Ana Orlo.", ORLO, "quoting",
     [("Interfax", "according to")]),
    ("Interfax, citing Ana Orlo, reported that Velm was shelled.", ORLO, "citing",
     [("Interfax", "reported")]),
    # Who reports what another says.
    ("Interfax reported that Ana Orlo said Velm was shelled.", ORLO, "said", [("Interfax", "reported")]),
    ("Bela Kiro said on Monday that Ana Orlo had confirmed that Velm was shelled.", ORLO, "confirmed",
     [("Bela Kiro", "said")]),
    ("According to Interfax, Ana Orlo said Velm was shelled.", ORLO, "said", [("Interfax", "According to")]),
    ("Ana Orlo said Velm was shelled, according to Interfax.", ORLO, "said", [("Interfax", "according to")]),
    ("Ana Orlo said Velm was shelled, Interfax reported on Monday.", ORLO, "said",
     [("Interfax", "reported")]),
    # Where it was said.
    ("Ana Orlo said in an interview with the BBC that Velm was shelled.", ORLO, "said",
     [("BBC", "interview")]),
    ("Ana Orlo said in a statement to Reuters that Velm was shelled.", ORLO, "said",
     [("Reuters", "statement")]),
    ("Ana Orlo said on state television that Velm was shelled.", ORLO, "said",
     [("state television", "said")]),
    ("Speaking to Velm TV, Ana Orlo said Velm was shelled.", ORLO, "said", [("Velm TV", "Speaking to")]),
    # Descriptions between a teller and its verb, and clauses before the medium at the end.
    ("Ana Orlo, the governor of the central province of Velm, which borders on the sea and on the hills, "
     "told the Associated Press that Velm was shelled.", ORLO, "told", [("Associated Press", "told")]),
    ("Ana Orlo, in an interview with the BBC, said Velm was shelled.", ORLO, "said", [("BBC", "interview")]),
    ("Ana Orlo told the Velm Gazette the town was shelled.", ORLO, "told", [("Velm Gazette", "told")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "cue", "via"), CHAINS, ids=[chain[0] for chain in CHAINS])
def test_a_chain_is_the_same_whichever_teller_was_marked(
    text: str, speaker: str, cue: str, via: list[tuple[str, str]]
) -> None:
    outer = via[0][0]
    for marked in (speaker, outer):
        assert told(text, EVIDENCE, marked) == (speaker, cue, via), marked


def test_three_tellers_stand_outermost_first() -> None:
    text = "A spokesman told Reuters that the ministry had reported that Velm was shelled."
    for marked in ("A spokesman", "the ministry"):
        assert told(text, EVIDENCE, marked) == (
            "ministry",
            "reported",
            [("Reuters", "told"), ("spokesman", "told")],
        )


@pytest.mark.parametrize("marked", ["The defence ministry of Peru", "its military"])
def test_a_body_that_reports_on_its_own_part_stays_the_speaker(marked: str) -> None:
    text = "The defence ministry of Peru said its military reported that Velm was shelled."
    assert told(text, EVIDENCE, marked) == ("defence ministry of Peru", "said", [])


def test_reporters_are_no_further_teller() -> None:
    assert told("Ana Orlo told reporters that Velm was shelled.", EVIDENCE, ORLO)[2] == []
    assert told("Ana Orlo told local media that Velm was shelled.", EVIDENCE, ORLO)[2] == []


def test_unnamed_sources_that_are_cited_leave_the_word_with_the_medium() -> None:
    text = "Velm was shelled, Interfax reported, citing officials."
    assert told(text, EVIDENCE, "Interfax") == ("Interfax", "reported", [])


def test_a_reason_that_is_cited_is_no_teller() -> None:
    text = "Peru said that Velm was shelled, citing Bolivian non-compliance."
    assert told(text, EVIDENCE, "Peru") == ("Peru", "said", [])


def test_accusations_and_denials_are_no_chains() -> None:
    denied = "Ana Orlo denied that the ministry had said Velm was shelled."
    assert told(denied, EVIDENCE, ORLO) == (ORLO, "denied", [])
    accused = "Ana Orlo accused Interfax of reporting that Velm was shelled."
    assert told(accused, EVIDENCE, ORLO)[2] == []


def test_a_teller_of_another_clause_is_no_part_of_the_chain() -> None:
    text = "Ana Orlo said the road was open, while Velm was shelled, Interfax reported."
    assert told(text, EVIDENCE, "Interfax") == ("Interfax", "reported", [])
    text = "Ana Orlo said Velm was shelled; Interfax said that the army had claimed a hill."
    assert told(text, EVIDENCE, ORLO) == (ORLO, "said", [])


def test_a_medium_at_the_end_reports_the_whole_sentence() -> None:
    text = "Ana Orlo said Velm was shelled, but there was no word on losses, Interfax reported."
    assert told(text, EVIDENCE, ORLO) == (ORLO, "said", [("Interfax", "reported")])


def test_what_an_outer_teller_adds_stays_its_own() -> None:
    text = "Interfax said Velm was shelled, and that Ana Orlo had confirmed the loss."
    assert told(text, EVIDENCE, "Interfax") == ("Interfax", "said", [])


def test_a_verb_in_a_name_and_a_quoted_one_are_no_cues() -> None:
    text = "The United States said Velm was shelled."
    assert told(text, EVIDENCE, "The United States")[2] == []
    text = 'Ana Orlo told Reuters: "I said Velm was shelled."'
    assert told(text, EVIDENCE, ORLO) == (ORLO, "told", [("Reuters", "told")])

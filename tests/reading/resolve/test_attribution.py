"""Attribution: the cue beside the speaker, posts, chains, short forms."""

from onrecord.reading.resolve.attribution import Attribution, attribute
from tests.reading.making import act, context


def attributed(text: str, evidence: str, speaker: str | None) -> Attribution:
    found = context(text)
    return attribute(act(found.parsed, evidence, speaker=speaker), found)


def test_a_claim_in_the_reports_own_voice_has_no_speaker() -> None:
    assert attributed("Troops shelled Velm.", "shelled Velm", None) == Attribution(None, (), None, "none")


def test_the_cue_is_the_verb_beside_the_speaker() -> None:
    found = attributed(
        "Peru's defence ministry said on Monday that troops shelled Velm.",
        "shelled Velm",
        "Peru's defence ministry",
    )
    assert found.cue is not None
    assert found.cue.quote == "said"
    assert found.manner == "indirect"
    assert found.speaker is not None
    assert found.speaker.parties == ("per.mod",)


def test_according_to_stands_before_its_speaker() -> None:
    found = attributed(
        "Troops shelled Velm, according to local officials.", "shelled Velm", "local officials"
    )
    assert found.cue is not None
    assert found.cue.quote == "according to"
    assert found.speaker is not None
    assert found.speaker.name == "local officials"


def test_a_quoted_post_is_its_authors_word() -> None:
    found = attributed(
        "Velm is ours again — Ana Orlo (@ana_orlo) May 3, 2031\n\nMore follows here.",
        "is ours again",
        None,
    )
    assert found.manner == "post"
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.kind) == ("Ana Orlo", "person")


def test_a_surname_gets_the_full_name_that_the_document_has() -> None:
    found = attributed(
        "President Ana Orlo left Velm. Orlo said that the town had been shelled.",
        "had been shelled",
        "Orlo",
    )
    assert found.speaker is not None
    assert found.speaker.name == "Ana Orlo"
    assert found.speaker.span is not None
    assert found.speaker.span.quote == "Orlo"


def test_the_medium_that_was_told_stands_in_via() -> None:
    found = attributed(
        "A police officer told Reuters that the bridge was destroyed.",
        "was destroyed",
        "A police officer",
    )
    assert [teller.name for teller in found.via] == ["Reuters"]
    assert found.via[0].cue is not None
    assert found.via[0].cue.quote == "told"


def test_words_in_quotation_marks_are_direct() -> None:
    found = attributed(
        'Ana Orlo, the mayor, said: "The market was shelled."', "The market was shelled", "Ana Orlo"
    )
    assert found.manner == "direct"


def test_according_to_names_the_speaker_where_the_reader_marks_none() -> None:
    found = attributed("Three men were killed, according to the health ministry.", "were killed", None)
    assert found.speaker is not None
    assert found.speaker.name == "health ministry"
    other = attributed(
        "Three men were killed while talks went on, according to Ana Orlo.", "were killed", None
    )
    assert other.speaker is None


def test_a_speaker_ends_before_its_cue() -> None:
    found = attributed("State media reported that Velm was shelled.", "was shelled", "State media reported")
    assert found.speaker is not None
    assert found.speaker.span is not None
    assert found.speaker.span.quote == "State media"


def test_the_verb_behind_a_long_description_is_the_cue() -> None:
    found = attributed(
        "Ana Orlo, the chair of the council of the eastern province of Velm, which borders on Peru, said "
        "that the bridge was destroyed.",
        "was destroyed",
        "Ana Orlo",
    )
    assert found.cue is not None
    assert found.cue.quote == "said"


def test_the_subject_of_the_verb_with_which_a_statement_begins_says_it() -> None:
    text = "Peru's officials say the town has fallen, but Chad's army denies this."
    found = context(text)
    told = attribute(act(found.parsed, "denies this", kind="statement", speaker="Peru's officials"), found)
    assert told.speaker is not None
    assert told.speaker.parties == ("tcd.mil",)


def test_the_subject_of_a_claim_of_responsibility_makes_it_though_the_reader_marks_none() -> None:
    text = "A bomb went off in Velm on Monday. The Taliban claimed responsibility."
    found = context(text)
    told = attribute(act(found.parsed, "claimed responsibility", kind="statement"), found)
    assert told.speaker is not None
    assert told.speaker.name == "Taliban"


def test_according_to_wins_where_nothing_ties_another_to_the_words() -> None:
    found = attributed(
        "According to the Velm Post, Chad has taken in 400 people.", "has taken in 400 people", "Chad"
    )
    assert found.speaker is not None
    assert found.speaker.name == "Velm Post"


def test_an_acronym_is_spelled_out_where_the_report_does() -> None:
    found = attributed(
        "The Velm Halk Party (VHP) met. The VHP said troops shelled Velm.", "shelled Velm", "VHP"
    )
    assert found.speaker is not None
    assert found.speaker.name == "Velm Halk Party"


def test_a_state_with_a_cue_or_stops_in_its_name_speaks_as_any_other() -> None:
    for state, id_ in (("Peru", "per"), ("the United States", "usa")):
        found = attributed(f"{state} and Chad said troops shelled Velm.", "shelled Velm", f"{state} and Chad")
        assert found.speaker is not None
        assert found.speaker.parties == (id_, "tcd")
    for embassy, id_ in (("Peruvian embassy in Velm", "per.emb"), ("U.S. embassy in Velm", "usa.emb")):
        found = attributed(f"According to the {embassy}, shells hit Orm.", "shells hit Orm", None)
        assert found.speaker is not None
        assert (found.speaker.name, found.speaker.parties) == (embassy, (id_,))


def test_according_to_at_the_opening_does_not_reach_over_a_semicolon() -> None:
    found = attributed("According to Ana Orlo, ten men died; shells hit Orm.", "shells hit Orm", None)
    assert found.speaker is None


def test_a_secretary_of_state_is_named_whole() -> None:
    text = "The former secretary of state said rebels had shelled Velm."
    speaker = attributed(text, "rebels had shelled Velm", "The former secretary of state").speaker
    assert speaker is not None
    assert speaker.name == "former secretary of state"


def test_a_pronoun_that_stands_for_nobody_named_stays_unnamed_and_is_not_the_report() -> None:
    speaker = attributed("They said rebels had shelled Velm.", "rebels had shelled Velm", "They").speaker
    assert speaker is not None
    assert (speaker.name, speaker.kind) == ("they", "unnamed")

"""Who speaks a quotation, by where it stands."""

import pytest

from onrecord.reading.resolve.quoted_speakers import quoted_speakers, settle_quoted
from tests.reading.making import act, context, parsed


def speakers(text: str) -> list[str | None]:
    found = quoted_speakers(context(text))
    return [text[r.start : r.end] if r else None for r in found]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"They shelled the old bridge," Ana Orlo said.', "Ana Orlo"),
        ('"They shelled the old bridge", said Ana Orlo on Monday.', "Ana Orlo"),
        ('Ana Orlo said: "They shelled the old bridge."', "Ana Orlo"),
        ('On Monday Ana Orlo told reporters, "They shelled the old bridge."', "Ana Orlo"),
        ("“Will they shell the bridge again?” Ana Orlo asked.", "Ana Orlo"),
    ],
)
def test_the_subject_of_the_verb_beside_a_quotation_speaks_it(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        'It was "the heaviest shelling" in days, residents noted.',  # words set apart
        '"They shelled the old bridge at noon." Ana Orlo arrived on Monday.',  # a sentence of its own
        '"They shelled the old bridge at noon," the statement of the day read.',
        'He said: "They shelled the old bridge at noon."',  # nobody spoke before
    ],
)
def test_a_form_that_tells_nobody_gives_nobody(text: str) -> None:
    assert speakers(text) == [None]


def test_a_quotation_goes_on_behind_its_speaker() -> None:
    text = '"They shelled the old bridge," Ana Orlo continued. "They will be back in force."'
    assert speakers(text) == ["Ana Orlo", "Ana Orlo"]


def test_a_quotation_over_paragraphs_has_one_speaker() -> None:
    text = (
        'Ana Orlo said: "They shelled the old bridge at noon.\n\n"They came back in the evening.\n\n'
        '"Two men died at the bridge."'
    )
    assert speakers(text) == ["Ana Orlo"] * 3
    behind = '"They shelled the old bridge at noon.\n\n"They came back in the evening," Ana Orlo said.'
    assert speakers(behind) == ["Ana Orlo"] * 2


def test_a_pronoun_is_who_spoke_last() -> None:
    text = (
        "President Ivo Renk visited the town. Ana Orlo said the bridge had fallen. "
        '"They shelled it at noon," she added.'
    )
    assert speakers(text) == ["Ana Orlo"]


def test_acts_in_a_quotation_get_its_speaker() -> None:
    text = 'Ana Orlo said: "They shelled the bridge after Ivo Renk left the town."'
    (settled,) = settle_quoted([act(parsed(text), "shelled the bridge", speaker="Ivo Renk")], context(text))
    assert settled.speaker is not None
    assert text[settled.speaker.start : settled.speaker.end] == "Ana Orlo"


def test_whom_the_quotation_passes_on_stays() -> None:
    text = 'Ana Orlo said: "The army says it shelled the bridge at noon."'
    marked = act(parsed(text), "shelled the bridge", speaker="The army")
    assert settle_quoted([marked], context(text)) == [marked]


def test_acts_outside_quotations_stay() -> None:
    text = 'Troops shelled Velm. Ana Orlo said: "They shelled the bridge at noon."'
    outside = act(parsed(text), "Troops shelled Velm")
    assert settle_quoted([outside], context(text)) == [outside]

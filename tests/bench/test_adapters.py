"""Other data sets are read in their own forms, and their classes are mapped to kinds that exist."""

from __future__ import annotations

from pathlib import Path

import pytest
from adapters import SETS, case2021, plover
from adapters.attributions import Attribution, scored
from adapters.mapping import Meaning, read_mapping
from adapters.polnear import read_annotations

from onrecord.model.span import Range
from onrecord.reading.read import Pipeline, read

ADAPTERS = Path(case2021.__file__).parent
CLAIMS = read(
    "Ardania says that its army captured the town of Kesra on Monday, killing 12 soldiers.",
    published="2023-05-03",
)


@pytest.mark.parametrize("name", ["case2021", "plover"])
def test_every_class_has_a_meaning_of_kinds_that_exist(name: str) -> None:
    mapping = read_mapping(ADAPTERS / f"{name}.tsv")
    assert len(mapping) == {"case2021": 30, "plover": 18}[name]
    assert all(not meaning.silent or not meaning.kinds for meaning in mapping.values())


def test_a_kind_that_does_not_exist_is_told_with_its_class(tmp_path: Path) -> None:
    table = tmp_path / "wrong.tsv"
    table.write_text("class\tkinds\tmodes\twhy\nRAID\traiding\t-\tno such kind\n")
    with pytest.raises(ValueError, match=r"wrong.tsv, RAID.*raiding"):
        read_mapping(table)


def test_a_row_is_right_where_any_claim_is_of_a_kind_of_its_class() -> None:
    right = case2021.judge("1", "GOV", Meaning(("control",), ("captured",)), CLAIMS)
    assert right.fractions["right kind"] == (1, 1)
    assert right.fractions["right mode"] == (1, 1)
    assert case2021.judge("1", "AID", Meaning(("aid",), ()), CLAIMS).fractions["right kind"] == (0, 1)


def test_a_kind_may_ask_for_a_speaker_or_a_mode() -> None:
    assert Meaning(("control+speaker",), ()).fitting(CLAIMS)
    assert Meaning(("control/captured",), ()).fitting(CLAIMS)
    assert not Meaning(("control/withdrew",), ()).fitting(CLAIMS)


def test_in_a_class_out_of_scope_every_claim_is_false() -> None:
    tally = case2021.judge("1", "FLOOD", Meaning((), (), silent=True), CLAIMS)
    assert tally.fractions["false claims"] == (len(CLAIMS), 1)


def test_sides_of_a_coded_sentence_are_looked_for_in_claims_of_its_kinds() -> None:
    record = {
        "id": "p",
        "event": "FIGHT",
        "source": [{"actorText": "Ardania"}],
        "target": [{"actorText": "Norland"}, "broken"],
    }
    told = plover.judge(record, Meaning(("control",), (), role="speaker"), CLAIMS).fractions
    assert (told["speaker is the source"], told["target"][0]) == ((1, 1), 0)


def test_attributions_are_read_from_brat_in_pieces_and_in_any_order() -> None:
    standoff = (
        "T1\tSource 0 3\tshe\nT3\tAttribution 4 8\tsaid\n"
        "E1\tAttribution:T3 Source:T1 Content:T2 Content2:T4\n"
        "T2\tContent 10 20;30 40\tit is over … at last\nT4\tContent 50 60\tfor good\n"
    )
    (found,) = read_annotations(standoff)
    assert found.content == (Range(10, 20), Range(30, 40), Range(50, 60))
    assert found.source == (Range(0, 3),)


def test_an_attribution_is_right_where_content_and_source_overlap() -> None:
    gold = [
        Attribution((Range(10, 20),), (Range(0, 5),)),
        Attribution((Range(40, 60),), ()),
    ]
    found = [Attribution((Range(12, 30),), (Range(6, 9),)), Attribution((Range(40, 50),), ())]
    figures = scored("ours", gold, found)
    assert figures["ours: content F1"] == (4, 4)
    assert figures["ours: content and source F1"] == (2, 4)
    assert figures["ours: characters of content F1"] == (36, 58)


@pytest.mark.parametrize("name", [name for name in SETS if name != "train-more"])
def test_every_set_says_what_it_is_and_how_to_get_it(name: str) -> None:
    each = SETS[name]
    assert each.name == name
    assert all((each.title, each.about, each.licence, each.source))


@pytest.mark.skipif(not SETS["plover"].is_there, reason=f"the sentences are not at {SETS['plover'].path}")
def test_plover_runs_alone() -> None:
    tallies = plover.SET.measure(Pipeline.default())
    assert len(tallies) > 300

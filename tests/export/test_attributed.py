from dataclasses import replace

from onrecord.export.attributed import attributed
from onrecord.model.claim import Teller
from tests.accounts.examples import all_claims, kesra_claims, undated_claims


def test_the_sentence_begins_with_the_speaker_and_the_publisher() -> None:
    assert attributed(kesra_claims()[1]) == (
        "Lena Moss, as reported by Harbour Post on 2031-05-04: Ardania took control of 3 more villages "
        "(named: Kesra) from Belmar on 4 May 2031."
    )


def test_a_report_in_its_own_voice_begins_with_the_publisher() -> None:
    assert attributed(kesra_claims()[6]).startswith("Harbour Post on 2031-05-04: shelling took place")


def test_a_denial_says_that_it_denies() -> None:
    assert attributed(kesra_claims()[3]) == (
        "Belmar, as reported by Harbour Post on 2031-05-04: denied that Belmar lost control of Kesra."
    )


def test_a_document_without_publisher_and_date_is_named() -> None:
    assert attributed(undated_claims()[0]).startswith("Document note-7f3a91, undated: rebels took control")


def test_those_who_passed_it_on_stand_before_what_is_said() -> None:
    told = attributed(replace(kesra_claims()[1], via=(Teller(name="Coast Radio"),)))
    assert told.startswith("Lena Moss, quoted by Coast Radio, as reported by Harbour Post on 2031-05-04: ")


def test_no_sentence_begins_with_what_is_said() -> None:
    for claim in all_claims():
        head, colon, told = attributed(claim).partition(": ")
        assert colon
        assert told.endswith(".")
        who = claim.speaker.name if claim.speaker else claim.document.publisher or claim.document.id
        assert who.casefold() in head.casefold()

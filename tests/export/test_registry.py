import io

from onrecord.export.base import Format
from onrecord.export.registry import FORMATS
from tests.accounts.examples import all_claims


def test_the_formats_are_these() -> None:
    assert list(FORMATS) == ["csv", "jsonl", "geojson"]


def test_every_format_writes_every_claim_with_its_attributed_sentence() -> None:
    for name, each in FORMATS.items():
        form: Format = each
        out = io.StringIO(newline="")
        assert form.write(iter(all_claims()), out) == len(all_claims())
        assert form.name == name
        assert form.summary
        assert out.getvalue().count("as reported by Harbour Post on 2031-05-04: ") >= 6


def test_the_same_claims_give_the_same_file() -> None:
    for form in FORMATS.values():
        once, again = io.StringIO(newline=""), io.StringIO(newline="")
        form.write(all_claims(), once)
        form.write(all_claims(), again)
        assert once.getvalue() == again.getvalue()

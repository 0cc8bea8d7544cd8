import io
import json

from onrecord.export.jsonl import JsonlFormat
from onrecord.export.plain import write_claims
from onrecord.model.exchange import from_json
from tests.accounts.examples import all_claims


def test_every_line_is_the_exchange_form_and_reads_back_as_the_same_claim() -> None:
    out = io.StringIO()
    assert JsonlFormat().write(all_claims(), out) == len(all_claims())
    lines = out.getvalue().splitlines()
    assert [from_json(line) for line in lines] == all_claims()


def test_every_line_carries_the_attributed_sentence() -> None:
    out = io.StringIO()
    JsonlFormat().write(all_claims()[:1], out)
    row = json.loads(out.getvalue())
    assert row["attributed"] == "Ardania, as reported by Harbour Post on 2031-05-04: Ardania held Kesra."


def test_listings_print_lines_or_one_list_of_the_exchange_form() -> None:
    lines, whole, none = io.StringIO(), io.StringIO(), io.StringIO()
    assert write_claims(all_claims(), "jsonl", lines) == len(all_claims())
    assert write_claims(all_claims(), "json", whole) == len(all_claims())
    assert write_claims([], "json", none) == 0
    assert [json.loads(line) for line in lines.getvalue().splitlines()] == json.loads(whole.getvalue())
    assert "attributed" not in json.loads(whole.getvalue())[0]
    assert json.loads(none.getvalue()) == []

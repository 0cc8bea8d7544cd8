"""The days of a claim: expression, report's day, post's day, or none."""

from dataclasses import replace

from onrecord.reading.resolve.when import when_of
from tests.reading.making import act, parsed


def test_an_expression_is_seen_from_the_reports_day() -> None:
    report = parsed("Troops shelled Velm on Saturday.")
    when = when_of(act(report, "shelled Velm", time="Saturday"), report)
    assert when is not None
    assert (when.start, when.end, when.basis) == ("2031-05-03", "2031-05-03", "expression")
    assert when.span is not None
    assert when.span.quote == "Saturday"


def test_without_an_expression_the_reports_day_stands() -> None:
    report = parsed("Troops shell Velm.")
    when = when_of(act(report, "shell Velm"), report)
    assert when is not None
    assert (when.start, when.basis, when.span) == ("2031-05-05", "document date", None)


def test_a_post_is_seen_from_the_day_it_was_posted() -> None:
    report = parsed("Velm was shelled today — Ana Orlo (@ana_orlo) May 3, 2031\n\nThe town is small.")
    by_word = when_of(act(report, "was shelled", time="today"), report)
    by_post = when_of(act(report, "was shelled"), report)
    assert by_word is not None
    assert by_post is not None
    assert by_word.start == by_post.start == "2031-05-03"
    assert by_post.basis == "post date"


def test_an_expression_of_another_sentence_is_carried_over() -> None:
    report = parsed("The raid began on Saturday. Two men were killed.")
    when = when_of(act(report, "were killed", time="Saturday"), report)
    assert when is not None
    assert when.basis == "carried over"


def test_an_undated_report_gives_no_relative_days() -> None:
    report = parsed("Troops shelled Velm on Saturday.", published=None)
    assert when_of(act(report, "shelled Velm", time="Saturday"), report) is None
    assert when_of(act(report, "shelled Velm"), report) is None


def test_an_undated_report_still_gives_days_with_their_year() -> None:
    report = parsed("Troops shelled Velm on 3 May 2030.", published=None)
    when = when_of(act(report, "shelled Velm", time="3 May 2030"), report)
    assert when is not None
    assert when.start == "2030-05-03"


def test_an_undated_report_gives_no_end_that_nobody_told() -> None:
    report = parsed("Troops have held Velm since 3 May 2030.", published=None)
    when = when_of(act(report, "have held Velm", time="since 3 May 2030"), report)
    assert when is not None
    assert (when.start, when.end) == ("2030-05-03", None)


def test_what_people_say_is_said_on_the_reports_day_where_no_other_is_told() -> None:
    report = parsed("Chad will not negotiate, its minister said. Peru warned of that in March.")
    said = replace(act(report, "will not negotiate", kind="statement"), time_source="none")
    warned = replace(act(report, "warned of that", kind="statement"), time_source="none")
    held = replace(act(report, "will not negotiate", kind="control"), time_source="none")
    when = when_of(said, report)
    assert when is not None
    assert (when.start, when.basis) == ("2031-05-05", "document date")
    assert when_of(warned, report) is None
    assert when_of(held, report) is None


def test_an_attack_that_somebody_claims_is_of_the_reports_day_where_no_other_is_told() -> None:
    report = parsed(
        "Rebels claim responsibility for a bombing in Velm. They claimed responsibility for one in May."
    )
    first, second = (
        replace(act(report, words, kind="attack"), time_source="none")
        for words in ("a bombing in Velm", "one in May")
    )
    when = when_of(first, report)
    assert when is not None
    assert (when.start, when.basis) == ("2031-05-05", "document date")
    assert when_of(second, report) is None


def test_what_starts_on_a_day_lies_ahead() -> None:
    report = parsed("Chad declares a truce starting on Saturday.")
    when = when_of(act(report, "declares a truce", time="Saturday"), report)
    assert when is not None
    assert when.start == "2031-05-10"

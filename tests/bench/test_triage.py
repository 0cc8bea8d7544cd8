"""The bench of triage: a claim counts as left out where its anchor begins in nothing that is read."""

from triage import left_out, read_in

from onrecord.model.document import Document
from onrecord.reading.extract.encoder import EncoderReader

WAR = "Rebels shelled the town of Velm overnight, killing 12 soldiers, the army said."
FILM = "The film wins the award for best picture at the festival."


def test_what_passes_is_read_and_what_does_not_is_left_out() -> None:
    reader = EncoderReader.open()
    war, film = (Document(id=name, text=text) for name, text in (("war", WAR), ("film", FILM)))
    assert read_in(war, reader) == [(0, len(WAR))]
    assert read_in(film, reader) == []
    coded = [(war, [{"anchor": "shelled the town"}]), (film, [{"anchor": "wins the award"}])]
    assert left_out(iter(coded), reader) == (1, 2)

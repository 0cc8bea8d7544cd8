"""Names: short forms are linked to the fullest form of the document."""

from onrecord.reading.resolve.names import Names, is_pronoun


def test_a_last_name_gets_the_full_name() -> None:
    names = Names("Ana Orlo spoke in Velm. Orlo left.")
    assert names.fullest("Orlo") == "Ana Orlo"


def test_of_several_full_names_the_one_named_most_is_taken() -> None:
    names = Names("Jan Orlo left. Ana Orlo spoke. Then Ana Orlo rested. Orlo left.")
    assert names.fullest("Orlo") == "Ana Orlo"


def test_particles_belong_to_the_name() -> None:
    assert Names("Omar al-Hadi spoke. Hadi left.").fullest("Hadi") == "Hadi"
    assert Names("Jan van Orlo spoke. Orlo left.").fullest("Orlo") == "Jan van Orlo"


def test_a_name_that_stands_alone_stays() -> None:
    assert Names("Orlo left.").fullest("Orlo") == "Orlo"
    assert Names("Ana Orlo left.").fullest("officials") == "officials"


def test_pronouns_are_told_from_names() -> None:
    assert is_pronoun("She")
    assert not is_pronoun("Shea")


def test_an_acronym_that_the_document_explains_means_the_full_name() -> None:
    names = Names(
        "The People's Front of Velm (PFV) spoke. Later the PFV left. The Orm Halk Partisi (OHP) did not."
    )
    assert names.fullest("PFV") == "People's Front of Velm"
    assert names.fullest("OHP") == "Orm Halk Partisi"


def test_a_full_stop_parts_names_but_for_initials_and_titles() -> None:
    names = Names("They came from Velm. Orlo spoke. J. Orlo and Gen. Ana Brok did not.")
    assert names.fullest("Orlo") == "J. Orlo"
    assert names.fullest("Brok") == "Gen. Ana Brok"


def test_a_long_nationality_before_an_office_cuts_no_name() -> None:
    for state in ("Peruvian", "South African", "Central African Republic"):
        full = Names(f"{state} President Ana Orlo met men. Orlo left.").fullest("Orlo")
        assert full.endswith("President Ana Orlo")


def test_a_headline_in_capitals_spells_no_name_out() -> None:
    names = Names("Orm Terror Suspect Named By Police Before Orlo Spoke\n\nPolice came. Ana Orlo spoke.")
    assert (names.fullest("Police"), names.fullest("Orlo")) == ("Police", "Ana Orlo")

"""The bench of links: its rows say what the shared scorer found."""

from links import row


def test_a_row_tells_what_was_right_of_the_relations_that_are_coded() -> None:
    scored = {
        "gold_links": 9,
        "reachable": 5,
        "precision": 0.8,
        "recall": 0.6,
        "f1": 0.6857,
        "recall_of_all": 1 / 3,
        "relations": {
            "denies": {"gold": 8, "hit": 3},
            "confirms": {"gold": 1, "hit": 0},
            "claims responsibility": {"gold": 0, "hit": 0},
        },
    }
    assert row("a war", scored) == (
        "| a war, 9 | **0.686** | 0.800 | 0.600 of 5 | 0.333 | denies 3 of 8, confirms 0 of 1 |"
    )

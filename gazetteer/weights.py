"""All weights and thresholds of building, ranking and resolving, each with a word on where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import Final

from .index.fuzzy import Edit
from .model import Match

__all__ = [
    "AIRPORT_BY_CITY",
    "AIRPORT_CITY",
    "AMBIGUOUS_FACTOR",
    "BEHIND_REAL",
    "BYNAME_PENALTY",
    "CAPITAL_BONUS",
    "COHERENCE_BONUS",
    "COHERENCE_KM",
    "COHERENCE_TOLD_FROM",
    "CONFIDENCE",
    "CONTEXT_WEIGHT",
    "COUNTRY_PRIOR",
    "DEMONYM_BONUS",
    "DEMONYM_VOTE",
    "DEMONYM_VOTES_FULL_AT",
    "DEMONYM_VOTES_MORE",
    "EDIT_PENALTY",
    "FALL_BACK_CONFIDENCE",
    "FALL_BACK_REACH",
    "FALL_BACK_SHARE",
    "FEATURE_PRIORS",
    "FIRST_LETTER_PENALTY",
    "HEAD_BONUS",
    "LAYER_TOWN",
    "LEAST_CONFIDENCE",
    "LEAST_SCORE",
    "LISTED_SCORE",
    "MATCH_CONFIDENCE",
    "MATCH_PENALTY",
    "MISSPELT_FAME",
    "MISSPELT_FAR",
    "NEAR_BONUS",
    "NEAR_BONUS_KM",
    "NEAR_KM",
    "NO_COUNTRY_PENALTY",
    "OBSCURE_PENALTY",
    "OBSCURE_POPULATION",
    "ONLINE",
    "OUTLET_WEIGHT",
    "QUALITY_BONUS",
    "REVERSE",
    "SHORT_PENALTY",
    "SITELINK_PRIOR",
    "VILLAGE_PRIOR",
    "VOTES_TO_OVERRULE",
    "VOTE_OF_AMBIGUOUS",
    "VOWEL_BONUS",
    "Quality",
]


class Quality(IntEnum):
    """How well a name is vouched for."""

    LATIN = 0
    DERIVED = 1  # made from a systematic romanisation, for places that no source names in Arabic
    FOREIGN = 2  # Arabic script with letters of other languages (Persian, Urdu, Uyghur)
    HISTORIC = 3  # stated by its source to be historic or colloquial
    UNTAGGED = 4  # Arabic letters, language not stated by the source
    LISTED = 5  # stated to be Arabic by its source
    CURATED = 6  # our own fact files, CLDR
    FIRST = 7  # the first meaning of a name that several well-known places share (first-meanings.tsv)


VILLAGE_PRIOR: Final = 2.5  # an Arab town whose population the sources do not know
LAYER_TOWN: Final = 500  # people: from here a layer's town counts in running text, as the towns of the base
# A place's prior by the number of Wikipedias that write of it: 1.5 + 2 log10(sitelinks + 1) puts Tripoli, of
# 150, at 5.9 and Sabha, of 40, at 4.7, near the logarithms of their populations.
SITELINK_PRIOR: Final = (1.5, 2.0)
# Scores are on the scale of log10(population): a city of a million has 6.
COUNTRY_PRIOR: Final = 8.5
CAPITAL_BONUS: Final = 1.0  # research: at most 3; small keeps context able to overrule
FEATURE_PRIORS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "continent": 8.0,
        "ocean": 7.0,
        "sea": 7.0,
        "region": 6.0,
        "adm1": 5.0,
        "adm2": 3.5,
        "historic": 5.5,
        "airport": 4.5,
        "river": 6.0,
        "gulf": 6.5,
        "strait": 6.5,
        "canal": 6.5,
        "lake": 5.0,
        "island": 5.0,
        "mountain": 5.0,
        "district": 4.0,
        "town": 4.0,
        "city": 5.0,
        "capital": 5.0,
    }
)
# Own judgement: an airport of a city of half a million is as likely as any before sizes counted.
AIRPORT_BY_CITY: Final = 0.5
AIRPORT_CITY: Final = 500_000
# Untagged names of small places far from the Arab world are mostly accidents (Mesquite = موسكو).
QUALITY_BONUS: Final[Mapping[Quality, float]] = MappingProxyType(
    {
        Quality.LATIN: 0.0,
        Quality.DERIVED: 0.0,
        Quality.FOREIGN: -3.0,
        Quality.HISTORIC: -1.0,
        Quality.UNTAGGED: 0.0,
        Quality.LISTED: 0.3,
        Quality.CURATED: 0.8,
        Quality.FIRST: 2.8,
    }
)
# So do untagged Arabic names of towns far from the Arab world (باريس in Texas): see `NameFinder`.
OBSCURE_PENALTY: Final = 2.0
OBSCURE_POPULATION: Final = 100_000
# Exact before folded before the rest: folding alone merged names and lost answers in the survey of geocoders.
MATCH_PENALTY: Final[Mapping[Match, float]] = MappingProxyType(
    {
        Match.EXACT: 0.0,
        Match.FOLDED: 0.5,
        Match.GLUED: 0.6,
        Match.HEAD: 0.3,
        Match.LATIN: 0.2,
        Match.DESCRIPTIVE: 0.0,
        Match.CLITIC: 2.0,
        Match.TRANSLITERATED: 1.5,  # and the distance of the vowels besides, see `latin.py`
        Match.PREFIX: 1.0,
        Match.FUZZY: 3.0,
        Match.DERIVED: 4.0,
    }
)
# Taken off besides for what is written otherwise than by leaving a letter out: half the order of magnitude by
# which the slip is rarer, after the shares of kinds of slips in typed text (Pollock and Zamora 1984: omission
# 34 %, insertion 27 %, substitution 19 %, transposition 12 %) divided by the letters that could have been.
EDIT_PENALTY: Final[Mapping[Edit, float]] = MappingProxyType(
    {
        Edit.LOST: 0.0,
        Edit.SWAPPED: 0.2,
        Edit.DOUBLED: 0.3,
        Edit.ALIKE: 0.5,
        Edit.EXTRA: 0.8,
        Edit.WRONG: 1.0,
    }
)
FIRST_LETTER_PENALTY: Final = 0.5  # one slip in seventy hits the first letter (Yannakoudakis, Fawthrop 1983)
SHORT_PENALTY: Final = 0.5  # for the rarer slips in a word of four letters, which has many neighbours
MISSPELT_FAME: Final = 6.0  # beyond a million people more fame does not make a slip of the pen likelier
MISSPELT_FAR: Final = 1.0  # Arabic texts name Arab places some ten times as often as others of their size
BEHIND_REAL: Final = 0.3  # a misspelt or transliterated reading stays so far behind a name that is spelt so
CONTEXT_WEIGHT: Final = (
    4.0  # flat between 2 and 12 on tweets; votes are shares, so 4 is ten thousandfold population
)
VOTES_TO_OVERRULE: Final = 3.0  # names of an article that may take from a capital what it is ahead by
OUTLET_WEIGHT: Final = 0.8
HEAD_BONUS: Final = 3.0
VOWEL_BONUS: Final = 3.0  # vowel signs tell عَمّان from عُمان; against names they contradict it is taken off
DEMONYM_BONUS: Final = (
    9.0  # the text itself says which (طرابلس اللبنانية): more than any population or context
)
BYNAME_PENALTY: Final = 3.0  # as one types: names before bynames of places a thousand times as large
NEAR_BONUS: Final = (
    4.0  # as much as all votes, at the very spot that is asked for; halved each `NEAR_BONUS_KM`
)
NEAR_BONUS_KM: Final = 100.0
NEAR_KM: Final = 50.0  # two candidates nearer than this are the same answer for a map
COHERENCE_BONUS: Final = 4.0  # as much as all votes for a country; only against namesakes in the same country
COHERENCE_KM: Final = 60.0
COHERENCE_TOLD_FROM: Final = 0.1
NO_COUNTRY_PENALTY: Final = (
    3.0  # after a word for a town or a province (ولاية جورجيا) hardly a country is meant
)
AMBIGUOUS_FACTOR: Final = 0.6
LEAST_SCORE: Final = 2.0  # below, a name is better left without a place
LISTED_SCORE: Final = 2.0  # of a common word's place, to be one in a list of places
VOTE_OF_AMBIGUOUS: Final = 0.3
# The chance that a choice is right is a logistic function of these, fitted to some 4,700 names: tweets
# (IDRISI-D train), articles, the sentences of the ambiguity corpus. docs/gazetteer.md: how well it is kept.
CONFIDENCE: Final[Mapping[str, float]] = MappingProxyType(
    {
        "level": -0.5,
        "lead": 0.4,  # over the best candidate elsewhere
        "full_lead": 6.0,
        "fame": 0.3,  # by the score
        "full_fame": 10.0,
        "elsewhere": -0.5,  # where the text speaks of countries, and not of the one chosen
        "bent_elsewhere": -2.6,  # and the name had to be bent, or stands for something in a small town
        "elsewhere_share": 0.05,
        "elsewhere_votes": 2.0,  # with one name beside it counts half: ports are left for ports elsewhere
        "local_fame": 5.5,
        "most": 0.99,
        "most_by_sound": 0.75,  # of a name that only sounds like what is written
    }
)
# Names a letter off are trusted less than the few in the sets were right (8 of 12).
MATCH_CONFIDENCE: Final[Mapping[Match, float]] = MappingProxyType(
    {
        Match.CLITIC: -0.9,
        Match.HEAD: -0.7,
        Match.DESCRIPTIVE: -1.4,
        Match.FUZZY: -1.5,
        Match.DERIVED: -1.0,
        Match.PREFIX: -1.0,
    }
)
LEAST_CONFIDENCE: Final = 0.4  # below, none is named: of the fitted names so unsure, few were right
REVERSE: Final[Mapping[str, float]] = MappingProxyType(
    {
        # At sea the nearest town is an answer within a coastal state's economic zone: 200 nautical miles
        # (UN Convention on the Law of the Sea, article 57).
        "sea_km": 370.4,
    }
)
# An online service is asked for what the gazetteer does not know: under what a name a letter off has where
# nothing rivals it (`MATCH_CONFIDENCE`). It is believed as much as such a name, since it takes parts of
# a query for the whole; Nominatim's own importance may lower that. After a failure it is left alone as long
# as its public instance blocks at the least, unless it says how long.
ONLINE: Final[Mapping[str, float]] = MappingProxyType(
    {"ask_below": 0.3, "confidence": 0.5, "pause_seconds": 60.0}
)

# A country's demonyms vote as the reader of articles lets them: one mention 1.25, eight and more 3; a name
# votes with 1.
DEMONYM_VOTE: Final = 1.0
DEMONYM_VOTES_MORE: Final = 2.0
DEMONYM_VOTES_FULL_AT: Final = 8

FALL_BACK_REACH: Final = 5  # letters between a name and the one that contains it: " في ", "، ", " - "
FALL_BACK_SHARE: Final = 0.5  # of the votes, for a country to contain what is unknown
# How often what contains a name lay within 161 km of its point (IDRISI-D train); a country seldom does.
FALL_BACK_CONFIDENCE: Final[Mapping[str, float]] = MappingProxyType(
    {"within": 0.9, "after": 0.85, "main": 0.85, "country": 0.1}
)

"""Groups of countries that the rules speak of, by ISO 3166-1 alpha-2 code."""

from __future__ import annotations

__all__ = ["ARAB_COUNTRIES", "BGN_COUNTRIES", "FRENCH_COUNTRIES", "NEIGHBOUR_COUNTRIES"]

# The League of Arab States and Western Sahara.
ARAB_COUNTRIES = frozenset(
    [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "IQ",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TN",
        "YE",
    ]
)
# Countries whose smaller towns Arab news names too.
NEIGHBOUR_COUNTRIES = frozenset(["IL", "SS", "IR", "TR", "TD", "ET", "ER", "NE", "ML"])
# Arab countries whose names GeoNames romanises by the system of BGN/PCGN, and those it spells as French does.
# Lebanon, Djibouti, Somalia and the Comoros follow neither closely enough (below two in ten came out right).
BGN_COUNTRIES = frozenset(
    ["AE", "BH", "EG", "IQ", "JO", "KW", "LY", "OM", "PS", "QA", "SA", "SD", "SY", "YE"]
)
FRENCH_COUNTRIES = frozenset(["DZ", "EH", "MA", "MR", "TN"])

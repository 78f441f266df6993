"""How well names are resolved: marked names of tweets (IDRISI-D), the ambiguity corpus, and the confidence.

`python -m evaluation.toponyms ../shared/eval/sets/idrisi-d-train.jsonl`: a line of JSON a text, with `text`,
`event` and `mentions` (`start`, `end`, `type`, `lat`, `lon`, `country_code`).

A mention is right within 161 km of the annotated point, or, where it is one of a country, with the right
country. Texts of an event whose name holds `cairo` are left out: their points are wrong (a hospital of Cairo
lies in Minya 290 times).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geopy.distance import great_circle

from gazetteer import Gazetteer, Resolution

from .ambiguity import is_right, meant, read_cases

__all__ = ["Answer", "calibration_error", "main", "print_confidence", "tweets"]

_NEAR_KM = 161.0
_COUNTRY = "Country"
_LEFT_OUT = "cairo"
_DECILES = 10
_THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of one name; `right` is None where no place was named."""

    event: str
    kind: str
    right: bool | None
    confidence: float


def tweets(gazetteer: Gazetteer, path: Path, *, fall_back: bool) -> Iterator[Answer]:
    """The marked names of all texts of a file, resolved with nothing known but the text and the spans."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if _LEFT_OUT in row["event"]:
            continue
        spans = [(mention["start"], mention["end"]) for mention in row["mentions"]]
        resolutions = gazetteer.resolve_at(row["text"], spans, fall_back=fall_back)
        for mention, resolution in zip(row["mentions"], resolutions, strict=True):
            yield Answer(
                event=row["event"],
                kind=mention["type"],
                right=_is_right(mention, resolution),
                confidence=resolution.confidence,
            )


def _is_right(mention: dict[str, object], resolution: Resolution) -> bool | None:
    place = resolution.place
    if place is None:
        return None
    code = str(mention["country_code"] or "").upper()
    if mention["type"] == _COUNTRY and place.country == code:
        return True
    return bool(great_circle((place.lat, place.lon), (mention["lat"], mention["lon"])).km <= _NEAR_KM)


def sentences(gazetteer: Gazetteer) -> Iterator[Answer]:
    """The names of the ambiguity corpus; one that is rightly left alone counts as named."""
    for case in read_cases():
        found = meant(gazetteer, case)
        right = is_right(case, found)
        named = right or (found is not None and found.place is not None)
        yield Answer(
            event="sentences",
            kind="sentences",
            right=right if named else None,
            confidence=found.confidence if found is not None else 1.0,
        )


def calibration_error(answers: Sequence[Answer]) -> float:
    """The expected calibration error: how far confidence and share right lie apart, over deciles."""
    return sum(
        len(group) * abs(_share(group) - sum(one.confidence for one in group) / len(group))
        for group in _deciles(answers).values()
    ) / max(1, len(answers))


def _deciles(answers: Iterable[Answer]) -> dict[int, list[Answer]]:
    groups: dict[int, list[Answer]] = defaultdict(list)
    for answer in answers:
        groups[min(_DECILES - 1, int(answer.confidence * _DECILES))].append(answer)
    return dict(sorted(groups.items()))


def _share(answers: Sequence[Answer]) -> float:
    return sum(bool(answer.right) for answer in answers) / max(1, len(answers))


def _print_shares(title: str, plain: Sequence[Answer], falling: Sequence[Answer]) -> None:
    """Rows by type and by event: names, resolved, right of those, right of all, and of all falling back."""
    print(f"\n{title:34}{'names':>7}{'resolved':>10}{'right':>8}{'of all':>8}{'falling back':>14}")
    keys = [("kind", one) for one in sorted({answer.kind for answer in plain})]
    keys += [("event", one) for one in sorted({answer.event for answer in plain})]
    rows = [("all", plain, falling)]
    for attribute, key in keys:
        first = [answer for answer in plain if getattr(answer, attribute) == key]
        second = [answer for answer in falling if getattr(answer, attribute) == key]
        rows.append((key, first, second))
    for name, first, second in rows:
        named = [answer for answer in first if answer.right is not None]
        print(
            f"{name:34}{len(first):7}{len(named) / max(1, len(first)):10.3f}{_share(named):8.3f}"
            f"{_share(first):8.3f}{_share(second):14.3f}"
        )


def print_confidence(title: str, answers: Iterable[Answer], what: str = "names") -> None:
    """The calibration error, and how many were right in each tenth of confidence and above thresholds."""
    named = [answer for answer in answers if answer.right is not None]
    print(f"\n{title}: {len(named)} {what}, expected calibration error {calibration_error(named):.3f}")
    print(f"{'confidence':>12}{what:>8}{'mean':>8}{'right':>8}")
    for decile, group in _deciles(named).items():
        mean = sum(answer.confidence for answer in group) / len(group)
        span = f"{decile / _DECILES:.1f}–{(decile + 1) / _DECILES:.1f}"
        print(f"{span:>12}{len(group):8}{mean:8.3f}{_share(group):8.3f}")
    print(f"{'at least':>12}{'kept':>8}{'right':>8}")
    for threshold in _THRESHOLDS:
        kept = [answer for answer in named if answer.confidence >= threshold]
        print(f"{threshold:12.2f}{len(kept) / max(1, len(named)):8.3f}{_share(kept):8.3f}")


def main(arguments: Sequence[str]) -> None:
    """Print all figures; without the file of tweets, those of the corpus."""
    gazetteer = Gazetteer.open()
    corpus = list(sentences(gazetteer))
    print(f"ambiguity corpus: {_share(corpus):.3f} of {len(corpus)} names right")
    paths = [Path(argument) for argument in arguments if Path(argument).exists()]
    if not paths:
        print("No marked tweets to evaluate on; say where they are.")
    for path in paths:
        plain = list(tweets(gazetteer, path, fall_back=False))
        falling = list(tweets(gazetteer, path, fall_back=True))
        _print_shares(path.stem, plain, falling)
        print_confidence("confidence without falling back, with the corpus", [*plain, *corpus])
        print_confidence("confidence with falling back", falling)


if __name__ == "__main__":
    main(sys.argv[1:])

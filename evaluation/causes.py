"""Why events are missed, invented or wrong, counted over annotated articles.

`python -m evaluation.causes SCORER ARTICLES GOLD…` prints a table; `--each` also prints every case. The
causes are computed from the reading and what was seen on the way to it, never labelled by hand: each says
what the first step was that went wrong as far as a program can tell.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from gazetteer import Gazetteer

from .gold import documents, scorer_at
from .judging import Judged, Properties, judge_article

__all__ = ["causes_of", "date_cause", "invented_cause", "missed_cause", "origin_cause", "people_cause"]

Cause = tuple[str, str]
"""What went wrong, and why."""


def causes_of(article: Judged) -> Iterator[tuple[Cause, Properties]]:
    """Every error in an article with its cause and the event it happened to."""
    for event in article.missed:
        yield ("missed", missed_cause(article, event)), event
    for event in article.invented:
        yield ("invented", invented_cause(article, event)), event
    for mine, theirs, checks in article.pairs:
        told, event = article.gold["events"][mine], article.events[theirs]
        if not told["optional"]:
            for field in (name for name, right in checks.items() if not right):
                yield (f"{field} wrong", _detail(field, article, told, event)), told


def missed_cause(article: Judged, told: Properties) -> str:
    """The first step that failed on the way to an event that was not read."""
    if any(article.agree(told, event) for event in article.events):
        return "one with another event of the place"
    if any(article.agree_in_place(told, event) for event in article.events):
        return "stay and move confused"
    if not _place_found(article, told):
        return "its place was not found"
    if not any(article.within(offset, told) for offset in article.triggers):
        return "no word known that reports it"
    frames = [frame for offset, frame in article.frames if article.within(offset, told)]
    if not frames:
        return "word and place, but no report was made"
    there = [frame for frame in frames if article.leads_there(frame, told)]
    if not there:
        return "reported at another place"
    if any(frame.movers or frame.hosts for frame in there):
        return "reported, then lost to another place of the same event"
    return "word and place, but nobody told"


def _place_found(article: Judged, told: Properties) -> bool:
    """Whether the place of an annotated event was read somewhere in the article, and put where it is."""
    gold = article.scorer.place_of(article.gold, told["to"] or told["from"] or next(iter(told["via"]), None))
    return gold is None or any(article.scorer.right_place(gold, place, 50) for place in article.places)


def invented_cause(article: Judged, event: Properties) -> str:
    """Where an event that nobody annotated may have come from."""
    golds = [told for told in article.gold["events"] if not told["optional"]]
    if any(article.agree(told, event) for told in golds):
        return "one event told as two"
    if any(article.agree_in_place(told, event) for told in golds):
        return "stay and move confused"
    if _is_government(article, event):
        return "a government taken for a place"
    if any(article.within(span["start"], told) for told in golds for span in event["evidence"]):
        return "another place in the sentence of an event"
    if not article.gold["events"]:
        return "in an article without events"
    return "in a sentence without events"


def _is_government(article: Judged, event: Properties) -> bool:
    """Whether the destination's name is annotated as one that always stands for a government."""
    name = (event.get("destination") or {}).get("text")
    return bool(name) and any(
        place["metonym"] and article.scorer.same_form(place["text"], name) for place in article.gold["places"]
    )


def date_cause(article: Judged, told: Properties, event: Properties) -> str:
    """What is wrong with the date of an event that was found."""
    if event.get("start") is None:
        words = told.get("date_text") or ""
        seen = [mention.expression.span.text for mention in article.document.dates]
        known = any(words in one or one in words for one in seen if words)
        return "undated, its words were found" if known else "undated, its words were not found"
    if told["start"] is None:
        return "dated, though the article does not tell"
    if _share_words(told.get("date_text"), event.get("date_text")):
        return "the right words, resolved otherwise"
    others = (one for one in article.gold["events"] if one is not told and one["start"])
    if any(article.scorer.date_fits(one, event) for one in others):
        return "that of another event"
    return "other words"


def _share_words(mine: str | None, theirs: str | None) -> bool:
    return bool(mine and theirs and set(mine.split()) & set(theirs.split()))


def people_cause(article: Judged, told: Properties, event: Properties) -> str:
    """What is wrong with the people of an event that was found."""
    actors, match = event.get("actors") or [], article.scorer.actor_match
    if not actors:
        return "nobody, only hosts"
    if match(told["hosts"], actors):
        return "host and guest confused"
    if match(told["actors"], event.get("hosts") or []):
        return "told as host"
    if any(match(one["actors"], actors) for one in article.gold["events"] if one is not told):
        return "those of another event"
    return "others"


def origin_cause(told: Properties, event: Properties) -> str:
    """What is wrong with the origin of an event that was found."""
    if told["from"] is None:
        return "stated, though the article does not tell"
    origin = event.get("origin")
    return "another place" if origin and not origin.get("inferred") else "not found"


def _detail(field: str, article: Judged, told: Properties, event: Properties) -> str:
    match field:
        case "date":
            return date_cause(article, told, event)
        case "actors":
            return people_cause(article, told, event)
        case "origin":
            return origin_cause(told, event)
    return f"{told[field]} read as {event[field]}"


def _line(article: str, cause: Cause, event: Properties) -> str:
    people: list[Any] = event.get("actors") or []
    names = "، ".join(one if isinstance(one, str) else one["name"] for one in people[:3])
    where = event.get("to") or (event.get("destination") or {}).get("text") or "–"
    return f"{article}: {' / '.join(cause)}: {event['kind']} {names} → {where} {event.get('start') or ''}"


def main(arguments: Sequence[str]) -> None:
    """Print how often each cause was at work, the most frequent first in each group."""
    each = "--each" in arguments
    scorer, articles, *gold = (Path(argument) for argument in arguments if argument != "--each")
    module, gazetteer = scorer_at(scorer), Gazetteer.open()
    counts: Counter[Cause] = Counter()
    for document in documents(gold, articles):
        for cause, event in causes_of(judge_article(document, gazetteer, module)):
            counts[cause] += 1
            if each:
                print(_line(document["id"], cause, event))
    groups = Counter[str]()
    for (group, _), count in counts.items():
        groups[group] += count
    for group, total in groups.most_common():
        print(f"{group:16}{total:5}")
        for (of, why), count in counts.most_common():
            if of == group:
                print(f"{count:21}  {why}")


if __name__ == "__main__":
    main(sys.argv[1:])

"""Articles read some at a time, in this process or in several beside each other."""

from __future__ import annotations

import logging
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from articles import EventReader, ModelUnavailable, UnreadableArticle, article_id
from gazetteer import Gazetteer

from ..answering.faults import article_fault
from ..answering.words import Language, Words, load_words
from ..errors import RequestRefused
from ..opening import open_gazetteer, open_reader
from ..reading.answers import read_submission, record_of
from ..reading.submission import Submission, checked
from ..settings import Settings
from ..store import ArticleRecord, FeatureStore
from .collecting import seldom_collected
from .items import Item
from .model import Fault
from .reasons import reason_in

__all__ = ["KNOWN", "HereReaders", "Known", "ManyReaders", "Readers", "Result"]

_CHUNK = 32
_AHEAD = 3
"""Chunks that wait for each process, so that none waits for the next."""

_log = logging.getLogger("service.jobs")


@dataclass(frozen=True, slots=True)
class Known:
    """The article is stored already."""


KNOWN = Known()
Result = ArticleRecord | Fault | Known


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """An article to read, its place, and what is known of it without reading."""

    number: int
    name: str
    told: Submission | Fault | Known


class Readers(Protocol):
    """Reads articles, each with the place where the work goes on after it, in their order."""

    def read(self, items: Iterable[Item], store: FeatureStore) -> Iterator[list[tuple[int, Result]]]:
        """What became of the articles, some at a time."""
        ...


class HereReaders:
    """Reads in this process."""

    def __init__(self, gazetteer: Gazetteer, reader: EventReader) -> None:
        self._gazetteer = gazetteer
        self._reader = reader

    def read(self, items: Iterable[Item], store: FeatureStore) -> Iterator[list[tuple[int, Result]]]:
        """See `Readers.read`."""
        for tasks in _chunks(items, store):
            yield [(task.number, _read(task, self._gazetteer, self._reader)) for task in tasks]


class ManyReaders:
    """Reads in several processes, each with a gazetteer of its own, mapped from the one file."""

    def __init__(self, settings: Settings, processes: int) -> None:
        self._processes = processes
        self._pool = ProcessPoolExecutor(
            processes,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_open,
            initargs=(settings,),
        )

    def read(self, items: Iterable[Item], store: FeatureStore) -> Iterator[list[tuple[int, Result]]]:
        """See `Readers.read`."""
        waiting = deque[Future[list[tuple[int, Result]]]]()
        for tasks in _chunks(items, store):
            waiting.append(self._pool.submit(_read_there, tasks))
            if len(waiting) >= self._processes * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)


def _chunks(items: Iterable[Item], store: FeatureStore) -> Iterator[list[_Task]]:
    """Articles to read, some at a time; what is stored already is known by its content, all of it at once."""
    each = iter(items)
    while chunk := list(islice(each, _CHUNK)):
        told = [(item, _told_of(item)) for item in chunk]
        ids = {
            item.number: _id_of(one) for item, one in told if isinstance(one, Submission) and not item.anew
        }
        there = store.known([id_ for id_ in ids.values() if id_])
        yield [
            _Task(
                number=item.number,
                name=item.name,
                told=KNOWN if ids.get(item.number) in there else one,
            )
            for item, one in told
        ]


def _told_of(item: Item) -> Submission | Fault:
    """What there is to read, or why there is nothing."""
    try:
        return checked(item.request())
    except RequestRefused as error:
        return _fault(item.number, item.name, error.slug, error.values)


def _id_of(told: Submission) -> str | None:
    """The id that the same text of the same outlet and address has; None of pages, which tell it only once
    they are read."""
    if told.text is None:
        return None
    return article_id(told.text, title=told.title, published=told.published, url=told.url, source=told.source)


_RESTING = ExitStack()
"""Holds what a process of a pool does for as long as it lives."""
_THERE: list[tuple[Gazetteer, EventReader]] = []
"""What a process of a pool reads with, opened once when it starts."""


def _open(settings: Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that collects
    _THERE.append((open_gazetteer(settings), open_reader(settings)))
    _RESTING.enter_context(seldom_collected())


def _read_there(tasks: Sequence[_Task]) -> list[tuple[int, Result]]:
    gazetteer, reader = _THERE[0]
    return [(task.number, _read(task, gazetteer, reader)) for task in tasks]


def _read(task: _Task, gazetteer: Gazetteer, reader: EventReader) -> Result:
    """What becomes of an article; whatever is wrong with it, the next ones are read."""
    if not isinstance(task.told, Submission):
        return task.told
    try:
        reading = read_submission(task.told, gazetteer, reader)
        return record_of(reading)
    except UnreadableArticle as error:
        return _fault(task.number, task.name, *article_fault(error))
    except ModelUnavailable:
        return _fault(task.number, task.name, "model_unavailable", {})
    except Exception:
        _log.exception("reading %s failed", task.name)
        return _fault(task.number, task.name, "unread_fault", {})


def _fault(number: int, name: str, code: str, values: dict[str, str]) -> Fault:
    arabic, english = (_told(load_words()[one], code, values) for one in (Language.ARABIC, Language.ENGLISH))
    return Fault(number=number, name=name, code=code, ar=arabic, en=english)


def _told(words: Words, code: str, values: dict[str, str]) -> str:
    """What is wrong, in a sentence."""
    if "reason" in values:
        values = {**values, "reason": reason_in(words, values["reason"])}
    return words(f"detail.{code}", **values)

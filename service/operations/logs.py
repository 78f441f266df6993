"""The log: one line a request and what else happens, as JSON for programs, readable on a terminal.

structlog by itself rather than Litestar's plugin for it, whose middleware writes two lines a request, with
headers and bodies in them. The standard library's loggers (uvicorn's, our own, warnings) end in the same
stream and form. Tracebacks carry no local variables: they would hold the text of articles.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO

import msgspec
import structlog
from structlog.typing import EventDict, FilteringBoundLogger, Processor

from ..settings import LogFormat, LogLevel, Settings

__all__ = ["open_log"]

_UVICORN = ("uvicorn", "uvicorn.error", "uvicorn.access")
_OURS = ("service", "maps", "articles", "gazetteer", "uvicorn", "py.warnings")
"""The loggers that the level is for; libraries are heard from warnings on."""
_MUTE = ("trafilatura", "htmldate")
"""Loggers that tell in lines of errors that a page holds no article: who sent it is told, it is no fault."""

_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), 127)}


def open_log(settings: Settings, stream: TextIO | None = None) -> FilteringBoundLogger:
    """Send all that is logged to a stream (standard error) in the form of the settings; the logger that
    requests are told to."""
    out = stream or sys.stderr
    is_json = settings.log is LogFormat.JSON or (settings.log is LogFormat.AUTO and not out.isatty())
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso" if is_json else "%H:%M:%S", utc=is_json),
    ]
    _redirect(out, settings.log_level, before, is_json=is_json)
    level = getattr(logging, settings.log_level.upper())
    logger: FilteringBoundLogger = structlog.wrap_logger(
        structlog.WriteLogger(out),
        processors=[*before, _as_json if is_json else _as_words(out)],
        wrapper_class=structlog.make_filtering_bound_logger(level),
    ).bind(logger="service.requests")
    return logger


def _redirect(out: TextIO, level: LogLevel, before: list[Processor], *, is_json: bool) -> None:
    """Let the standard library's loggers end here as well."""
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, *before],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            *((structlog.processors.format_exc_info, _as_json) if is_json else (_as_words(out),)),
        ],
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(formatter)
    logging.captureWarnings(capture=True)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(level.upper())
    for name in _MUTE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    for name in _UVICORN:  # a server that was configured before has handlers and levels of its own there
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
        if name not in _OURS:
            logger.setLevel(logging.NOTSET)


def _as_json(_: object, __: str, event: EventDict) -> str:
    first = {"timestamp": event.pop("timestamp"), "level": event.pop("level")}
    return msgspec.json.encode({**first, **event}, enc_hook=repr).decode()


def _as_words(out: TextIO) -> Processor:
    """A line for people, in which nothing that came from outside can begin another line."""
    console = structlog.dev.ConsoleRenderer(
        colors=out.isatty(), exception_formatter=structlog.dev.plain_traceback, sort_keys=False
    )

    def render(logger: object, name: str, event: MutableMapping[str, Any]) -> str:
        for key, value in event.items():
            if isinstance(value, str):
                event[key] = value.translate(_CONTROLS)
        return console(logger, name, event)

    return render

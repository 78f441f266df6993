"""Everything the service can be told from outside, read in one place."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from gazetteer import DEFAULT_WORLD_VIEW
from maps import Digits, Months, Notation, Theme, TileLayer

from ..errors import SettingsError
from ..mapping.looks import theme_from, tiles_from
from . import values
from .access import AccessSettings

__all__ = ["LogFormat", "LogLevel", "ModelSettings", "ReaderChoice", "Settings"]

DEFAULT_MAX_BODY = 2_500_000  # bytes: the longest text that is read, also where JSON writes a letter in six
DEFAULT_MAX_UPLOAD = 1_000_000_000  # bytes: some 300,000 articles
DEFAULT_JOBS = 1  # one core for reading archives leaves the others to requests
DEFAULT_FRAME_ANCESTORS = "*"  # public maps may be embedded anywhere until a newsroom says otherwise

DEFAULT_MAP_EVENTS = 2000  # 100 kB compressed; of more, maps are sent counts, and events when one is opened

DEFAULT_SECONDS = 60.0  # for an answer of a language model: some hundred words at the pace of a small machine
DEFAULT_TOKENS = 1_000_000  # some 150 articles with their instructions and answers, then a person decides

DEFAULT_GRACE = 1.0  # seconds; with the next well below the ten that Docker waits before it kills
DEFAULT_ENDING = 7.0


class LogFormat(StrEnum):
    """How the log is written: for programs, for people, or by where it goes."""

    AUTO = "auto"
    CONSOLE = "console"
    JSON = "json"


class LogLevel(StrEnum):
    """What is written into the log: this and all that is graver."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class ReaderChoice(StrEnum):
    """Who finds the events of articles."""

    RULES = "rules"
    LLM = "llm"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """How a language model is asked: `url` is the base of a server that speaks OpenAI's protocol. An answer
    may take `seconds`; after `tokens` in all no more is asked; answers are remembered in `cache`."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = DEFAULT_SECONDS
    tokens: int = DEFAULT_TOKENS
    cache: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a running service needs to know.

    `data` is the folder that holds `gazetteer.maz` and `assets/`, made by `masalik build`. `store` is the
    path of a GeoPackage, or an address of PostgreSQL. `max_body` is the largest request body taken, in bytes,
    `max_upload` the largest archive; `jobs` processes read archives beside the service. `frame_ancestors` is
    the CSP source list of the sites that may embed maps. `public_url` is how the world addresses the service,
    without a trailing slash; None means as the request did. `layers` are files of places that are searched
    together with the gazetteer, later ones before earlier ones where both have a place. `world_view` says
    whose view on disputed places is taken, `notation` how Arabic pages write numbers and months.
    `theme` is a newsroom's own look, `tiles` a ground of somebody else for its maps. `reader` says who finds
    the events; `model` is None unless a language model takes part. `trusted_proxies` are the networks whose
    `Forwarded` and `X-Forwarded-…` are believed; `allowed_hosts` the hosts that are answered for, all where
    there are none (`*.example` is every name below it). `log` and `log_level` say how and what is logged,
    `metrics` whether `/metrics` is served. After a request to end, new connections are taken for `grace`
    seconds, while `/ready` says that it ends; then what runs may take `ending` seconds. `access` says who may
    do what, and how much.
    """

    data: Path
    store: str
    max_body: int = DEFAULT_MAX_BODY
    max_upload: int = DEFAULT_MAX_UPLOAD
    jobs: int = DEFAULT_JOBS
    frame_ancestors: str = DEFAULT_FRAME_ANCESTORS
    public_url: str | None = None
    layers: tuple[Path, ...] = ()
    world_view: str = DEFAULT_WORLD_VIEW
    notation: Notation = field(default_factory=Notation)
    theme: Theme | None = None
    tiles: TileLayer | None = None
    map_events: int = DEFAULT_MAP_EVENTS
    reader: ReaderChoice = ReaderChoice.RULES
    model: ModelSettings | None = None
    trusted_proxies: tuple[values.Network, ...] = ()
    allowed_hosts: tuple[str, ...] = ()
    log: LogFormat = LogFormat.AUTO
    log_level: LogLevel = LogLevel.INFO
    metrics: bool = True
    grace: float = DEFAULT_GRACE
    ending: float = DEFAULT_ENDING
    access: AccessSettings = field(default_factory=AccessSettings)

    @property
    def gazetteer_file(self) -> Path:
        """Where the gazetteer's file lies."""
        return self.data / "gazetteer.maz"

    @property
    def assets_folder(self) -> Path:
        """Where the web assets lie."""
        return self.data / "assets"

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Settings:
        """The settings that `MASALIK_…` variables tell, defaults for the rest.

        Raises `SettingsError` naming the variable whose value cannot be used.
        """
        data = Path(environ.get("MASALIK_DATA") or Path(sys.prefix, "share", "masalik"))
        reader = values.one_of(ReaderChoice, environ, "MASALIK_READER", ReaderChoice.RULES)
        return cls(
            data=data,
            store=environ.get("MASALIK_STORE") or str(data / "masalik.gpkg"),
            max_body=values.count(environ, "MASALIK_MAX_BODY", DEFAULT_MAX_BODY, "bytes"),
            max_upload=values.count(environ, "MASALIK_MAX_UPLOAD", DEFAULT_MAX_UPLOAD, "bytes"),
            jobs=values.count(environ, "MASALIK_JOBS", DEFAULT_JOBS, "processes", least=0),
            frame_ancestors=values.one_line(environ, "MASALIK_FRAME_ANCESTORS", DEFAULT_FRAME_ANCESTORS),
            public_url=values.address(environ, "MASALIK_PUBLIC_URL"),
            layers=values.paths(environ, "MASALIK_LAYERS"),
            world_view=values.world_view(environ, "MASALIK_WORLD_VIEW"),
            notation=Notation(
                digits=values.one_of(Digits, environ, "MASALIK_DIGITS", Digits.LATN),
                months=values.one_of(Months, environ, "MASALIK_MONTHS", Months.STANDARD),
            ),
            theme=theme_from(environ, "MASALIK_THEME"),
            tiles=tiles_from(environ, "MASALIK_TILES", "MASALIK_TILES_ATTRIBUTION", "MASALIK_TILES_ZOOM"),
            map_events=values.count(environ, "MASALIK_MAP_EVENTS", DEFAULT_MAP_EVENTS, "events"),
            reader=reader,
            model=None if reader is ReaderChoice.RULES else _model(environ, data),
            trusted_proxies=values.networks(environ, "MASALIK_TRUSTED_PROXIES"),
            allowed_hosts=values.hosts(environ, "MASALIK_ALLOWED_HOSTS"),
            log=values.one_of(LogFormat, environ, "MASALIK_LOG", LogFormat.AUTO),
            log_level=values.one_of(LogLevel, environ, "MASALIK_LOG_LEVEL", LogLevel.INFO),
            metrics=values.one_of(values.Switch, environ, "MASALIK_METRICS", values.Switch.ON)
            is values.Switch.ON,
            grace=values.seconds(environ, "MASALIK_SHUTDOWN_GRACE", DEFAULT_GRACE, least=0),
            ending=values.seconds(environ, "MASALIK_SHUTDOWN_SECONDS", DEFAULT_ENDING),
            access=AccessSettings.from_env(environ),
        )


def _model(environ: Mapping[str, str], data: Path) -> ModelSettings:
    """How the language model is asked; address and name have no default: no article leaves unasked."""
    url, model = values.url(environ, "MASALIK_LLM_URL"), environ.get("MASALIK_LLM_MODEL")
    if not url or not model:
        missing = "MASALIK_LLM_MODEL" if url else "MASALIK_LLM_URL"
        raise SettingsError(f"{missing} must be set where MASALIK_READER asks a language model")
    return ModelSettings(
        url=url,
        model=model,
        key=environ.get("MASALIK_LLM_KEY") or None,
        seconds=values.seconds(environ, "MASALIK_LLM_SECONDS", DEFAULT_SECONDS),
        tokens=values.count(environ, "MASALIK_LLM_TOKENS", DEFAULT_TOKENS, "tokens"),
        cache=Path(environ.get("MASALIK_LLM_CACHE") or data / "llm"),
    )

"""HTML pages: templates with their words, their scripts and styles. The text of an article enters none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Response

from maps import AssetEntry, Assets, Card, asset_scripts, date_in_words, when_in_words

from ..http_types import Answer, AnyRequest
from ..reading.stories import load_stories
from ..schemas import ReadRequest
from ..settings import Settings
from ..subjects.degrees import in_degrees
from ..subjects.naming import Subject, path_of, value_of
from .links import base_of, prefix_of, with_query
from .static import StaticFile, StaticFiles, load_static_files, static_file
from .words import WORDS_FILE, Language, Words, levelled, load_words

__all__ = ["Site", "site_of"]


_CARD = "/maps.png"
"""The picture in links to pages that are of nothing narrower."""

_WITH_MAP = ("home.html", "article.html", "event.html", "subject.html")
_IN_PATHS = "/:@!$&'()*+,;=~"  # letters that stand in a path as they are (RFC 3986, 3.3)
_NAME = re.compile(r"\{\w+\}")  # of what words leave open
_TEMPLATES = Path(__file__).parents[1] / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """All that a page needs beside its own data. `fingerprint` changes whenever pages may look different."""

    settings: Settings
    words: dict[Language, Words]
    templates: Environment
    static: StaticFiles
    assets: Assets
    samples: Mapping[str, ReadRequest]
    theme_files: Mapping[str, StaticFile]
    fingerprint: str

    @property
    def asset_files(self) -> Mapping[str, AssetEntry]:
        """The web assets that may be sent, by their names on disk."""
        return self.assets.by_file

    def title(self, language: Language) -> str:
        """The title of maps of many articles, which begins with the name of the newsroom where it has one."""
        words = self.words[language]
        return words("map.title").replace(words("site.title"), self.name(language))

    def name(self, language: Language) -> str:
        """The name of the newsroom where it has one, else that of the service."""
        theme = self.settings.theme
        return (theme.title if theme else {}).get(language.value) or self.words[language]("site.title")

    def _card(
        self, language: Language, url: str, image: str, title: str, description: str
    ) -> tuple[Mapping[str, str], ...]:
        """What links to a page show, as attributes of its `<meta>` elements; told in markup."""
        heading = unescape(title)
        return Card(
            title=heading,
            description=unescape(description),
            site=self.name(language),
            language=language.value,
            url=url,
            image=image,
            image_words=self.words[language]("card.image", title=heading),
        ).metas

    @property
    def _ground(self) -> str | None:
        """Where the world lies that maps draw, None where they show the tiles of somebody else."""
        return None if self.settings.tiles else self.assets.url("world.json")

    def _counted(self, language: Language, what: str, number: int) -> str:
        """So many of something in words: «3 أحداث»."""
        written = self.settings.notation.number(number, language.value)
        return self.words[language].counted(what, number, written)

    def page(
        self,
        template: str,
        request: AnyRequest,
        language: Language,
        *,
        path: str | None = None,
        picture: str | None = None,
        **values: Any,
    ) -> Answer:
        """A page; `path` is its address in Arabic where that is not the one asked for, `picture` the path of
        what is seen of it in links."""
        here, root = path or request.url.path, prefix_of(request)
        base, addresses = base_of(request, self.settings.public_url), _addresses(request, here)
        suffix = "" if language is Language.ARABIC else f"?lang={language}"
        seen = base + (picture or _CARD + suffix)
        text = self.templates.get_template(template).render(
            t=self.words[language],
            lang=language,
            base=base,
            root=root,
            path=here,
            here=here,
            addresses=addresses,
            suffix=suffix,
            card=partial(self._card, language, base + addresses[language.value], seen),
            with_map=template in _WITH_MAP,
            ground=root + self._ground if template in _WITH_MAP and self._ground else None,
            static=lambda name: root + self.static.url(name),
            asset=lambda name: root + self.assets.url(name),
            map_scripts=asset_scripts(
                self.assets,
                f"{root}/assets",
                world_view=self.settings.world_view,
                notation=self.settings.notation,
                tiles=self.settings.tiles,
            ),
            theme=self.settings.theme,
            count=partial(self._counted, language),
            number=partial(self.settings.notation.number, language=language.value),
            **values,
        )
        headers = {"Content-Language": language.value, "Vary": "Accept"}
        return Response(text.encode(), media_type="text/html", headers=headers)


def _addresses(request: AnyRequest, path: str) -> dict[str, str]:
    """The address of a page in each language."""
    if path in ("/", "/en"):
        return {"ar": "/", "en": "/en"}
    path = quote(path.removeprefix("/en") if path.startswith("/en/") else path, safe=_IN_PATHS)
    asked = {name: text for name, text in request.query_params.items() if name not in ("lang", "f")}
    english = with_query(path, {**asked, "lang": Language.ENGLISH.value})
    return {"ar": with_query(path, asked), "en": english}


def site_of(settings: Settings, assets: Assets) -> Site:
    """The site, its files read once."""
    static, theme = load_static_files(), settings.theme
    look = sha256(static.fingerprint.encode() + _looks(settings, assets))
    for path in (*sorted(_TEMPLATES.rglob("*.html")), WORDS_FILE):
        look.update(path.read_bytes())
    return Site(
        settings=settings,
        words=load_words(),
        templates=_environment(settings),
        static=static,
        assets=assets,
        samples=load_stories(),
        theme_files={name: static_file(name, body) for name, body in theme.files.items()} if theme else {},
        fingerprint=look.hexdigest()[:16],
    )


def _looks(settings: Settings, assets: Assets) -> bytes:
    """What of the settings and assets shows in pages."""
    return repr(
        (assets.files, settings.world_view, settings.notation, settings.theme, settings.tiles)
    ).encode()


def _environment(settings: Settings) -> Environment:
    """The templates: everything put into them is escaped, a missing value is an error."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_levelled,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = _shown
    environment.filters["opening"] = _opening
    environment.filters["without_names"] = partial(_NAME.sub, "…")
    environment.filters["day_in_words"] = partial(date_in_words, notation=settings.notation)
    environment.globals["subject_path"] = path_of
    environment.globals["place_path"] = partial(path_of, Subject.PLACE)
    environment.globals["actor_path"] = lambda name: path_of(Subject.ACTOR, value_of(name))
    environment.globals["in_degrees"] = in_degrees
    environment.globals["when_in_words"] = partial(when_in_words, notation=settings.notation)
    return environment


def _levelled(value: object) -> object:
    """A value as it may be put on a page: a text turns the direction of nothing that follows it."""
    return levelled(value) if isinstance(value, str) else value


def _opening(words: str) -> str:
    """Words as they stand at the beginning of a line: «The fourth week of May»."""
    return words[:1].upper() + words[1:]


def _shown(value: object, absent: str = "") -> object:
    """A value as it is, a word for none."""
    return absent if value is None else value

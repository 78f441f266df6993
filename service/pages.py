"""HTML pages: templates with their words, their scripts and styles. Article text never enters a template."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Response

from maps import Assets

from .http_types import Answer, AnyRequest
from .links import base_of
from .settings import Settings
from .static import StaticFiles, load_static_files
from .words import WORDS_FILE, Language, Words, load_words

__all__ = ["Site", "site_of"]


_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """All that a page needs beside its own data. `fingerprint` changes whenever pages may look different."""

    settings: Settings
    words: dict[Language, Words]
    templates: Environment
    static: StaticFiles
    assets: Assets
    fingerprint: str

    @property
    def asset_files(self) -> frozenset[str]:
        """The names on disk of the web assets that may be sent."""
        return frozenset(entry.file for entry in self.assets.files.values())

    def page(
        self,
        template: str,
        request: AnyRequest,
        language: Language,
        *,
        path: str | None = None,
        **values: Any,
    ) -> Answer:
        """A page; `path` is its address in Arabic where that is not the one asked for."""
        text = self.templates.get_template(template).render(
            t=self.words[language],
            lang=language,
            other=language.other,
            base=base_of(request, self.settings.public_url),
            path=path or request.url.path,
            static=self.static.url,
            asset=self.assets.url,
            **values,
        )
        headers = {"Content-Language": language.value, "Vary": "Accept"}
        return Response(text.encode(), media_type="text/html", headers=headers)


def site_of(settings: Settings, assets: Assets) -> Site:
    """The site, its files read once."""
    static = load_static_files()
    look = sha256(static.fingerprint.encode() + repr(assets.files).encode())
    for path in (*sorted(_TEMPLATES.iterdir()), WORDS_FILE):
        look.update(path.read_bytes())
    return Site(
        settings=settings,
        words=load_words(),
        templates=_environment(),
        static=static,
        assets=assets,
        fingerprint=look.hexdigest()[:16],
    )


def _environment() -> Environment:
    """The templates: everything put into them is escaped, a missing value is an error."""
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

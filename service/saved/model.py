"""A saved map: what its maker sends, what is kept of it, and what everybody is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import msgspec

from ..answering.words import Language
from ..embedding.looks import asked_look
from ..embedding.subjects import Look
from ..errors import BadField, BadParameter
from ..mapping.query import Scope, scope_of

__all__ = ["Asked", "Changed", "SavedMap", "Told"]

LONGEST_TITLE = 200
LONGEST_QUERY = 2000


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A map as its maker wants it. `query` are the parameters of `/maps` as they stand in an address; `map`
    and `tab` what it shows at first. A frozen map keeps the events as they are now."""

    title: str
    query: str = ""
    language: Language = Language.ARABIC
    theme: Literal["auto", "light", "dark"] = "auto"
    map: str | None = None
    tab: str | None = None
    frozen: bool = False

    @property
    def scope(self) -> Scope:
        """The events that it is of. Raises `BadField`."""
        try:
            return scope_of(self.query.removeprefix("?"), name="query")
        except BadParameter as error:
            raise BadField(error.slug, "query", **error.values) from None

    @property
    def look(self) -> Look:
        """How it looks where nothing else is asked for. Raises `BadField`."""
        try:
            look = asked_look(self.language, self.theme, self.map, self.tab)
        except BadParameter as error:
            raise BadField(error.slug, error.parameter, **error.values) from None
        implied = (("lang", look.language.value), ("theme", self.theme), *look.view)
        return replace(look, implied=implied)

    def checked(self) -> Asked:
        """The same with single spaces in its title. Raises `BadField` naming what cannot be used."""
        title, lines = " ".join(self.title.split()), self.title.splitlines()
        if len(lines) != 1 or not title or len(title) > LONGEST_TITLE or not title.isprintable():
            raise BadField("bad_title", "title", limit=str(LONGEST_TITLE))
        if len(self.query) > LONGEST_QUERY:
            raise BadField("too_long", "query", limit=str(LONGEST_QUERY))
        _ = self.look
        return msgspec.structs.replace(self, title=title, query=self.scope.text)


class Changed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Part of a map, as a JSON Merge Patch: what is not sent stays."""

    title: str | msgspec.UnsetType = msgspec.UNSET
    query: str | msgspec.UnsetType = msgspec.UNSET
    language: Language | msgspec.UnsetType = msgspec.UNSET
    theme: Literal["auto", "light", "dark"] | msgspec.UnsetType = msgspec.UNSET
    map: str | msgspec.UnsetType | None = msgspec.UNSET
    tab: str | msgspec.UnsetType | None = msgspec.UNSET
    frozen: bool | msgspec.UnsetType = msgspec.UNSET

    def of(self, asked: Asked) -> Asked:
        """A map with what was sent in place of what it had."""
        sent = {name: getattr(self, name) for name in self.__struct_fields__}
        return msgspec.structs.replace(
            asked, **{name: value for name, value in sent.items() if value is not msgspec.UNSET}
        )


class SavedMap(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept. `key` is the hash of the key that it is edited with; `copy` is under which id the events
    of a frozen map are kept, as they were at the moment `frozen_at`."""

    asked: Asked
    key: str
    created: str
    changed: str
    copy: str | None = None
    frozen_at: str | None = None
    events: int | None = None


class Told(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A saved map as everybody is told of it; `edit_key` is told once, to its maker."""

    id: str
    title: str
    query: str
    language: Language
    theme: str
    map: str | None
    tab: str | None
    frozen: bool
    created: str
    changed: str
    frozen_at: str | None
    events: int | None
    address: str
    embed: str
    picture: str
    edit_key: str | None = None

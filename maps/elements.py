"""The parts of a map page, as Folium composes them.

Folium's own Map, Popup and Marker paste their arguments into scripts, and load from other hosts. These parts
keep Folium's tree (a figure, with a map in it) and print markup alone: no inline script or style, attributes
escaped by Jinja, and ids by position rather than by chance, so that the same page is the same bytes. Branca
compiles what a part has printed a second time as a template, so that `{{…}}` in a title would run; here the
markup is handed over as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import folium
from branca.element import Element, Figure, MacroElement
from jinja2 import Environment, StrictUndefined, Template

from .palette import Mode

__all__ = ["Attributes", "Inside", "NewsMap", "PageFooter", "PageHeader", "PageShell"]

Attributes = Mapping[str, str | None]
"""Attributes of an HTML element; those that are None are left out."""

_ENVIRONMENT = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)

_SHELL = _ENVIRONMENT.from_string(
    """\
<!DOCTYPE html>
<html lang="{{ language }}" dir="{{ direction }}"{% if theme %} data-theme="{{ theme }}"{% endif %}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{% if policy %}
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
{% endif %}
<title>{{ title }}</title>
{% for meta in metas %}
<meta{{ meta|xmlattr }}>
{% endfor %}
{% for script in scripts %}
<script defer{{ script|xmlattr }}></script>
{% endfor %}
{% for link in links %}
<link{{ link|xmlattr }}>
{% endfor %}
{% for style in inside.styles %}
<style>{{ style|safe }}</style>
{% endfor %}
</head>
<body class="{{ body_class }}">
{{ body|safe }}
{% for name, json in inside.documents.items() %}
<script type="application/json" id="{{ name }}">{{ json|safe }}</script>
{% endfor %}
{% for attributes, script in inside.scripts %}
<script{{ attributes|xmlattr }}>{{ script|safe }}</script>
{% endfor %}
</body>
</html>
"""
)

_HEADER = _ENVIRONMENT.from_string(
    '<header{% if not shown %} class="masalik-heard"{% endif %}>'
    '{% if home %}<{{ "a" if home.url else "span" }} class="masalik-home"'
    '{% if home.url %} href="{{ home.url }}"{% endif %}>'
    '{% if home.icon %}<img src="{{ home.icon }}" alt="{{ home.text }}">{% endif %}'
    '{{ home.name or "" }}</{{ "a" if home.url else "span" }}>{% endif %}'
    '<h1 dir="auto">{{ title }}</h1>'
    '{% for url, words in onward %}<a href="{{ url }}" data-share="{{ url }}">{{ words }}</a>{% endfor %}'
    "{% if alternate %}<a{{ alternate|xmlattr }}>{{ alternate_words }}</a>{% endif %}</header>"
)

_FOOTER = _ENVIRONMENT.from_string(
    '<footer class="masalik-foot">'
    '{% if url %}<a href="{{ url }}" target="_blank" rel="noopener" title="{{ words }}">'
    "<bdi>{{ title }}</bdi></a>{% endif %}"
    "{% if note %}<span>{{ note }}</span>{% endif %}</footer>"
)

_MAP = _ENVIRONMENT.from_string(
    """\
<main{{ attributes|xmlattr }}>
<div class="masalik-stage"><div class="masalik-map" id="{{ id }}" dir="ltr"></div></div>
<aside class="masalik-side" aria-label="{{ list_words }}"><noscript>
<p>{{ script_words }}{% if list_url %} <a href="{{ list_url }}">{{ list_words }}</a>{% endif %}</p>
{% if picture_url %}
<img src="{{ picture_url }}" alt="{{ picture_words }}">
{% endif %}
</noscript></aside>
</main>"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What a document carries in itself instead of loading it: ready text, which nothing escapes again.

    `documents` are JSON by the id of their element; `policy` is the Content Security Policy that lets these
    very styles and scripts run and nothing else.
    """

    styles: tuple[str, ...] = ()
    scripts: tuple[tuple[Attributes, str], ...] = ()
    documents: Mapping[str, str] = field(default_factory=dict)
    policy: str | None = None


NOTHING_INSIDE = Inside()


class PageShell(Figure):
    """The document around its parts: language, direction, title, and the assets that it loads."""

    def __init__(
        self,
        *,
        title: str,
        language: str,
        direction: str,
        theme: Mode | None,
        metas: Iterable[Attributes],
        body_class: str,
        links: list[Attributes],
        scripts: list[Attributes],
        inside: Inside = NOTHING_INSIDE,
    ) -> None:
        super().__init__(title=title)
        self._id = "page"
        self.values = {
            "title": title,
            "language": language,
            "direction": direction,
            "theme": theme,
            "metas": tuple(metas),
            "body_class": body_class,
            "links": links,
            "scripts": scripts,
            "inside": inside,
            "policy": inside.policy,
        }

    def render(self, **kwargs: Any) -> str:
        """The whole document; rendering it again gives the same."""
        self.html._children.clear()
        for part in self._children.values():
            part.render(**kwargs)
        body = "\n".join(part.render() for part in self.html._children.values())
        return _SHELL.render(self.values, body=body)


class PageHeader(MacroElement):
    """The title over the map, the ways home, onward with what is chosen, and to the other language.

    Without `shown` it is there for screen readers alone.
    """

    def __init__(
        self,
        *,
        title: str,
        shown: bool,
        home: Attributes | None,
        alternate: Attributes | None,
        alternate_words: str,
        onward: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca leaves it untyped
        self._id = "header"
        self.values = {
            "title": title,
            "shown": shown,
            "home": home,
            "alternate": alternate,
            "alternate_words": alternate_words,
            "onward": onward,
        }

    def render(self, **_: Any) -> str:
        """Put the header into the document; it prints nothing where it stands."""
        return _hand_over(self, _HEADER, self.values)


class PageFooter(MacroElement):
    """What stands below the map: its title as a way to the whole page, and a note."""

    def __init__(self, *, title: str, note: str | None, url: str | None, words: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca leaves it untyped
        self._id = "footer"
        self.values = {"title": title, "note": note, "url": url, "words": words}

    def render(self, **_: Any) -> str:
        """Put the footer into the document; it prints nothing where it stands."""
        return _hand_over(self, _FOOTER, self.values)


class NewsMap(folium.Map):
    """A Leaflet map with its list, whose events the script fetches: what it must know stands in `data-*`.

    `without_script` is what is shown where no script runs: words, and the addresses of a list and a picture.
    """

    def __init__(self, *, attributes: Attributes, list_words: str, without_script: Attributes) -> None:
        super().__init__(tiles=None)
        self._id = "1"
        self.values = {"attributes": attributes, "list_words": list_words, **without_script}

    def render(self, **_: Any) -> str:
        """Put the map into the document; it prints nothing where it stands."""
        return _hand_over(self, _MAP, {**self.values, "id": self.get_name()})


class _Markup(Element):
    """Markup that is ready, printed as it is."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.markup = markup

    def render(self, **_: Any) -> str:
        return self.markup


def _hand_over(part: Element, template: Template, values: Mapping[str, Any]) -> str:
    """Put the markup of a part into the document that it belongs to."""
    document = part.get_root()
    if not isinstance(document, Figure):
        raise TypeError(f"{type(part).__name__} belongs into a figure before it is rendered")
    document.html.add_child(_Markup(template.render(values)), name=part.get_name())
    return ""

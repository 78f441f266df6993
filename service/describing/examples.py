"""Requests to try: what the page about the interface shows in three languages and sends when asked."""

from __future__ import annotations

import json
from dataclasses import dataclass

__all__ = ["EXAMPLES", "Example", "Shown"]

STORY = "وصل وزير الخارجية المصري أمس إلى طرابلس قادمًا من القاهرة."


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An example as code of each language."""

    curl: str
    python: str
    javascript: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A request that works anywhere; `key` names it in the table of words."""

    key: str
    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    body: str | None = None

    @property
    def readable(self) -> str:
        """Path and query, readable for whoever changes them; browsers encode them."""
        asked = "&".join(f"{name}={value}" for name, value in self.query)
        return f"{self.path}?{asked}" if asked else self.path

    def shown(self, base: str) -> Shown:
        """The code that asks the service at `base`."""
        return Shown(curl=self._curl(base), python=self._python(base), javascript=self._javascript(base))

    def _curl(self, base: str) -> str:
        if self.body is not None:
            return (
                f"curl -s {base}{self.path} \\\n  -H 'Content-Type: application/json' \\\n  -d '{self.body}'"
            )
        asked = "".join(f" \\\n  --data-urlencode '{name}={value}'" for name, value in self.query)
        return f"curl -sG {base}{self.path}{asked}"

    def _python(self, base: str) -> str:
        lines = [
            "import json",
            "from urllib.parse import urlencode",
            "from urllib.request import Request, urlopen",
        ]
        if self.body is not None:
            lines += [
                "",
                f"sent = {self.body}",
                f'request = Request("{base}{self.path}", json.dumps(sent).encode())',
            ]
            lines += ['request.add_header("Content-Type", "application/json")']
        else:
            asked = ", ".join(f'"{name}": "{value}"' for name, value in self.query)
            lines += [
                "",
                f"asked = urlencode({{{asked}}})",
                f'request = Request("{base}{self.path}?" + asked)',
            ]
        lines += ['request.add_header("Accept", "application/json")', "answer = json.load(urlopen(request))"]
        return "\n".join([*lines, "print(json.dumps(answer, ensure_ascii=False, indent=2)[:500])"])

    def _javascript(self, base: str) -> str:
        if self.body is not None:
            lines = ['  method: "POST",', '  headers: { "Content-Type": "application/json" },']
            options = "\n".join(["{", *lines, f"  body: JSON.stringify({self.body}),", "}"])
            lines = [f'const response = await fetch("{base}{self.path}", {options});']
        else:
            asked = json.dumps(dict(self.query), ensure_ascii=False)
            lines = [
                f"const asked = new URLSearchParams({asked});",
                'const headers = { Accept: "application/json" };',
                f'const response = await fetch("{base}{self.path}?" + asked, {{ headers }});',
            ]
        return "\n".join([*lines, "console.log(await response.json());"])


EXAMPLES = (
    Example(
        key="read",
        method="POST",
        path="/read",
        body=json.dumps({"text": STORY, "published": "2020-12-27"}, ensure_ascii=False),
    ),
    Example(
        key="gazetteer",
        method="GET",
        path="/gazetteer/search",
        query=(("q", "طرابلس، لبنان"), ("limit", "3")),
    ),
    Example(key="search", method="GET", path="/search", query=(("q", "طرابلس"),)),
    Example(
        key="features",
        method="GET",
        path="/collections/visits/items",
        query=(("bbox", "9,20,25,34"), ("datetime", "2020-12-01/.."), ("limit", "5")),
    ),
    Example(key="events", method="GET", path="/events", query=(("located", "true"),)),
)

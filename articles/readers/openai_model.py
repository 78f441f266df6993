"""A language model behind a server that speaks OpenAI's protocol, by its own client (the extra `llm`).

Asked without chance (temperature 0, a fixed seed) and remembered by content in a folder, so that an article
that was read once reads the same again, offline and for nothing. Limits: seconds an answer may take, letters
of an article that are sent, tokens of an answer, and tokens in all, after which no more is asked.
"""

from __future__ import annotations

import hashlib
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import MissingExtra, ModelUnavailable

__all__ = ["OpenAIModel"]

_LONGEST = 24_000
"""Letters of an article that are sent: some 4,000 words, with instructions 15,000 tokens."""
_MOST_TOKENS = 4_000
"""Tokens of an answer: some forty events."""
_LETTERS_A_TOKEN = 2
"""Of Arabic, for the cost where the server does not tell it; few, so that the budget is rather kept."""
_STOPPED = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settings:
    url: str
    model: str
    key: str | None
    seconds: float
    budget: int
    cache: Path | None


class OpenAIModel:
    """A model by its name at an address; many threads may ask at once."""

    def __init__(
        self,
        *,
        url: str,
        model: str,
        key: str | None = None,
        seconds: float = 60.0,
        budget: int = 1_000_000,
        cache: Path | None = None,
    ) -> None:
        """`budget` is in tokens, for the life of this object. Raises `MissingExtra` without the client."""
        try:
            import openai
        except ImportError as error:
            raise MissingExtra(
                "a language model is asked by the openai client; install it with: pip install 'masalik[llm]'"
            ) from error
        self._settings = _Settings(url=url, model=model, key=key, seconds=seconds, budget=budget, cache=cache)
        self._failure = openai.OpenAIError
        self._client = openai.OpenAI(base_url=url, api_key=key or "none", timeout=seconds, max_retries=0)
        self._spent = 0
        self._lock = threading.Lock()

    @property
    def spent(self) -> int:
        """Tokens that were paid for so far."""
        return self._spent

    def answer(self, instructions: str, text: str) -> str:
        """What the model says of a text, from memory where it was asked before."""
        kept = self._kept(instructions, text)
        if kept is not None and kept.exists():
            return kept.read_text(encoding="utf-8")
        if len(text) > _LONGEST:
            raise ModelUnavailable(
                f"the article is longer than the {_LONGEST:,} letters that are sent to a model"
            )
        if self._spent >= self._settings.budget:
            raise ModelUnavailable(f"the budget of {self._settings.budget:,} tokens is spent")
        said = self._said(self._asked(instructions, text), instructions + text)
        if kept is not None:
            _keep(kept, said)
        return said

    def _asked(self, instructions: str, text: str) -> Any:
        """The server's answer; its errors, too late among them, as ours."""
        try:
            return self._client.chat.completions.create(
                model=self._settings.model,
                messages=[
                    {"role": "system", "content": instructions},
                    {"role": "user", "content": text},
                ],
                temperature=0,
                seed=0,
                max_tokens=_MOST_TOKENS,
                response_format={"type": "json_object"},
            )
        except (self._failure, ValueError) as error:
            raise ModelUnavailable(
                f"the language model at {self._settings.url} gives no answer: {error}"
            ) from error

    def _said(self, answer: Any, sent: str) -> str:
        """The words of an answer, counted; none if it refused or was cut short."""
        try:
            choice = answer.choices[0]
            said, refusal, finish = choice.message.content, choice.message.refusal, choice.finish_reason
        except (AttributeError, IndexError, TypeError) as error:
            raise ModelUnavailable("the language model's server does not speak the protocol") from error
        told = (
            getattr(answer.usage, "total_tokens", None) or (len(sent) + len(said or "")) // _LETTERS_A_TOKEN
        )
        with self._lock:
            self._spent += told
        if refusal or not said:
            raise ModelUnavailable(f"the language model refuses: {refusal or 'an empty answer'}")
        if finish not in (_STOPPED, None):
            raise ModelUnavailable(f"the language model's answer was cut short: {finish}")
        return str(said)

    def _kept(self, instructions: str, text: str) -> Path | None:
        """Where the answer is remembered: by model, instructions and article."""
        if self._settings.cache is None:
            return None
        content = "\x1f".join((self._settings.model, instructions, text))
        name = hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        return self._settings.cache / f"{name}.json"


def _keep(path: Path, said: str) -> None:
    """Write an answer beside its place and move it there, so that none is ever found half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    beside.write_text(said, encoding="utf-8")
    beside.replace(path)

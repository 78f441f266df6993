"""A small server on the loopback interface that speaks OpenAI's chat protocol and answers as it is told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["ChatServer", "serving"]


class ChatServer:
    """What was asked, and how to answer: `said` is the message; the rest are ways to misbehave."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.said: Any = {"events": []}
        self.refusal: str | None = None
        self.finish = "stop"
        self.status = 200
        self.delay = 0.0
        self.body: bytes | None = None
        self.tokens = 100
        self.url = ""

    def answer(self, request: dict[str, Any]) -> bytes:
        """The body of the answer to a request."""
        self.asked.append(request)
        time.sleep(self.delay)
        if self.body is not None:
            return self.body
        content = self.said if isinstance(self.said, str) else json.dumps(self.said, ensure_ascii=False)
        message = {"role": "assistant", "content": None if self.refusal else content, "refusal": self.refusal}
        return json.dumps(
            {
                "id": "chatcmpl-1",
                "object": "chat.completion",
                "created": 0,
                "model": request["model"],
                "choices": [{"index": 0, "message": message, "finish_reason": self.finish, "logprobs": None}],
                "usage": {"prompt_tokens": 60, "completion_tokens": 40, "total_tokens": self.tokens},
            }
        ).encode()


@contextmanager
def serving() -> Iterator[ChatServer]:
    """The server while it runs."""
    server = ChatServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = server.answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            try:
                self.send_response(server.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except BrokenPipeError:
                pass  # the client has given up waiting

        def log_message(self, *_: object) -> None:
            """Nothing on the terminal."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.url = f"http://127.0.0.1:{listening.server_port}/v1"
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()

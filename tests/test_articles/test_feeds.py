"""Feeds become articles, each entry once, from a file and from a server on the loopback interface."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from articles import BadFeed, FeedState, fetch_feed, read
from gazetteer import Gazetteer

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>وكالة المثال</title><link>https://news.example/</link>
<item><title>وفد تجاري أردني يصل إلى نواكشوط</title><link>https://news.example/1</link>
<guid isPermaLink="false">n-1</guid>
<pubDate>Tue, 14 Mar 2023 00:30:00 +0300</pubDate><description>وصل الوفد.</description>
<content:encoded><![CDATA[<p>وصل وفد تجاري أردني إلى نواكشوط اليوم الثلاثاء.</p>
<p>ويغادر الوفد غدا.</p>]]></content:encoded>
</item>
<item><title>وزير يزور صلالة</title><link>https://news.example/2</link>
<description>زار الوزير صلالة &amp;quot;أمس&amp;quot;.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>موقع البحر</title>
<entry><id>tag:bahr,2022:1</id><title>سفينة ترسو في وهران</title><link href="https://bahr.example/1"/>
<published>2022-05-30T17:05:00+01:00</published><updated>2022-06-02T10:00:00Z</updated>
<summary type="html">&lt;p&gt;رست سفينة تركية في ميناء وهران اليوم.&lt;/p&gt;</summary></entry></feed>"""


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    """Serves what its `pages` hold; a feed that has not changed since is answered so."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = PAGES.get(self.path)
            fresh = self.headers.get("If-None-Match") == '"v1"'
            self.send_response(404 if body is None else 304 if fresh else 200)
            self.send_header("ETag", '"v1"')
            self.send_header("Last-Modified", "Tue, 14 Mar 2023 08:00:00 GMT")
            self.send_header("Content-Type", "application/rss+xml; charset=utf-8")
            self.end_headers()
            if body is not None and not fresh:
                self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Nothing on the terminal."""

    serving = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=serving.serve_forever, daemon=True)
    thread.start()
    yield serving
    serving.shutdown()
    serving.server_close()


PAGES = {"/rss": RSS, "/atom": ATOM, "/page": "<html><body><p>صفحة</p></body></html>"}


def address(server: ThreadingHTTPServer, path: str) -> str:
    """Where a page of the server is."""
    return f"http://127.0.0.1:{server.server_port}{path}"


def test_the_entries_of_a_file_are_articles(tmp_path: Path) -> None:
    """Headline, paragraphs, address, outlet, and the day of their own time zone."""
    path = tmp_path / "feed.xml"
    path.write_text(RSS, encoding="utf-8")
    first, second = fetch_feed(str(path))[0]
    assert first.text.splitlines() == [
        "وفد تجاري أردني يصل إلى نواكشوط",
        "وصل وفد تجاري أردني إلى نواكشوط اليوم الثلاثاء.",
        "ويغادر الوفد غدا.",
    ]
    assert (first.id, first.published, first.source) == ("n-1", datetime.date(2023, 3, 14), "وكالة المثال")
    assert (second.id, second.published) == ("https://news.example/2", None)
    assert second.text == 'وزير يزور صلالة\nزار الوزير صلالة "أمس".'


def test_a_feed_is_fetched_and_read(server: ThreadingHTTPServer, gazetteer: Gazetteer) -> None:
    """Atom as well as RSS; the entry's day dates what it tells."""
    (entry,), _ = fetch_feed(address(server, "/atom"))
    reading = read(entry.text, gazetteer=gazetteer, published=entry.published, source=entry.source)
    assert [event.date and event.date.begin for event in reading.events] == ["2022-05-30"]
    assert reading.article.source == "موقع البحر"


def test_an_entry_is_given_once(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    """Whether the server says that nothing changed or the file is the same."""
    entries, state = fetch_feed(address(server, "/rss"))
    assert (len(entries), state.etag) == (2, '"v1"')
    assert fetch_feed(address(server, "/rss"), state) == ([], state)
    again, later = fetch_feed(address(server, "/rss"), FeedState(seen=("n-1",)))
    assert [entry.url for entry in again] == ["https://news.example/2"]
    assert later.seen == ("n-1", "https://news.example/2")
    path = tmp_path / "feed.xml"
    path.write_text(RSS, encoding="utf-8")
    assert fetch_feed(str(path), state)[0] == []


def test_a_broken_feed_says_where(tmp_path: Path) -> None:
    """What can be made out is read; the version is not kept, so that it is fetched again."""
    path = tmp_path / "feed.xml"
    path.write_text(RSS.replace("مثال</title>", "مثال & شركاه</title>"), encoding="utf-8")
    entries, state = fetch_feed(str(path), FeedState(etag='"v1"'))
    assert (len(entries), state.etag) == (2, None)
    assert state.fault is not None
    assert "line 3" in state.fault
    mended = fetch_feed(str(path), state)[1]
    assert (len(mended.seen), mended.fault) == (2, state.fault)
    path.write_text(RSS[: RSS.index("<item>") + 8], encoding="utf-8")
    with pytest.raises(BadFeed, match="XML is broken in line 4"):
        fetch_feed(str(path))


def test_what_is_no_feed_is_refused(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    """A page, a missing page, a missing file, a server that is not there."""
    for source in (
        address(server, "/page"),
        address(server, "/none"),
        str(tmp_path / "no.xml"),
        "http://127.0.0.1:9/x",
    ):
        with pytest.raises(BadFeed, match=source.replace("?", r"\?")):
            fetch_feed(source)

// The text of an article with what was read in it marked: evidence by the kind of event, and places.
// Every word of the article enters the page as text, never as markup.
"use strict";

window.MasalikText = (() => {
  /** An element with a class and text or children. */
  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  /** Words with their {names} filled in. */
  function fill(words, values) {
    return words.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  /** Shows the article of a reading: title, what is known of it, and its marked text. */
  function show(reading, words) {
    const { article } = reading;
    const title = document.getElementById("title");
    title.textContent = headline(article);
    title.hidden = !article.title;
    title.classList.toggle("is-repeated", article.text.trimStart().startsWith(article.title || " "));
    document.getElementById("about").replaceChildren(...about(article, words));
    document.getElementById("body").replaceChildren(...marked(reading, words));
  }

  /** The title of an article without the characters that turn the direction of what follows it. */
  function headline(article) {
    return (article.title || "").replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
  }

  function about(article, words) {
    const parts = [];
    if (article.source) parts.push(make("bdi", "", article.source));
    if (article.published) parts.push(make("span", "", fill(words.published, { date: inWords(article.published) })));
    else parts.push(make("span", "", words.undated));
    if (article.published_inferred) parts.push(make("span", "soft", words.inferred));
    if (article.url && /^https?:\/\//.test(article.url)) {
      const link = make("a", "", new URL(article.url).hostname);
      link.href = article.url;
      link.rel = "noopener noreferrer";
      parts.push(link);
    }
    return parts.flatMap((part, index) => (index ? [" · ", part] : [part]));
  }

  /** A day in words, written as the maps write it. */
  function inWords(day) {
    return window.Masalik.dateInWords(day, document.documentElement.lang) || day;
  }

  /** The text cut into runs that the same events tell; offsets count code points, as the service does. */
  function marked(reading, words) {
    const points = Array.from(reading.article.text);
    const spans = spansOf(reading, words).filter((span) => span.start >= 0 && span.start < span.end && span.end <= points.length);
    const cuts = [...new Set([0, points.length, ...spans.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b);
    const starting = groupBy(spans, (span) => span.start);
    let open = [];
    const runs = [];
    cuts.slice(0, -1).forEach((start, index) => {
      open = open.filter((span) => span.end > start).concat(starting.get(start) || []);
      const text = points.slice(start, cuts[index + 1]).join("");
      addPiece(runs, pieceOf(text, open, start), open.filter((span) => span.event), [start, cuts[index + 1]]);
    });
    return runs.map((run) => run.element);
  }

  function spansOf(reading, words) {
    const places = reading.places.features.map(({ properties }) => ({
      start: properties.start,
      end: properties.end,
      place: placeWords(properties, words),
      located: properties.id !== null,
    }));
    const events = reading.events.features.flatMap(({ id, properties }) => [
      ...properties.evidence.map(({ start, end }) => ({ start, end, event: { id: String(id), kind: properties.kind, status: properties.status } })),
      { start: properties.trigger_start ?? -1, end: properties.trigger_end ?? -1, trigger: properties.kind },
    ]);
    return [...events, ...places];
  }

  function placeWords(place, words) {
    const known = place.id !== null ? [place.name, place.name_en, place.country].filter(Boolean).join(" · ") : words.unlocated;
    const meant = place.metonym ? words.metonym : "";
    const sure = place.id !== null ? fill(words.confidence, { n: Math.round(place.confidence * 100) }) : "";
    return [known, meant, sure, ...(place.reasons || [])].filter(Boolean).join("\n");
  }

  /** A piece of text with the marks that lie on it, innermost first. */
  function pieceOf(text, open, start) {
    let node = document.createTextNode(text);
    const trigger = open.find((span) => span.trigger);
    if (trigger) node = make("i", `trigger is-${trigger.trigger}`, node);
    const place = open.find((span) => span.place);
    if (place) {
      node = make("b", place.located ? "place" : "place is-unlocated", node);
      node.title = place.place;
      node.dataset.start = String(place.start ?? start);
    }
    return node;
  }

  /** Adds a piece to the run before it when the same events tell both, else begins a new run. */
  function addPiece(runs, piece, telling, [start, end]) {
    const ids = [...new Set(telling.map((span) => span.event.id))].join(" ");
    const last = runs[runs.length - 1];
    if (last && last.ids === ids) {
      last.element.append(piece);
      last.element.dataset.end = String(end);
      return;
    }
    const element = ids ? toldElement(ids, telling[0].event) : make("span", "");
    element.append(piece);
    Object.assign(element.dataset, { start: String(start), end: String(end) });
    runs.push({ ids, element });
  }

  function toldElement(ids, { kind, status }) {
    const element = make("span", `told is-${kind} is-${status}`);
    element.dataset.events = ids;
    element.tabIndex = 0;
    element.setAttribute("role", "button");
    return element;
  }

  function groupBy(items, key) {
    const groups = new Map();
    for (const item of items) groups.set(key(item), [...(groups.get(key(item)) || []), item]);
    return groups;
  }

  /** Marks the sentence that an address names (`#at=120-185`, in code points of the text) and brings it into view. */
  function showQuoted(body, hash) {
    const asked = /^#at=(\d+)-(\d+)$/.exec(hash);
    const [from, until] = asked ? asked.slice(1).map(Number) : [0, 0];
    const runs = [...body.children].filter((run) => run.dataset.start);
    const quoted = runs.filter((run) => Number(run.dataset.start) < until && Number(run.dataset.end) > from);
    for (const run of runs) run.classList.toggle("is-quoted", quoted.includes(run));
    if (quoted.length) quoted[0].scrollIntoView({ block: "center" });
  }

  return Object.freeze({ show, showQuoted, fill, headline });
})();

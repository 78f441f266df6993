// Sentences of articles, quoted with the words marked that say who, where and when, and where they can be read.

const ROLES = ["trigger", "actor", "host", "destination", "origin", "via", "date"];

/** The sentences of each article that tells the event, and where it can be read. */
function sources(event, view) {
  const heading = event.quotes.length ? [make("h4", "", null, view.words.evidence)] : [];
  const told = event.reports.length > 1 ? event.reports : [event];
  return [...heading, ...told.flatMap((report) => sourceOf(report, view))];
}

function sourceOf(event, view) {
  const { words } = view;
  const original = link(event.title || words.original, event.url, "masalik-original");
  const page = link(words.article, articlePage(event, view), "masalik-article");
  const published = dateParts(event.published);
  const date = published ? fill(words.published, { date: dateInWords(published, words) }) : "";
  const title = original || !event.title ? original : make("cite", "", { dir: "auto" }, event.title);
  const parts = [event.source && isolated(event.source), title, date, page].filter(Boolean);
  const foot = parts.length ? [make("footer", "", null, ...parts.map((part) => make("span", "", null, part)))] : [];
  return [...event.quotes.map(quoteOf), ...foot];
}

/** A sentence with its telling words marked; offsets count code points of the article. */
function quoteOf(quote) {
  const points = Array.from(quote.text);
  const pieces = [];
  let at = 0;
  for (const { start, end, role } of marksOf(quote, points.length)) {
    pieces.push(points.slice(at, start).join(""), make("mark", `is-${role}`, null, points.slice(start, end).join("")));
    at = end;
  }
  return make("blockquote", "", { dir: "rtl", lang: "ar" }, ...pieces, points.slice(at).join(""));
}

/** The words to mark, as offsets within the sentence, none over another. */
function marksOf({ start: base, words }, length) {
  const found = words
    .filter((one) => ROLES.includes(one.role) && Number.isInteger(one.start) && Number.isInteger(one.end))
    .map(({ start, end, role }) => ({ start: start - base, end: end - base, role }))
    .filter(({ start, end }) => start >= 0 && end > start && end <= length)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let until = 0;
  return found.filter(({ start, end }) => start >= until && (until = end));
}

/** The address of the article's own page at the quoted sentence, by the template that the page gave; nothing without one. */
function articlePage(event, view) {
  const template = view.options.articleUrl || "";
  if (!template || (template.includes("{article}") && !event.article)) return "";
  const quote = event.quotes.find(({ start, end }) => start !== null && end !== null);
  return template.replace("{article}", encodeURIComponent(event.article)) + (quote ? `#at=${quote.start}-${quote.end}` : "");
}

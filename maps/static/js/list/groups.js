// The list in groups by day, month or year, those without a date in one of their own.

const LONG = 12; // a shorter list is read without headings
const BY_DAY = 62; // days that a list may span to be grouped by day
const BY_MONTH = 7300; // and by month

/** Events in groups of { heading, events }; no more is said of when than is known of every event under it. */
function groupsOf(events, words) {
  const dated = events.filter((event) => traitOf(event, "days"));
  const undated = events.filter((event) => !traitOf(event, "days"));
  const groups = dated.length > LONG ? datedGroups(dated, words) : [{ heading: "", events: dated }];
  if (undated.length) groups.push({ heading: words.undated, events: undated });
  return groups.filter((group) => group.events.length);
}

function datedGroups(events, words) {
  const days = events.map((event) => traitOf(event, "days"));
  const length = Math.max(...days.map(([, last]) => last)) - Math.min(...days.map(([first]) => first));
  const unit = unitOf(length);
  const groups = new Map();
  const keys = new Map(); // many events are of the same days
  for (const event of events) {
    const span = traitOf(event, "days").join(" ");
    if (!keys.has(span)) keys.set(span, groupKey(traitOf(event, "days"), unit));
    const key = keys.get(span);
    if (!groups.has(key)) groups.set(key, { key, heading: headingOf(key, unit, words), events: [] });
    groups.get(key).events.push(event);
  }
  return [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** What a list of so many days is grouped by. */
function unitOf(days) {
  return days <= BY_DAY ? "day" : days <= BY_MONTH ? "month" : "year";
}

/**
 * The events of a page of a list that comes in pages, each with the heading that begins with it. They are in order of
 * their first day, so that a month of which no more is known may stand between the days of another.
 */
function headedInTurn(events, { months, total, last }, words) {
  const span = months.map((month) => traitOf(month, "days")).filter(Boolean);
  const unit = unitOf(span.length ? span.at(-1)[1] - span[0][0] : 0);
  const headingFor = (days) => (!days ? words.undated : total <= LONG ? "" : headingOf(groupKey(days, unit), unit, words));
  const headings = events.map((event) => headingFor(traitOf(event, "days")));
  return headings.map((heading, index) => (heading === (index ? headings[index - 1] : last) ? "" : heading));
}

/** "2024-05-03", "2024-05" or "2024": the least that holds all the days, no finer than the unit; so also the order of groups. */
function groupKey([first, last], unit) {
  const [begin, until] = [isoOf(first), isoOf(last)];
  if (unit === "day" && first === last) return begin;
  const month = begin.slice(0, 7);
  const near = last - first <= 31 && (unit === "month" || until.startsWith(month));
  return unit !== "year" && near ? month : begin.slice(0, 4);
}

function headingOf(key, unit, words) {
  const date = dateInWords(dateParts(key), words);
  if (unit === "day" && key.length < 10) return fill(words.dates.no_day, { date });
  return unit === "month" && key.length < 7 ? fill(words.dates.no_month, { date }) : date;
}

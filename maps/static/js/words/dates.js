// Dates in words, no more precise than they are known. maps/dates.py says the same in the same words.

const WEEK = 7; // days

/** When an event was, in words; nothing where that is not known. */
function whenInWords(event, words) {
  const begin = dateParts(event.start);
  const until = dateParts(event.end);
  if (!begin && !until) return "";
  if (!begin) return fill(words.dates.until, { date: dateInWords(until, words) });
  const vagueDate = event.precision === "vague";
  if (!until || event.start === event.end) {
    const date = dateInWords(begin, words);
    return vagueDate && begin.d ? fill(words.dates.about, { date }) : date;
  }
  return spanInWords(begin, until, event.precision, words);
}

function spanInWords(begin, until, precision, words) {
  const named = namedSpan(begin, until, precision, words.dates);
  if (named) return fill(named, dateValues(begin, words));
  const range = rangeInWords(begin, until, words);
  return precision === "week" ? fill(words.dates.week, { range }) : range;
}

/** What a span is called that has a name (a month, its second week, half a year); nothing where it has none. */
function namedSpan(begin, until, precision, dates) {
  if (begin.y !== until.y) return "";
  if (begin.d && until.d) {
    if (isWholeYear(begin, until)) return dates.year;
    if (begin.m !== until.m) return "";
    if (begin.d === 1 && until.d === lastDay(begin)) return dates.month;
    return ["vague", "week"].includes(precision) ? partOfMonth(begin.d, until.d, lastDay(begin), dates) : "";
  }
  return begin.m && until.m && !begin.d && !until.d ? partOfYear(begin.m, until.m, dates) : "";
}

function isWholeYear(begin, until) {
  return begin.m === 1 && begin.d === 1 && until.m === 12 && until.d === 31;
}

function partOfMonth(from, to, last, dates) {
  if (from === 1 && to === 10) return dates.early;
  if ((from === 11 && to === 20) || (from === 12 && to === 18)) return dates.middle;
  if (from === 21 && to === last) return dates.late;
  if (to - from !== WEEK - 1) return "";
  return to === last ? dates.weeks[4] : to % WEEK === 0 ? dates.weeks[to / WEEK - 1] : "";
}

function partOfYear(from, to, dates) {
  if (from === 1 && to === 12) return dates.year;
  if (to - from === 5 && to % 6 === 0) return dates.halves[to / 6 - 1];
  return to - from === 2 && to % 3 === 0 ? dates.quarters[to / 3 - 1] : "";
}

function rangeInWords(begin, until, words) {
  const values = { ...dateValues(begin, words), d2: numeral(until.d, words), month2: monthName(until, words) };
  if (begin.y === until.y && begin.m === until.m && begin.d && until.d) return fill(words.dates.days, values);
  if (begin.y === until.y && begin.m && until.m && !begin.d && !until.d) return fill(words.dates.some_months, values);
  return fill(words.dates.range, { from: dateInWords(begin, words), to: dateInWords(until, words) });
}

function lastDay({ y, m }) {
  return new Date(Date.UTC(y, m, 0)).getUTCDate();
}

/** An ISO date (day, month or year) in words. */
function dateInWords(date, words) {
  const template = date.d ? words.dates.day : date.m ? words.dates.month : words.dates.year;
  return fill(template, dateValues(date, words));
}

function dateValues(date, words) {
  return { y: numeral(date.y, words), d: numeral(date.d, words), month: monthName(date, words) };
}

function monthName({ m }, words) {
  return m ? words.dates.months[m - 1] : "";
}

/** Year, month and day of an ISO date, as far as it goes; null for anything else. */
function dateParts(iso) {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso || "");
  if (!found) return null;
  const [y, m, d] = found.slice(1).map((part) => (part ? Number(part) : 0));
  return m > 12 ? null : { y, m, d };
}

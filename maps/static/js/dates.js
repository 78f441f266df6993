// Dates in words, no more precise than they are known.

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
  const sameMonth = begin.y === until.y && begin.m === until.m && begin.d && until.d;
  if (sameMonth && begin.d === 1 && until.d === lastDay(begin)) {
    return fill(words.dates.month, dateValues(begin, words));
  }
  const third = sameMonth ? thirdOf(begin, until, precision) : "";
  if (third) return fill(words.dates[third], dateValues(begin, words));
  const ends = { from: dateInWords(begin, words), to: dateInWords(until, words) };
  const days = { ...dateValues(begin, words), d2: until.d };
  const range = sameMonth ? fill(words.dates.days, days) : fill(words.dates.range, ends);
  return precision === "week" ? fill(words.dates.week, { range }) : range;
}

/** Which third of a month the days are: early, middle or late; nothing where they are given as days. */
function thirdOf(from, to, precision) {
  if (precision !== "vague" && precision !== "week") return "";
  if (from.d === 1 && to.d === 10) return "early";
  if (from.d === 11 && to.d === 20) return "middle";
  return from.d === 21 && to.d === lastDay(from) ? "late" : "";
}

function lastDay({ y, m }) {
  return new Date(Date.UTC(y, m, 0)).getUTCDate();
}

/** An ISO date (day, month or year) in words. */
function dateInWords(date, words) {
  const template = date.d ? words.dates.day : date.m ? words.dates.month : words.dates.year;
  return fill(template, dateValues(date, words));
}

function dateValues({ y, m, d }, words) {
  return { y, d, month: m ? words.dates.months[m - 1] : "" };
}

/** Year, month and day of an ISO date, as far as it goes; null for anything else. */
function dateParts(iso) {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso || "");
  if (!found) return null;
  const [y, m, d] = found.slice(1).map((part) => (part ? Number(part) : 0));
  return m > 12 ? null : { y, m, d };
}

// Time as numbers of days, so that events of a day, of a month and of a year can be laid on one line.

const DAY = 86_400_000; // milliseconds
const MOST_DAYS = 120; // of a span that is stepped through by days
const MOST_MONTHS = 240; // of a span that is stepped through by months; a longer one goes by years
const KNOWN_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The number of a day since 1970; a month or year counts from its first day. */
function dayNumber({ y, m, d }) {
  return Math.round(Date.UTC(y, (m || 1) - 1, d || 1) / DAY);
}

/** The last day of an ISO day, month or year. */
function lastDayOf({ y, m, d }) {
  if (d) return dayNumber({ y, m, d });
  return m ? dayNumber({ y, m, d: lastDay({ y, m }) }) : dayNumber({ y, m: 12, d: 31 });
}

/** The ISO day of a number. */
function isoOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Whether a text is a day of the calendar. */
function isDay(text) {
  if (!KNOWN_DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && isoOf(Math.round(time / DAY)) === text;
}

/** The first and last day on which an event may have been; null where nothing is known of it. */
function daysOf(event) {
  const begin = dateParts(event.start) || dateParts(event.end);
  const until = dateParts(event.end) || begin;
  if (!begin) return null;
  const [first, last] = [dayNumber(begin), lastDayOf(until)];
  return [first, Math.max(first, last)];
}

/** The steps of a span of days: { unit, starts }, `starts` having the first day of each step and the day after the last. */
function stepsOf(first, last) {
  const months = (last - first) / 30.5;
  const unit = last - first < MOST_DAYS ? "day" : months <= MOST_MONTHS ? "month" : "year";
  if (unit === "day")
    return { unit, starts: Array.from({ length: last - first + 2 }, (_, index) => first + index) };
  const begin = new Date(first * DAY);
  const [year, month] = [begin.getUTCFullYear(), unit === "month" ? begin.getUTCMonth() : 0];
  const starts = [];
  for (let step = 0; starts.length < 2 || starts[starts.length - 1] <= last; step += 1) {
    starts.push(
      Math.round(
        Date.UTC(unit === "year" ? year + step : year, unit === "month" ? month + step : 0, 1) / DAY,
      ),
    );
  }
  return { unit, starts };
}

/** The step that a day is in; the first or the last for a day outside. */
function stepOf(day, starts) {
  let [low, high] = [0, starts.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

// The time of the events: a bar for every step, and two handles for the first and the last that are in view.

const ENDS = ["from", "until"];

function makeTimeline(view) {
  const { words } = view;
  const svg = draw("svg", { class: "masalik-bars", role: "img", preserveAspectRatio: "none" });
  const chosen = make("div", "masalik-chosen", null);
  const handles = Object.fromEntries(ENDS.map((end) => [end, makeHandle(end, view)]));
  const range = make("div", "masalik-range", null, svg, chosen, handles.from, handles.until);
  const period = make("p", "masalik-period", null);
  const player = makePlayer(view);
  const title = make("legend", "masalik-heard", null, words.time.label);
  const element = make(
    "fieldset",
    "masalik-time",
    { hidden: "" },
    title,
    range,
    make("div", "masalik-time-foot", null, player.element, period),
  );
  return { element, svg, range, handles, period, player, steps: null, bins: null };
}

function makeHandle(end, view) {
  const handle = make("input", `is-${end}`, {
    type: "range",
    min: "0",
    step: "1",
    "aria-label": view.words.time[end],
  });
  handle.addEventListener("input", () => {
    stopPlaying(view);
    const { from, until } = view.time.handles;
    if (Number(from.value) > Number(until.value)) handle.value = (end === "from" ? until : from).value;
    view.store.change(periodOf(Number(from.value), Number(until.value), view.time.steps));
  });
  return handle;
}

/** The days of a stretch of steps as a change of the state; an end that is that of all time is left open. */
function periodOf(from, until, { starts }) {
  const last = starts.length - 2;
  return {
    from: from > 0 ? isoOf(starts[from]) : "",
    until: until < last ? isoOf(starts[until + 1] - 1) : "",
  };
}

/** The steps that a state's days are in. */
function stretchOf({ from, until }, { starts }) {
  const last = starts.length - 2;
  const [begin, end] = [from, until].map((iso) => (iso ? stepOf(dayNumber(dateParts(iso)), starts) : null));
  return { from: begin ?? 0, until: Math.max(begin ?? 0, end ?? last) };
}

/** New events: new steps, or no time at all where all were on one day or on none. */
function fillTimeline(view) {
  stopPlaying(view);
  const days = view.known.map((event) => traitOf(event, "days")).filter(Boolean);
  const first = days.reduce((least, [begin]) => Math.min(least, begin), Infinity);
  const last = days.reduce((most, [, end]) => Math.max(most, end), -Infinity);
  view.time.element.hidden = !(first < last);
  view.time.steps = first < last ? stepsOf(first, last) : null;
  if (!view.time.steps) return;
  const { starts } = view.time.steps;
  if (starts.length < 3) starts.push(starts[starts.length - 1] + 1);
  for (const end of ENDS) view.time.handles[end].max = String(starts.length - 2);
}

function followTimeline(view) {
  const { time, words, store, found } = view;
  if (!time.steps) return;
  const stretch = stretchOf(store.state, time.steps);
  const last = time.steps.starts.length - 2;
  for (const end of ENDS) {
    const handle = time.handles[end];
    handle.value = String(stretch[end]);
    handle.setAttribute("aria-valuetext", stepInWords(stretch[end], time.steps, words));
    time.range.style.setProperty(`--${end}`, String(stretch[end] / last));
  }
  time.handles.from.classList.toggle("is-over", stretch.from > last / 2);
  if (time.timed !== found.timed) time.bins = binsOf(found.timed, time.steps.starts);
  time.timed = found.timed;
  drawBars(time.svg, time.bins, { ...stretch, rtl: words.direction === "rtl" });
  time.svg.setAttribute("aria-label", barsInWords(time.bins, time.steps, view));
  time.period.textContent = stretchInWords(stretch, time.steps, words);
}

function stretchInWords({ from, until }, steps, words) {
  const ends = [from, until].map((step) => stepInWords(step, steps, words));
  return from === until ? ends[0] : fill(words.dates.range, { from: ends[0], to: ends[1] });
}

/** A step in words: a day, a month or a year. */
function stepInWords(step, { unit, starts }, words) {
  const iso = isoOf(starts[step]);
  return dateInWords(dateParts(iso.slice(0, { day: 10, month: 7, year: 4 }[unit])), words);
}

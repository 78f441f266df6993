// How many events each step of the time has, in bars: solid where the step is known, pale where it is one of several.

const BAR = 0.82; // of a step's width
const WIDEST = 0.04; // of the time's width: half of the first and of the last bar stands out of it
const LEAST = 0.06; // of the height, so that one event is seen beside hundreds

/** Two numbers for each step: events that were in it, and events that may have been in it. */
function binsOf(events, starts) {
  const n = starts.length - 1;
  const [certain, possible] = [new Array(n).fill(0), new Array(n + 1).fill(0)];
  for (const event of events) {
    const days = traitOf(event, "days");
    if (!days) continue;
    const [first, last] = days.map((day) => stepOf(day, starts));
    if (first === last) certain[first] += weightOf(event);
    else {
      possible[first] += weightOf(event);
      possible[last + 1] -= weightOf(event);
    }
  }
  for (let step = 1; step < n; step += 1) possible[step] += possible[step - 1];
  return { certain, possible: possible.slice(0, n) };
}

/** The bars as an SVG; `from` and `until` are the steps between which they are in view. Time runs as the page reads. */
function drawBars(svg, { certain, possible }, { from, until, rtl }) {
  const n = certain.length;
  const tallest = Math.max(1, ...certain.map((count, step) => count + possible[step]));
  const paths = { certain: "", possible: "", "certain is-out": "", "possible is-out": "" };
  const width = Math.min(BAR, WIDEST * Math.max(1, n - 1));
  const bar = (step, low, count) => {
    const x = (rtl ? n - 1 - step : step) - width / 2;
    const height = Math.max(LEAST, count / tallest);
    return { path: `M${x} ${1 - low}v${-height}h${width}v${height}z`, top: low + height };
  };
  for (let step = 0; step < n; step += 1) {
    const out = step < from || step > until ? " is-out" : "";
    let low = 0;
    for (const [name, count] of [
      ["certain", certain[step]],
      ["possible", possible[step]],
    ]) {
      if (!count) continue;
      const { path, top } = bar(step, low, count);
      paths[name + out] += path;
      low = top;
    }
  }
  svg.setAttribute("viewBox", `0 0 ${Math.max(1, n - 1)} 1`);
  svg.replaceChildren(...Object.entries(paths).map(([name, d]) => draw("path", { class: `is-${name}`, d })));
}

/** Where the tallest bar is, for those who do not see it. */
function barsInWords({ certain, possible }, steps, view) {
  const counts = certain.map((count, step) => count + possible[step]);
  const most = Math.max(...counts);
  const when = stepInWords(counts.indexOf(most), steps, view.words);
  return fill(view.words.time.most, { when, count: counted(view.words.count, most, view.words) });
}

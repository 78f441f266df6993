// Maps of more events than are sent: the service counts what is in view, single events come as asked for.

const NEAR_ENOUGH = 6; // the zoom from which single events are asked for, if the view has few enough
const AROUND = 0.5; // of the view's size on each side, so that a small step needs nothing new
const SETTLED = 250; // milliseconds after the last move until the service is asked
const STEPS_IN = 3; // levels of zoom that a pin of several places leads in, at most

/** Where the events of a counted map come in: what can be chosen, what is in view, and when. */
function takeCounts(view, answer) {
  view.counted = answer.whole ? null : answer;
  view.known = answer.whole ? answer.events : answer.histogram;
  const offered = (name) => (answer.whole ? valuesOf(answer.events, name, view) : offeredOf(answer, name, view));
  view.offered = askedOnce(LISTS, offered);
}

/** The values of a list as the service has counted them, the most frequent first. */
function offeredOf(answer, name, view) {
  const { words, language } = view;
  const order = { kind: KINDS, status: STATUSES }[name];
  const rows = answer.facets[name].map((row) => ({ ...row, label: language === "ar" ? row.label : row.english }));
  if (!order) return rows;
  const labelled = {
    kind: (value) => words.kinds[value],
    status: (value) => words.statuses[value] || words.happened,
  };
  const ordered = rows.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  return ordered.map((row) => ({ ...row, label: labelled[name](row.value) }));
}

/**
 * Asks the service what is in view now; what comes after another question was asked is passed over. With `list`
 * the list begins anew too, also where it is a later question, of a map moved meanwhile, that is answered.
 */
async function recount(view, { list = true } = {}) {
  view.listDue = list || view.listDue;
  const turn = (view.turn = (view.turn || 0) + 1);
  const box = boxAsked(view);
  try {
    const answer = await view.loader.load({ ...queryOf(view.store.state, view.options), box: box && edgesOf(box) });
    if (turn !== view.turn) return;
    view.askedBox = box;
    list = view.listDue;
    view.listDue = false;
    settle(view, answer, { list });
  } catch {
    if (turn === view.turn) failed(view, () => recount(view, { list }));
  }
}

/** Shows what the service has counted. */
function settle(view, answer, { list = true } = {}) {
  view.counted = answer;
  view.events = answer.events;
  const counts = (rows) => new Map(rows.map(({ value, count }) => [value, count]));
  const facets = Object.fromEntries(Object.entries(answer.facets).map(([name, rows]) => [name, counts(rows)]));
  view.found = { events: answer.events, facets, kept: new Map(), timed: answer.histogram };
  redraw(view, { list });
  followControls(view);
  rest(view);
  if (!answer.total) countLoosened(view);
}

/** Where nothing is left: has counted how many events there would be without each filter, and offers them. */
async function countLoosened(view) {
  const { turn, store: { state } } = view;
  const on = [...LISTS, "q"].filter((name) => state[name].length);
  if (state.from || state.until) on.push("time");
  if (!state.undated) on.push("undated");
  const without = (name) => view.loader.load(queryOf({ ...state, ...withoutFilter(name) }, view.options)).catch(() => null);
  const answers = await Promise.all(on.map(without));
  if (turn !== view.turn || !view.counted || view.counted.total) return;
  view.found.kept = new Map(on.map((name, index) => [name, answers[index] ? answers[index].total : 0]).filter(([, total]) => total));
  followNothing(view);
}

/** The part of the world to ask for: none where the view is wide and every place has its own pin. */
function boxAsked(view) {
  const crowded = view.counted && view.counted.merged;
  if (!view.moved || (view.map.getZoom() < NEAR_ENOUGH && !crowded)) return null;
  return view.map.getBounds().pad(AROUND);
}

function edgesOf(box) {
  const lon = (value) => Math.max(-180, Math.min(180, value)).toFixed(3);
  const lat = (value) => Math.max(-90, Math.min(90, value)).toFixed(3);
  return [lon(box.getWest()), lat(box.getSouth()), lon(box.getEast()), lat(box.getNorth())];
}

/** After the map has moved: what is in view now may be told more finely, or more coarsely. */
function recountSoon(view) {
  clearTimeout(view.recounting);
  if (view.counted) view.recounting = setTimeout(() => recountMoved(view), SETTLED);
}

function recountMoved(view) {
  if (!view.counted) return;
  const [box, before] = [boxAsked(view), view.askedBox];
  if (!box && !before) return;
  const closer = view.counted.tallied && box && before && heightOf(box) < heightOf(before) * 0.75;
  if (box && before && before.contains(view.map.getBounds()) && !closer) return;
  recount(view, { list: false });
}

/** Degrees from the south of a box to its north. */
function heightOf(box) {
  return box.getNorth() - box.getSouth();
}

/** Opens what was chosen on the map: several places by going there, tallies by the events that they stand for. */
async function openTold(view, events, where, opener) {
  if (where.place && where.place.merged) return goInto(view, where.place.merged);
  if (!events.some((event) => event.tally)) return openPopup(view, events, where, opener);
  const way = where.place ? null : [events[0].origin, events[0].destination];
  return openPage(view, { place: where.place, way }, { ...where, counted: events }, opener || document.activeElement);
}

function goInto(view, { bounds }) {
  const zoom = Math.min(view.map.getZoom() + STEPS_IN, view.map.getBoundsZoom(bounds));
  view.moved = true;
  view.map.setView(bounds.getCenter(), Math.max(zoom, view.map.getZoom() + 1), { animate: !calm() });
}

/** Opens the first events of a place or way, with the way to the others; nothing is left out unsaid. */
async function openPage(view, target, where, opener) {
  const query = queryOf(view.store.state, view.options);
  const told = await view.loader.at(target, query).catch(() => null);
  if (!told) return say(view, view.words.failed, "hint");
  if (!told.events.length) return null;
  openPopup(view, told.events, where, opener);
  if (!told.next) return null;
  addFurther(view, view.popup.getContent(), { target, query, told, shown: told.events.length });
  relayPopup(view);
  return null;
}

/** "The first 100 of 5321", and a button for the next. */
function addFurther(view, content, { target, query, told, shown }) {
  const { words } = view;
  const first = fill(words.first_of, { n: numeral(shown, words), all: numeral(told.total, words) });
  const note = make("p", "masalik-standing", { role: "status" }, first);
  const more = make("button", "masalik-quiet", { type: "button" }, words.more);
  const foot = make("div", "masalik-further", null, note, more);
  more.addEventListener("click", async () => {
    const page = await view.loader.at(target, query, told.next).catch(() => null);
    if (!page) return;
    const articles = page.events.map((event) => articleOf(event, view));
    foot.replaceWith(...articles);
    articles[0].tabIndex = -1;
    articles[0].focus();
    const next = { target, query, told: { ...page, total: told.total }, shown: shown + page.events.length };
    if (page.next) addFurther(view, content, next);
  });
  content.append(foot);
}

/** Tells an event in full once its outline comes into sight. */
function completeWhenSeen(article, event, view) {
  if (event.complete || !view.loader || !view.options.eventUrl) return article;
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    fillIn(view, article, event);
  });
  seen.observe(article);
  return article;
}

/** Tells an event in full in the place of its outline; where that cannot be had, the outline stays. */
async function fillIn(view, article, event) {
  await view.loader.complete([event]).catch(() => null);
  if (!event.complete || !article.isConnected) return;
  const focused = document.activeElement === article;
  const whole = articleOf(event, view);
  article.replaceWith(whole);
  if (focused) whole.focus({ preventScroll: true });
  relayPopup(view);
}

/** Brings the next page of the list; what comes after the list was begun anew is passed over. */
async function bringPage(view) {
  const { pending, following: after } = view;
  view.following = null;
  const told = await view.loader.page(queryOf(view.store.state, view.options), after).catch(() => null);
  if (pending !== view.pending) return;
  if (!told) {
    view.following = after;
    view.side.more.hidden = false;
    return;
  }
  view.following = told.next;
  const { histogram, total } = view.counted;
  const headings = headedInTurn(told.events, { months: histogram, total, last: after ? view.headed : "" }, view.words);
  view.headed = headings.findLast(Boolean) || (after ? view.headed : "");
  pending.push(...told.events.map((event, index) => ({ event: anchored(event), heading: headings[index] })));
  addItems(view, FIRST_ITEMS);
  addWhenIdle(view);
}

/** An event of the list that is not drawn by itself opens where it stands. */
function anchored(event) {
  const { line, spot } = event;
  if (line) event.anchor = { latlng: middleOf(line).latlng, place: null, raise: 8 };
  else if (spot) {
    const place = spot.merged ? null : spot;
    event.anchor = { latlng: L.latLng(spot.lat, spot.lon), place, raise: PIN.anchor[1] };
  }
  return event;
}

/** What a counted map does not draw by itself, in words. */
function countedNotes(view) {
  const { words, counted: answer } = view;
  if (!answer || !answer.ways || answer.ways[0] === answer.ways[1]) return [];
  const [shown, all] = answer.ways.map((count) => numeral(count, words));
  return [make("p", "", null, fill(words.ways_drawn, { n: shown, all }))];
}

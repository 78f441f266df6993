// The list of events beside the map: the same events in words, in order of time; a part of it until more is asked for.

const FIRST_ITEMS = 10; // put on the page with the map: as many as a tall window shows
const NEXT_ITEMS = 25; // put on it at a time while nothing else is to be done
const BY_THEMSELVES = 500; // items that come on the page unasked
const SETTLING = 1000; // milliseconds until then, so that the ground comes before
const AT_ONCE = 100; // put on the page when they are asked for
const PAGE_KEYS = 10; // items that PageUp and PageDown pass over
const NEARLY = "300px"; // how far from its end the list goes on by itself

/** Fills the side of a view with the events in view, from the first. */
function fillList(view) {
  const { side } = view;
  const focused = view.items.size ? focusedEvent(view) : "";
  view.items = new Map();
  view.following = null;
  view.pending = view.counted ? [] : groupsOf(view.events, view.words).flatMap(({ heading, events }) =>
    events.map((event, index) => ({ event, heading: index ? "" : heading })),
  );
  if (side.list.firstChild) side.element.scrollTop = 0;
  side.list.replaceChildren();
  if (view.counted) return bringPage(view);
  addItems(view, FIRST_ITEMS);
  addWhenIdle(view);
  return keepFocus(view, focused);
}

/** Puts all that has been sent on the page, bit by bit, so that the browser's own search finds it too. */
function addWhenIdle(view) {
  const { pending } = view;
  const wait = window.requestIdleCallback || setTimeout;
  const add = () => {
    if (pending !== view.pending || !pending.length || view.items.size >= BY_THEMSELVES) return;
    addItems(view, Math.min(NEXT_ITEMS, BY_THEMSELVES - view.items.size));
    wait(add);
  };
  setTimeout(() => wait(add), SETTLING);
}

/** Puts the next events on the list; answers with the first of them. */
function addItems(view, most = AT_ONCE) {
  const { side, pending } = view;
  if (!pending.length && view.following) bringPage(view);
  let first = null;
  for (const { event, heading } of pending.splice(0, most)) {
    if (heading || !side.list.lastElementChild) openGroup(side.list, heading);
    const item = itemOf(event, view);
    first = first || view.items.get(event.id);
    side.list.lastElementChild.lastElementChild.append(item);
  }
  side.more.hidden = !pending.length && !view.following;
  return first;
}

function openGroup(list, heading) {
  const title = heading ? make("h3", "masalik-when-heading", null, heading) : null;
  list.append(make("section", "masalik-group", null, title, make("ol", "", null)));
}

/** The list as one stop of the tab key, with arrow keys inside, and longer as it is scrolled. */
function tendList(view) {
  const { list, more } = view.side;
  more.textContent = view.words.more;
  more.onclick = () => {
    const first = addItems(view);
    if (first) rove(view, first);
  };
  list.addEventListener("keydown", (pressed) => onListKey(pressed, view));
  const onward = new IntersectionObserver(
    (seen) => {
      if (seen.some((entry) => entry.isIntersecting) && !more.hidden && more.matches(":not(:focus)"))
        addItems(view);
    },
    { rootMargin: NEARLY },
  );
  onward.observe(more);
}

function onListKey(pressed, view) {
  if (!pressed.target.classList.contains("masalik-item")) return;
  const buttons = [...view.items.values()];
  const here = buttons.indexOf(pressed.target);
  const steps = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    Home: 0,
    End: buttons.length - 1,
    PageDown: here + PAGE_KEYS,
    PageUp: here - PAGE_KEYS,
  };
  if (!Object.hasOwn(steps, pressed.key) || pressed.ctrlKey || pressed.altKey || pressed.metaKey) return;
  pressed.preventDefault();
  if (steps[pressed.key] >= buttons.length && view.pending.length) addItems(view);
  const all = [...view.items.values()];
  rove(view, all[Math.max(0, Math.min(steps[pressed.key], all.length - 1))]);
}

/** Moves the list's one stop of the tab key to an item, and the focus with it. */
function rove(view, button) {
  beStop(view, button);
  button.focus();
}

function beStop(view, button) {
  if (view.stop) view.stop.tabIndex = -1;
  button.tabIndex = 0;
  view.stop = button;
}

function focusedEvent(view) {
  for (const [id, button] of view.items) if (button === document.activeElement) return id;
  return "";
}

/** After the list was filled anew, the focus stays with its event; where that went, with the list. */
function keepFocus(view, focused) {
  const first = view.items.values().next().value;
  if (!first) return;
  if (!focused) beStop(view, first);
  else rove(view, view.items.get(focused) || first);
}

/** The item of an event, put on the page if it is not there yet; nothing for an event that is not in view. */
function itemFor(view, id) {
  while (!view.items.has(id) && view.pending.some(({ event }) => event.id === id)) addItems(view);
  return view.items.get(id);
}

function itemOf(event, view) {
  const button = make(
    "button",
    "masalik-item",
    { type: "button", tabindex: "-1", "data-event": event.id },
    ...itemWords(event, view),
  );
  const item = make("li", `is-${event.kind} is-${event.status}`, null, button);
  view.items.set(event.id, button);
  button.addEventListener("click", () => choose(event, item, view));
  button.addEventListener("focus", () => beStop(view, button));
  for (const name of ["mouseenter", "focus"])
    button.addEventListener(name, () => view.highlight(event.id, true));
  for (const name of ["mouseleave", "blur"])
    button.addEventListener(name, () => view.highlight(event.id, false));
  if (!event.anchor) button.setAttribute("aria-expanded", "false");
  return item;
}

/** Opens the popup of an event; where it has no place on the map, or no map is seen, its details in the list. */
function choose(event, item, view) {
  const button = view.items.get(event.id);
  if (event.anchor && view.canvas.clientWidth) view.open([event], event.anchor, button);
  else unfold(event, item, view);
}

function itemWords(event, view) {
  const { words } = view;
  const status = words.statuses[event.status];
  const inferred = event.origin && event.origin.inferred ? " is-inferred" : "";
  const head = make(
    "span",
    "masalik-item-head",
    null,
    make("span", `masalik-mark${inferred}`, null, event.line ? waySymbol() : discSymbol({ kind: event.kind })),
    make("span", "masalik-kind", null, words.kinds[event.kind]),
    status ? make("span", `masalik-badge is-${event.status}`, null, status) : null,
    doubt(event, words),
    make("span", "masalik-when", null, whenInWords(event, words) || words.undated),
  );
  const who = make("span", "masalik-who", null, whoWords(event, words));
  const quote = event.evidence[0]
    ? make("span", "masalik-quote", { dir: "rtl", lang: "ar" }, event.evidence[0])
    : null;
  const off = event.anchor ? null : make("span", "masalik-off", null, words.off_map);
  return [head, who, routeWords(event, view), quote, off];
}

function whoWords(event, words) {
  const everyone = event.kind === "meeting" ? [...event.actors, ...event.hosts] : event.actors;
  return everyone.length
    ? listed(
        everyone.map((who) => isolated(who.name)),
        BETWEEN_NAMES,
      )
    : words.nobody;
}

/** "مصر ← طرابلس", heard as "من مصر إلى طرابلس". */
function routeWords(event, view) {
  const { words } = view;
  const [from, to] = [event.origin, event.destination].map((place) => place && nameOf(place, view));
  if (!from && !to) return null;
  const only = !to ? words.only_from : event.kind === "meeting" ? words.only_at : words.only_to;
  const template = from && to ? words.from_to : only;
  const stops = [event.origin, ...event.via, event.destination]
    .filter(Boolean)
    .map((stop) => isolated(nameOf(stop, view)));
  const alone =
    from && to ? listed(stops, ` ${words.arrow} `) : fill(template, { origin: from, destination: to });
  const seen = make("span", "", { "aria-hidden": "true" }, alone);
  return make("span", "masalik-route", null, seen, heard(fill(template, { origin: from, destination: to })));
}

/** Shows the details of an event in the list itself, or hides them; those of one event at a time. */
function unfold(event, item, view) {
  const open = item.querySelector(".masalik-details");
  foldAll(view);
  if (!open) {
    item.append(detailsOf([event], null, view));
    view.items.get(event.id).setAttribute("aria-expanded", "true");
  }
  noteOpen(view, open ? [] : [event], null);
}

function foldAll(view) {
  for (const details of view.side.list.querySelectorAll(".masalik-details")) {
    details.parentElement.querySelector(".masalik-item").setAttribute("aria-expanded", "false");
    details.remove();
  }
}

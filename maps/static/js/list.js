// The list of events beside the map: the same events in words, in order of time.

const AT_ONCE = 100; // items put on the page before "more" is asked for

/** Fills the side of a view with its events. */
function fillList(view) {
  const { words, events, side } = view;
  const count = counted(words.count, events.length, words);
  const off = events.filter((event) => !event.anchor).length;
  const lost = off ? counted(words.unlocated, off, words) : "";
  view.status.textContent = lost ? `${count}${words.separator}${lost}` : count;
  side.list.replaceChildren();
  side.more.hidden = true;
  view.items = new Map();
  addItems(view, 0);
}

function addItems(view, from) {
  const { side, events, words } = view;
  for (const event of events.slice(from, from + AT_ONCE)) side.list.append(itemOf(event, view));
  const shown = Math.min(from + AT_ONCE, events.length);
  side.more.hidden = shown >= events.length;
  side.more.textContent = words.more;
  side.more.onclick = () => {
    addItems(view, shown);
    side.list.children[shown].querySelector("button").focus();
  };
}

function itemOf(event, view) {
  const button = make("button", "masalik-item", { type: "button" }, ...itemWords(event, view));
  const item = make("li", `is-${event.kind} is-${event.status}`, null, button);
  view.items.set(event.id, button);
  button.addEventListener("click", () => (event.anchor ? view.open([event], event.anchor, button) : unfold(event, item, view)));
  for (const name of ["mouseenter", "focus"]) button.addEventListener(name, () => view.highlight(event.id, true));
  for (const name of ["mouseleave", "blur"]) button.addEventListener(name, () => view.highlight(event.id, false));
  if (!event.anchor) button.setAttribute("aria-expanded", "false");
  return item;
}

function itemWords(event, view) {
  const { words } = view;
  const status = words.statuses[event.status];
  const inferred = event.origin && event.origin.inferred ? " is-inferred" : "";
  const head = make(
    "span",
    "masalik-item-head",
    null,
    make("span", `masalik-mark${inferred}`, null, event.line ? waySymbol() : discSymbol(event.kind, 1)),
    make("span", "masalik-kind", null, words.kinds[event.kind]),
    status ? make("span", `masalik-badge is-${event.status}`, null, status) : null,
    doubt(event, words),
    make("span", "masalik-when", null, whenInWords(event, words) || words.undated),
  );
  const who = make("span", "masalik-who", null, whoWords(event, words));
  const quote = event.evidence[0] ? make("span", "masalik-quote", { dir: "rtl", lang: "ar" }, event.evidence[0]) : null;
  const off = event.anchor ? null : make("span", "masalik-off", null, words.off_map);
  return [head, who, routeWords(event, view), quote, off];
}

function whoWords(event, words) {
  const everyone = event.kind === "meeting" ? [...event.actors, ...event.hosts] : event.actors;
  return everyone.length ? listed(everyone.map((who) => isolated(who.name)), words.separator) : words.nobody;
}

/** "مصر ← طرابلس", heard as "من مصر إلى طرابلس". */
function routeWords(event, view) {
  const { words } = view;
  const [from, to] = [event.origin, event.destination].map((place) => place && nameOf(place, view));
  if (!from && !to) return null;
  const only = !to ? words.only_from : event.kind === "meeting" ? words.only_at : words.only_to;
  const template = from && to ? words.from_to : only;
  const stops = [event.origin, ...event.via, event.destination].filter(Boolean).map((stop) => isolated(nameOf(stop, view)));
  const alone = from && to ? listed(stops, ` ${words.arrow} `) : fill(template, { origin: from, destination: to });
  const seen = make("span", "", { "aria-hidden": "true" }, alone);
  return make("span", "masalik-route", null, seen, heard(fill(template, { origin: from, destination: to })));
}

/** Shows or hides the details of an event that is not on the map, in the list itself. */
function unfold(event, item, view) {
  const open = item.querySelector(".masalik-details");
  if (open) open.remove();
  else item.append(detailsOf([event], null, view));
  item.querySelector("button").setAttribute("aria-expanded", String(!open));
}

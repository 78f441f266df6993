// Brings into view what is chosen: the events that meet the filters, on the map, in the list and in every count.

/** Takes events in place of those before; the address says which of them are asked for. */
function take(view, answer) {
  takeCounts(view, answer);
  view.events = [];
  view.found = null;
  view.shown = true;
  if (view.options.address) readAddress(view);
  fillControls(view);
  if (view.counted) settle(view, answer);
  else renew(view);
}

/** Finds the events in view anew, and shows them where they are others than before. */
function renew(view) {
  if (view.counted) return recount(view);
  const before = view.found && view.events;
  view.found = narrowed(view.known, queryOf(view.store.state, view.options));
  view.events = view.found.events;
  if (
    !before ||
    before.length !== view.events.length ||
    before.some((event, index) => event !== view.events[index])
  )
    redraw(view);
  followControls(view);
  return rest(view);
}

function redraw(view, { list = true } = {}) {
  const inView = new Set(view.events.map((event) => event.id));
  if (!view.counted && (view.marked || []).some((id) => !inView.has(id))) view.map.closePopup();
  view.drawing.layer.remove();
  for (const event of view.events) event.anchor = null;
  view.drawing = drawEvents(view.events, view);
  if (view.fresh) lookAt(view);
  view.drawing.layer.addTo(view.map);
  if (list) fillList(view);
  fillLegend(view);
  placeNamesSoon(view);
  for (const id of view.marked || []) markOne(view, id);
}

/** Lights up on the list what the pointer is over on the map. */
function tieHover(view) {
  const touch = (target, on) => {
    const element = target instanceof Element ? target.closest(".masalik-icon, path") : null;
    for (const id of (element && idsDrawnBy(view).get(element)) || []) {
      const item = view.items.get(id);
      if (item) item.classList.toggle("is-touched", on);
    }
  };
  view.canvas.addEventListener("pointerover", (moved) => touch(moved.target, true));
  view.canvas.addEventListener("pointerout", (moved) => touch(moved.target, false));
}

/** The events that each element on the map stands for; found once for each drawing. */
function idsDrawnBy({ drawing }) {
  if (!drawing.ids) {
    drawing.ids = new Map();
    for (const [id, parts] of drawing.parts) {
      for (const element of parts.map((part) => part())) {
        if (!drawing.ids.has(element)) drawing.ids.set(element, []);
        drawing.ids.get(element).push(id);
      }
    }
  }
  return drawing.ids;
}

/** Follows the store: the filters by other events, the address by what it says of the map, the tab and the open event. */
function follow(view, state, before, how) {
  const parts = changedParts(state, before);
  if (parts.some((name) => NARROWING.includes(name)) && view.found) renew(view);
  if (parts.includes("tab")) showTab(view);
  if (parts.includes("play")) followPlayer(view);
  if (how !== "address" || !view.found) return;
  if (parts.includes("map")) followMap(view);
  if (parts.includes("event") || parts.includes("spot")) followSelection(view);
}

/** Brings what is new into view before it is drawn, so that it is drawn once. */
function lookAt(view) {
  view.fresh = false;
  view.size = sizeOf(view);
  view.fitting = true;
  view.map.invalidateSize({ animate: false });
  view.fitting = false;
  followMap(view);
}

function followMap(view) {
  const asked = mapViewOf(view.store.state.map);
  if (!asked) return fit(view);
  view.fitting = true;
  view.map.setView(asked.center, asked.zoom, { animate: false });
  view.fitting = false;
  view.moved = true;
}

/** Notes where the reader has moved the map to. */
function noteMap(view) {
  if (!view.moved || view.fitting || !view.canvas.clientWidth) return;
  const { lat, lng } = view.map.getCenter();
  const map = [view.map.getZoom().toFixed(1), lat.toFixed(3), lng.toFixed(3)].map(Number).join("/");
  view.store.change({ map }, "replace");
}

/** Notes which events are open: those of a place by the place, others one by one. */
function noteOpen(view, events, place) {
  const ids = events.map((event) => event.id);
  const all = place && ids.length > 1;
  view.opened = { event: all ? [] : ids.slice(0, MOST_IN_ADDRESS), spot: all ? placeKey(place) : "" };
  view.store.change(view.opened);
}

/** Opens what the state says is open, and closes what it does not. */
function followSelection(view) {
  const { event, spot } = view.store.state;
  const { opened } = view;
  if (opened && opened.spot === spot && String(opened.event) === String(event)) return;
  view.map.closePopup();
  foldAll(view);
  if (spot) openSpot(view, spot);
  else if (event.length && view.counted) selectUnsent(view, event);
  else if (event.length > 1) openTogether(view, event);
  else if (event.length) selectEvent(view, event[0]);
}

function openSpot(view, spot) {
  const node = view.drawing.nodes.find(({ place }) => placeKey(place) === spot);
  if (node) node.marker.fire("click");
  else view.store.change({ spot: "" }, "replace");
}

function openTogether(view, ids) {
  ids.forEach((id) => uncover(view, id));
  const events = view.events.filter((event) => ids.includes(event.id) && event.anchor);
  if (events.length) view.open(events, events[0].anchor);
}

/** Opens the popup of an event, or its details in the list where it has no place on the map. */
function selectEvent(view, id) {
  if (view.counted) return selectUnsent(view, [id]);
  const event = uncover(view, id);
  if (!event) return false;
  const seen = event.anchor && view.canvas.clientWidth;
  if (seen) view.open([event], event.anchor, view.items.get(id));
  else unfoldAt(view, id);
  return true;
}

/** Opens events that were not sent with the others; which of them there are not is said. */
async function selectUnsent(view, ids) {
  const told = await Promise.all(ids.map((id) => unsent(view, id)));
  const lost = ids.filter((_, index) => !told[index]).map((id) => `event=${id}`);
  view.strange = [...(view.strange || []), ...lost];
  const events = told.filter(Boolean);
  if (!events.length) view.store.change({ event: [] }, "replace");
  else if (!events[0].anchor) bringForward(view, events[0]);
  else openPopup(view, events.filter((event) => event.anchor), events[0].anchor);
  followNotes(view);
}

/** An event by its id, in full; null where there is none. */
async function unsent({ options }, id) {
  const address = (options.eventUrl || "").replace("{event}", encodeURIComponent(id));
  const told = address ? await documentAt(address).catch(() => null) : null;
  return told && anchored({ ...eventOf(told, 0, {}), complete: true });
}

/** Puts an event without a place at the head of the list, with its details. */
function bringForward(view, event) {
  const list = make("ol", "", null);
  view.side.list.prepend(make("section", "masalik-group", null, list));
  list.append(itemOf(event, view));
  unfoldAt(view, event.id);
}

function unfoldAt(view, id) {
  const button = itemFor(view, id);
  if (!button) return;
  if (button.getAttribute("aria-expanded") !== "true") button.click();
  reveal(view, id);
}

/** An event by its id, brought into view by clearing the filters that keep it out. */
function uncover(view, id) {
  const event = view.known.find((candidate) => candidate.id === id);
  if (!event || view.events.includes(event)) return event;
  const { state } = view.store;
  const query = queryOf(state, view.options);
  view.store.change(Object.assign({}, ...hindrances(event, query).map(withoutFilter)), "replace");
  return event;
}

// What the reader has chosen to see: one store for the filters, the time, the open event and the map's view.

/** The parts of the state that are lists: an event must have one of the values; an empty list asks for nothing. */
const LISTS = ["kind", "status", "actor", "place", "outlet"];

/** The parts of the state that decide which events are in view. */
const NARROWING = [...LISTS, "q", "from", "until", "undated"];

/** The statuses in view while none are chosen: what was denied is shown to those who ask for it. */
const AFFIRMED = STATUSES.filter((status) => status !== "denied");

/** Nothing chosen. `event` lists the ids of open events, `spot` is the place whose popup is open, `map` is "zoom/lat/lon", `play` how time is played. */
const UNCHOSEN = Object.freeze({
  ...Object.fromEntries(LISTS.map((name) => [name, Object.freeze([])])),
  q: "",
  from: "",
  until: "",
  undated: true,
  event: Object.freeze([]),
  spot: "",
  map: "",
  tab: "",
  play: "",
});

/**
 * A store: `state` is what is chosen, `change` chooses part of it anew, and whoever subscribes is told of the state,
 * the one before, and how it came about: "push" (a step that the back button undoes), "replace" or "address".
 */
function makeStore() {
  const store = { state: UNCHOSEN, change, subscribe };
  const subscribers = new Set();
  function subscribe(subscriber) {
    subscribers.add(subscriber);
    return () => subscribers.delete(subscriber);
  }
  function change(part, how = "push") {
    const before = store.state;
    const state = Object.freeze({ ...before, ...part });
    if (!changedParts(state, before).length) return;
    store.state = state;
    for (const subscriber of subscribers) subscriber(state, before, how);
  }
  return store;
}

/** The names of the parts in which two states differ. */
function changedParts(state, before) {
  return Object.keys(UNCHOSEN).filter((name) => String(state[name]) !== String(before[name]));
}

/** The filters alone, cleared. */
function clearedFilters() {
  return Object.fromEntries(NARROWING.map((name) => [name, UNCHOSEN[name]]));
}

/** What events are asked for: the filters of a state with what they mean where nothing is chosen. */
function queryOf(state, { controls }) {
  if (!controls) return { ...clearedFilters(), status: [] };
  const asked = Object.fromEntries(NARROWING.map((name) => [name, state[name]]));
  return { ...asked, status: state.status.length ? state.status : AFFIRMED };
}

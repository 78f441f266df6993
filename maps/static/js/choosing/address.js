// The state in the address of the page, behind the "#": a link gives the same view, and back and forward work.

const MOST_IN_ADDRESS = 8; // open events that are named one by one; of more, the place that tells them is named
const WRITTEN_AFTER = 300; // milliseconds: changes that follow each other closely, as while a handle is drawn, are one step

/** A state as the parameters of an address: only what differs from nothing chosen. */
function paramsOf(state) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) {
    if (String(value) === String(UNCHOSEN[name])) continue;
    if (name === "undated") params.set(name, "no");
    else for (const each of [value].flat()) params.append(name, each);
  }
  return params;
}

/** The state that an address asks for, and the parameters in it that mean nothing here, as "name=value". */
function stateOf(hash) {
  const state = { ...UNCHOSEN };
  const strange = [];
  for (const [name, value] of new URLSearchParams(hash.includes("=") ? hash.replace(/^#/, "") : "")) {
    if (!Object.hasOwn(READERS, name) || !READERS[name](value)) strange.push(`${name}=${value}`);
    else if (Array.isArray(UNCHOSEN[name])) state[name] = [...new Set([...state[name], value])];
    else state[name] = name === "undated" ? false : value;
  }
  return { state, strange };
}

const anyWords = (value) => value.trim() !== "";

/** Whether a value may stand in a part of the state; what only the events can tell is told by `unknownIn`. */
const READERS = {
  kind: (value) => KINDS.includes(value),
  status: (value) => STATUSES.includes(value),
  actor: anyWords,
  place: anyWords,
  outlet: anyWords,
  q: anyWords,
  from: isDay,
  until: isDay,
  undated: (value) => value === "no",
  event: anyWords,
  spot: anyWords,
  map: (value) => mapViewOf(value) !== null,
  tab: (value) => ["map", "list"].includes(value),
  play: (value) => playOf(value) !== null,
};

/** "5.5/32.1/13.2" as zoom and centre; null for anything else. */
function mapViewOf(value) {
  const numbers = value.split("/").map((part) => (part.trim() ? Number(part) : NaN));
  const [zoom, lat, lng] = numbers;
  if (numbers.length !== 3 || !numbers.every(Number.isFinite)) return null;
  return Math.abs(lat) <= 85 && Math.abs(lng) <= 220 ? { zoom, center: [lat, lng] } : null;
}

/** Keeps the address and the state of a view in step. In an embedded map no step is added to the page's history. */
function keepAddress(view) {
  const { store } = view;
  let [timer, pushes] = [0, false];
  const write = () => {
    const hash = paramsOf(store.state).toString().replaceAll("%2F", "/");
    if (hash === location.hash.slice(1)) return;
    writeAddress(hash, pushes && !view.options.cooperative);
    pushes = false;
  };
  store.subscribe((state, before, how) => {
    clearTimeout(timer);
    if (how === "address") return;
    pushes = pushes || how === "push";
    timer = setTimeout(write, WRITTEN_AFTER);
  });
  window.addEventListener("popstate", () => readAddress(view));
}

/** A frame without an origin of its own may have no history: then the address stays as it is. */
function writeAddress(hash, push) {
  const address = hash ? `#${hash}` : location.pathname + location.search;
  try {
    if (push) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  } catch {
    // nothing to keep it in
  }
}

/** What the address asks for, or, where it asks for nothing, the page itself. */
function hashAsked({ asked = "" }) {
  const hash = hashGiven();
  return hash.length > 1 ? hash : asked;
}

/** Takes the state from the address; what it does not know is left out, and the reader is told of it. */
function readAddress(view) {
  const { state, strange } = stateOf(hashAsked(view.options));
  const missing = view.offered ? unknownIn(state, view) : {};
  for (const [name, values] of Object.entries(missing)) {
    strange.push(...values.map((value) => `${name}=${value}`));
    state[name] = Array.isArray(state[name])
      ? state[name].filter((value) => !values.includes(value))
      : UNCHOSEN[name];
  }
  view.strange = strange;
  view.store.change(state, "address");
}

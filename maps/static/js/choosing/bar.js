// Over map and list: search, the way to the filters, how many events are in view, and whether map or list is shown.

const TYPED_AFTER = 200; // milliseconds after the last letter until it is searched for
const SAID_AFTER = 700; // milliseconds of rest until a screen reader is told how many events are in view
const TABS = ["", "map", "list"];

let numbered = 0;

/** An id that no other element has. */
function newId(name) {
  numbered += 1;
  return `masalik-${name}-${numbered}`;
}

function makeBar(view) {
  const { words } = view;
  view.search = makeSearch(view);
  view.badge = make("span", "masalik-number", { hidden: "" });
  view.toggle = make(
    "button",
    "masalik-toggle",
    { type: "button", "aria-expanded": "false" },
    filterSymbol(),
    words.filter,
    view.badge,
  );
  view.tabs = make(
    "div",
    "masalik-tabs",
    { role: "group", "aria-label": words.shown.label },
    ...TABS.map((tab) => tabOf(tab, view)),
  );
  return make("div", "masalik-bar", null, view.search, view.toggle, view.status, view.tabs);
}

function makeSearch(view) {
  const { words, store } = view;
  const field = make("input", "", {
    type: "search",
    name: "q",
    id: newId("q"),
    placeholder: words.search,
    autocomplete: "off",
    enterkeyhint: "search",
  });
  const label = make("label", "masalik-heard", { for: field.id }, words.search);
  let timer = 0;
  const ask = (after) => {
    clearTimeout(timer);
    timer = setTimeout(() => store.change({ q: field.value.trim() }), after);
  };
  field.addEventListener("input", () => ask(TYPED_AFTER));
  field.addEventListener("keydown", (pressed) => pressed.key === "Enter" && ask(0));
  const search = make("div", "masalik-search", { role: "search" }, label, field);
  search.field = field;
  return search;
}

function tabOf(tab, view) {
  const words = view.words.shown[tab || "both"];
  const button = make(
    "button",
    "",
    { type: "button", "aria-label": words, title: words, "data-tab": tab },
    tabSymbol(tab),
  );
  button.addEventListener("click", () => view.store.change({ tab }));
  return button;
}

/** Shows map, list, or both. */
function showTab(view) {
  const { tab } = view.store.state;
  view.element.classList.toggle("shows-map", tab === "map");
  view.element.classList.toggle("shows-list", tab === "list");
  for (const button of view.tabs ? view.tabs.children : [])
    button.setAttribute("aria-pressed", String(button.dataset.tab === tab));
}

function followBar(view) {
  const { field } = view.search;
  const { q } = view.store.state;
  if (field.value.trim() !== q) field.value = q;
  const chosen = chipsOf(view).length;
  view.badge.hidden = !chosen;
  view.badge.replaceChildren(
    make("bdi", "", null, numeral(chosen, view.words)),
    heard(` ${view.words.filters_on}`),
  );
}

/** How many events are in view, of how many. */
function countInWords(view) {
  const [some, all] = view.counted
    ? [view.counted.total, view.counted.all]
    : [weightsOf(view.events), weightsOf(view.known)];
  const count = counted(view.words.count, some, view.words);
  return some === all
    ? count
    : fill(view.words.count_of, { count, all: numeral(all, view.words) });
}

function weightsOf(events) {
  return events.reduce((sum, event) => sum + weightOf(event), 0);
}

function followCount(view) {
  const words = countInWords(view);
  view.status.textContent = words;
  clearTimeout(view.saying);
  if (view.player && view.player.running) return;
  view.saying = setTimeout(() => {
    view.said.textContent = words;
  }, SAID_AFTER);
}

function filterSymbol() {
  return symbolOfPath("M3 5h18M6 12h12M10 19h4");
}

function tabSymbol(tab) {
  const map = "M9 4 3 6v14l6-2 6 2 6-2V4l-6 2-6-2Zm0 0v14m6-12v14";
  const list = "M4 6h16M4 12h16M4 18h16";
  const both = "M3 4h18v16H3ZM14 4v16M16.5 8.5h2M16.5 12h2M16.5 15.5h2";
  return symbolOfPath({ map, list }[tab] || both);
}

/** A symbol of the interface, drawn in lines. */
function symbolOfPath(path) {
  return draw(
    "svg",
    { viewBox: "0 0 24 24", class: "masalik-symbol-line", "aria-hidden": "true" },
    draw("path", { d: path }),
  );
}

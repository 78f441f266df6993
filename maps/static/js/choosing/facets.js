// The filters of one kind: a box for every value that the events have, with how many events would be in view with it.

const FIRST = 8; // values of a long list that are offered at first
const FURTHER = 40; // and with each "more"
const CLOSED = ["kind", "status"]; // lists whose boxes say what is shown; the boxes of others say what alone is shown

/** A group of boxes for a list of the state: { element, follow }, which brings it in step with the state. */
function makeFacet(name, view) {
  const { words } = view;
  const offered = view.offered[name];
  const facet = { name, view, rows: new Map(), looked: "", most: FIRST };
  facet.list = make("ul", "", null);
  facet.more = make("button", "masalik-quiet", { type: "button" }, words.more_values);
  facet.more.addEventListener("click", () => showMore(facet));
  const looking = offered.length > FIRST ? makeLooking(facet) : null;
  const title = make("legend", "", null, words.filters[name]);
  facet.element = make(
    "fieldset",
    `masalik-facet is-by-${name}`,
    null,
    title,
    looking,
    facet.list,
    facet.more,
  );
  facet.element.hidden = offered.length < (name === "status" ? 1 : 2);
  facet.follow = () => followFacet(facet);
  return facet;
}

function makeLooking(facet) {
  const { words } = facet.view;
  const label = fill(words.look_in, { list: words.filters[facet.name] });
  const field = make("input", "", {
    type: "search",
    "aria-label": label,
    placeholder: label,
    autocomplete: "off",
  });
  field.addEventListener("input", () => {
    facet.looked = fold(field.value);
    followFacet(facet);
  });
  return field;
}

function showMore(facet) {
  const before = facet.list.children.length;
  facet.most += FURTHER;
  followFacet(facet);
  const next = facet.list.children[before];
  if (next) next.querySelector("input").focus();
}

/** The values that have a box: those looked for, the most frequent first, those chosen always. */
function boxesOf(facet) {
  const chosen = facet.view.store.state[facet.name];
  const offered = facet.view.offered[facet.name];
  const fitting = facet.looked ? offered.filter(({ label }) => fold(label).includes(facet.looked)) : offered;
  const shown = fitting.slice(0, facet.most);
  const rest = offered.filter((known) => chosen.includes(known.value) && !shown.includes(known));
  facet.more.hidden = fitting.length <= facet.most;
  return [...shown, ...rest];
}

function followFacet(facet) {
  const boxes = boxesOf(facet);
  const rows = boxes.map((known) => rowOf(known, facet));
  if (
    rows.length !== facet.list.children.length ||
    rows.some((row, index) => row !== facet.list.children[index])
  )
    facet.list.replaceChildren(...rows);
  const shown = shownValues(facet);
  const counts = facet.view.found.facets[facet.name];
  for (const known of boxes) {
    const { input, number } = facet.rows.get(known.value);
    const count = counts.get(known.value) || 0;
    input.checked = shown.includes(known.value);
    number.textContent = numeral(count, facet.view.words);
    input.closest("li").classList.toggle("is-none", !count);
  }
}

function rowOf(known, facet) {
  if (!facet.rows.has(known.value)) {
    const input = make("input", "", { type: "checkbox", value: known.value });
    const number = make("span", "masalik-of", null);
    input.addEventListener("change", () => chooseValue(facet, known.value, input.checked));
    const className = CLOSED.includes(facet.name) ? `is-${known.value}` : "";
    facet.rows.set(known.value, {
      input,
      number,
      item: make("li", className, null, make("label", "", null, input, isolated(known.label), number)),
    });
  }
  return facet.rows.get(known.value).item;
}

/** The values whose boxes are ticked. */
function shownValues({ name, view }) {
  const chosen = view.store.state[name];
  if (chosen.length || !CLOSED.includes(name)) return chosen;
  return name === "status" ? AFFIRMED : KINDS;
}

/** Ticks or unticks a value; a closed list as it is without any choice is no choice. */
function chooseValue(facet, value, on) {
  const { name, view } = facet;
  const before = shownValues(facet);
  const values = on ? [...before, value] : before.filter((other) => other !== value);
  const usual = name === "status" ? AFFIRMED : KINDS;
  const offered = view.offered[name].map((known) => known.value);
  const same = CLOSED.includes(name) && offered.every((one) => values.includes(one) === usual.includes(one));
  const order = name === "status" ? STATUSES : KINDS;
  const sorted = CLOSED.includes(name) ? order.filter((one) => values.includes(one)) : values;
  view.store.change({ [name]: same ? [] : sorted });
  followFacet(facet);
}

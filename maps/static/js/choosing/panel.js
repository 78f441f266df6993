// The filters: beside the map where there is room, on a phone a sheet that leaves the number of results to be seen.

/** The panel of a view, closed. */
function makePanel(view) {
  const { words } = view;
  const close = make(
    "button",
    "masalik-close",
    { type: "button", "aria-label": words.close, title: words.close },
    "×",
  );
  view.panelTitle = make("h2", "", { tabindex: "-1" }, words.filter);
  view.facets = make("div", "masalik-facets", null);
  view.showResults = make("button", "masalik-results", { type: "button" });
  const foot = make("footer", "", null, view.showResults, clearButton(view));
  const panel = make(
    "section",
    "masalik-filters",
    { id: newId("filters"), "aria-label": words.filter, hidden: "" },
    make("header", "", null, view.panelTitle, close),
    view.facets,
    foot,
  );
  view.toggle.setAttribute("aria-controls", panel.id);
  view.toggle.addEventListener("click", () => openPanel(view, panel.hidden));
  for (const button of [close, view.showResults])
    button.addEventListener("click", () => openPanel(view, false));
  panel.addEventListener("keydown", (pressed) => {
    if (pressed.key === "Escape" && !(pressed.target.type === "search" && pressed.target.value))
      openPanel(view, false);
  });
  return panel;
}

/** Opens the filters and goes to them, or closes them and goes back to their button. */
function openPanel(view, open) {
  view.panel.hidden = !open;
  view.element.classList.toggle("is-filtering", open);
  view.toggle.setAttribute("aria-expanded", String(open));
  if (open && view.found) followPanel(view);
  (open ? view.panelTitle : view.toggle).focus({ preventScroll: true });
}

/** Other events have come: what is offered is found and laid out once somebody looks at it. */
function fillPanel(view) {
  view.groups = null;
}

/** A group for everything that the events can be told apart by. */
function offerChoices(view) {
  view.groups = LISTS.map((name) => makeFacet(name, view));
  view.dates = makeDates(view);
  view.facets.replaceChildren(...view.groups.map((group) => group.element), view.dates.element);
}

function followPanel(view) {
  view.showResults.textContent = fill(view.words.show_results, { count: countInWords(view) });
  if (view.panel.hidden) return;
  if (!view.groups) offerChoices(view);
  view.groups.forEach((group) => group.follow());
  view.dates.follow();
}

/** The days between which events are shown, and whether those of unknown days are. */
function makeDates(view) {
  const { words, store } = view;
  const [from, until] = ["from", "until"].map((name) => dateField(name, view));
  const box = make("input", "", { type: "checkbox" });
  const undated = weightsOf(view.known.filter((event) => !traitOf(event, "days")));
  box.addEventListener("change", () => store.change({ undated: box.checked }));
  const tick = make(
    "label",
    "",
    null,
    box,
    make("span", "", null, words.undated_too),
    make("span", "masalik-of", null, numeral(undated, words)),
  );
  tick.hidden = !undated;
  const title = make("legend", "", null, words.filters.time);
  const element = make("fieldset", "masalik-facet is-by-date", null, title, from.label, until.label, tick);
  element.hidden = undated === weightsOf(view.known);
  const follow = () => {
    from.field.value = store.state.from;
    until.field.value = store.state.until;
    box.checked = store.state.undated;
  };
  return { element, follow };
}

function dateField(name, view) {
  const field = make("input", "", { type: "date" });
  field.addEventListener("change", () => {
    if (!field.value || isDay(field.value)) view.store.change({ [name]: field.value });
  });
  return {
    field,
    label: make("label", "masalik-date", null, make("span", "", null, view.words[name]), field),
  };
}

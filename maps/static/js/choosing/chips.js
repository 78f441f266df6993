// What is filtered by, as chips that take it away again; and what else keeps events out of sight.

/** The chips of a view: { words, without }, `without` being the change of the state that takes the filter away. */
function chipsOf(view) {
  const { state } = view.store;
  const { words } = view;
  const chips = LISTS.flatMap((name) => state[name].map((value) => chipOf(name, value, view)));
  if (state.q) chips.push({ words: fill(words.quoted, { text: state.q }), without: { q: "" } });
  if (state.from || state.until)
    chips.push({ words: periodInWords(state, words), without: { from: "", until: "" } });
  if (!state.undated) chips.push({ words: words.without_undated, without: { undated: true } });
  return chips;
}

function chipOf(name, value, view) {
  const state = view.store.state;
  const known = view.offered[name].find((offered) => offered.value === value);
  return {
    words: known ? known.label : value,
    without: { [name]: state[name].filter((other) => other !== value) },
  };
}

/** "من 3 مايو 2024 إلى 17 مايو 2024", with one end open where it is. */
function periodInWords({ from, until }, words) {
  const [begin, end] = [from, until].map((iso) => (iso ? dateInWords(dateParts(iso), words) : ""));
  if (begin && end) return begin === end ? begin : fill(words.dates.range, { from: begin, to: end });
  return begin ? fill(words.dates.since, { date: begin }) : fill(words.dates.until, { date: end });
}

function followChips(view) {
  const { words, chips } = view;
  const had = chips.contains(document.activeElement);
  const each = chipsOf(view).map((chip) => make("li", "", null, chipButton(chip, view)));
  chips.hidden = !each.length;
  if (each.length > 1) each.push(make("li", "", null, clearButton(view)));
  chips.replaceChildren(...each);
  chips.setAttribute("aria-label", words.chosen);
  if (had) (chips.querySelector("button") || view.toggle).focus();
}

function chipButton(chip, view) {
  const button = make(
    "button",
    "masalik-chip",
    { type: "button", title: view.words.remove },
    heard(`${view.words.remove} `),
    isolated(chip.words),
    make("span", "", { "aria-hidden": "true" }, "×"),
  );
  button.addEventListener("click", () => view.store.change(chip.without));
  return button;
}

function clearButton(view) {
  const button = make("button", "masalik-clear", { type: "button" }, view.words.clear_all);
  button.addEventListener("click", () => view.store.change(clearedFilters()));
  return button;
}

/** Over the list: how many denied events are not shown, how many have no place, what of the address was not understood. */
function followNotes(view) {
  const { words, found } = view;
  const notes = [];
  const { state } = view.store;
  const denied = view.options.controls && !state.status.length ? found.facets.status.get("denied") || 0 : 0;
  if (denied)
    notes.push(make("p", "", null, counted(words.denied_hidden, denied, words), " ", showDenied(view)));
  const off = view.events.filter((event) => !event.anchor);
  const lost = view.counted ? view.counted.unlocated : weightsOf(off);
  notes.push(...countedNotes(view));
  if (lost) notes.push(make("p", "", null, counted(words.unlocated, lost, words)));
  if ((view.strange || []).length) notes.push(strangeNote(view));
  view.notes.replaceChildren(...notes);
}

function showDenied(view) {
  const button = make("button", "masalik-quiet", { type: "button" }, view.words.show_them);
  button.addEventListener("click", () => {
    view.store.change({ status: [...STATUSES] });
    view.toggle.focus();
  });
  return button;
}

function strangeNote(view) {
  const dismiss = make("button", "masalik-quiet", { type: "button" }, view.words.dismiss);
  dismiss.addEventListener("click", () => {
    view.strange = [];
    followNotes(view);
  });
  const values = view.strange.map((value) => make("bdi", "", { dir: "ltr" }, value));
  return make(
    "p",
    "masalik-strange",
    { role: "status" },
    ...filled(view.words.strange, { values: listed(values, view.words.separator) }),
    " ",
    dismiss,
  );
}

// All that the reader chooses with, around map and list; a view without controls has its list alone.

/** Makes the controls of a view; without them the count stands over the list. */
function makeControls(view) {
  const { element, words, options } = view;
  view.status = make("p", "masalik-count", null);
  view.said = make("p", "masalik-heard", { role: "status" });
  view.notes = make("div", "masalik-notes", null);
  view.side.element.prepend(view.said, view.notes);
  element.classList.toggle("has-controls", Boolean(options.controls));
  if (!options.controls) return view.side.element.prepend(view.status);
  view.chips = make("ul", "masalik-chips", { hidden: "" });
  const bar = makeBar(view);
  view.panel = makePanel(view);
  view.time = makeTimeline(view);
  element.prepend(makeSkip(view), bar, view.chips, view.panel);
  element.querySelector(".masalik-stage").after(view.time.element);
  showTab(view);
  return bar;
}

/** The first stop of the tab key: over the map, to the list. */
function makeSkip(view) {
  const button = make("button", "masalik-skip", { type: "button" }, view.words.skip);
  button.addEventListener("click", () => {
    if (view.store.state.tab === "map") view.store.change({ tab: "" });
    const first = view.stop && view.stop.isConnected ? view.stop : view.side.element;
    first.focus();
  });
  return button;
}

/** New events have come: offers what is in them. */
function fillControls(view) {
  if (!view.options.controls) return;
  fillPanel(view);
  fillTimeline(view);
}

/** Other events are in view, or were chosen otherwise: every control says so. */
function followControls(view) {
  followCount(view);
  followNotes(view);
  followNothing(view);
  if (!view.options.controls) return;
  followBar(view);
  followChips(view);
  followPanel(view);
  followTimeline(view);
}

/** Where nothing is in view: which filter to loosen, those first that keep out most. */
function followNothing(view) {
  const { words, found, side } = view;
  const none = view.known.length > 0 && !view.events.length;
  side.none.hidden = !none;
  if (!none) return side.none.replaceChildren();
  const ways = [...found.kept]
    .sort((a, b) => b[1] - a[1])
    .map(([name, count]) => {
      const gained = counted(words.count, count, words);
      const button = make(
        "button",
        "",
        { type: "button" },
        fill(words.loosen, { filter: words.filters[name], count: gained }),
      );
      button.addEventListener("click", () => view.store.change(withoutFilter(name)));
      return make("li", "", null, button);
    });
  const clear = make("li", "", null, clearButton(view));
  return side.none.replaceChildren(make("p", "", null, words.nothing), make("ul", "", null, ...ways, clear));
}

/** The change of the state that takes a filter away. */
function withoutFilter(name) {
  if (name === "time") return { from: "", until: "" };
  return { [name]: name === "status" ? [...STATUSES] : UNCHOSEN[name] };
}

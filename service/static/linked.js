// Marked text and map linked both ways: a sentence opens its event, an event lights up its sentences.
"use strict";

window.MasalikLink = (() => {
  let untie = new AbortController();

  /** Whether text and map stand one above the other: then the page scrolls past the map, which must not hold it. */
  function isStacked() {
    return window.matchMedia("(max-width: 860px)").matches;
  }

  /** Draws the events of a reading and ties the marked text in `body` to the map, in place of the one before. */
  function tie(reading, mapElement, body, options) {
    untie.abort();
    untie = new AbortController();
    const { signal } = untie;
    const view = window.Masalik.draw(mapElement, reading.events, { cooperative: isStacked(), ...options });
    const state = { view, body, turn: 0 };
    body.addEventListener("click", (clicked) => choose(clicked.target, state), { signal });
    body.addEventListener("keydown", (pressed) => onKey(pressed, state), { signal });
    for (const [name, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
      body.addEventListener(name, (happened) => touch(happened.target, state, on), { signal });
    }
    const onSelect = (selected) => light(state, selected.detail.ids, "is-chosen", true);
    mapElement.addEventListener("masalik:select", onSelect, { signal });
    return view;
  }

  function onKey(pressed, state) {
    if (pressed.key !== "Enter" && pressed.key !== " ") return;
    if (choose(pressed.target, state)) pressed.preventDefault();
  }

  function sentenceOf(target) {
    return target instanceof Element ? target.closest(".told[data-events]") : null;
  }

  /** Opens the event of a sentence; each further click opens the next one that the sentence tells. */
  function choose(target, state) {
    const sentence = sentenceOf(target);
    if (!sentence) return false;
    const ids = sentence.dataset.events.split(" ");
    state.turn = state.last === sentence ? (state.turn + 1) % ids.length : 0;
    state.last = sentence;
    return state.view.select(ids[state.turn]);
  }

  function touch(target, state, on) {
    const sentence = sentenceOf(target);
    if (!sentence) return;
    const ids = sentence.dataset.events.split(" ");
    light(state, on ? ids : [], "is-touched", false);
    for (const id of ids) state.view.highlight(id, on);
  }

  /** Gives a class to the sentences of these events and takes it from all others. */
  function light(state, ids, name, scroll) {
    let first = null;
    for (const sentence of state.body.querySelectorAll(".told[data-events]")) {
      const told = sentence.dataset.events.split(" ").some((id) => ids.includes(id));
      sentence.classList.toggle(name, told);
      if (told && !first) first = sentence;
    }
    if (first && scroll) reveal(first);
  }

  /** Scrolls the column of the text, and nothing else, to a sentence. */
  function reveal(sentence) {
    const column = sentence.closest(".column");
    if (!column || column.scrollHeight <= column.clientHeight) return;
    const [within, around] = [sentence.getBoundingClientRect(), column.getBoundingClientRect()];
    if (within.top < around.top || within.bottom > around.bottom) column.scrollTop += within.top - around.top - 60;
  }

  return Object.freeze({ tie, isStacked });
})();

// What is told of events: the content of popups, and of list items that have no place on the map.

const HIGH = 0.8; // four in five
const BETWEEN_NAMES = " · "; // a comma of either language would belong to a name and its title
const AT_FIRST = 25; // events of a place that are told at once; the others when asked for
const UNCERTAIN_BELOW = 0.6; // as in articles/events/confidence.py: below it about every second event is none

/**
 * All that is known of the events, under the name of their place if there is one; `counted` are all that
 * happened there.
 */
function detailsOf(events, place, view, counted = events) {
  const root = make("div", "masalik-details", { dir: view.words.direction, lang: view.language, tabindex: "-1" });
  const heading = place ? nameOf(place, view) : "";
  root.setAttribute("aria-label", heading || view.words.kinds[events[0].kind]);
  if (heading) root.append(make("h2", "", null, isolated(heading)), ...placeNotes(place, counted, view));
  addEvents(root, events, view);
  return root;
}

/** How exactly the place is known, and what happened there by kind where that is more than one event. */
function placeNotes(place, events, view) {
  const { words } = view;
  const rough = vague(place) && place.kind !== "country";
  const notes = [rough ? approximateWords(place, words) : "", events.length > 1 ? kindsInWords(events, words) : ""];
  return notes.filter(Boolean).map((note) => make("p", "masalik-standing", null, note));
}

function approximateWords({ radius }, words) {
  if (!radius) return words.approximate;
  return fill(words.within, { distance: fill(words.kilometres, { n: numeral(Math.round(radius), words) }) });
}

/** Adds events in order of time: some at once, the others by a button. */
function addEvents(root, events, view) {
  root.append(...events.slice(0, AT_FIRST).map((event) => articleOf(event, view)));
  const rest = events.slice(AT_FIRST);
  if (!rest.length) return;
  const more = make("button", "masalik-more", { type: "button" }, view.words.more);
  more.addEventListener("click", (clicked) => {
    clicked.stopPropagation(); // or the map, not finding the button in the popup any more, would close it
    more.remove();
    addEvents(root, rest, view);
    [...root.querySelectorAll("article")].at(-Math.min(rest.length, AT_FIRST)).focus();
  });
  root.append(more);
}

function articleOf(event, view) {
  const { words } = view;
  const facts = make("dl", "", null);
  fact(facts, words.who, names(event.actors));
  fact(facts, words.hosts, names(event.hosts));
  const where = event.kind === "meeting" && !event.origin ? words.place : words.destination;
  fact(facts, where, event.destination && placeWords(event.destination, view));
  fact(facts, words.origin, event.origin && placeWords(event.origin, view));
  const stops = event.via.map((stop) => isolated(nameOf(stop, view)));
  fact(facts, words.via, stops.length ? listed(stops, words.separator) : null);
  fact(facts, words.journey, journeyWords(event, view));
  fact(facts, words.when, whenWords(event, view));
  fact(facts, words.attributed, event.attributed && isolated(event.attributed));
  fact(facts, words.confidence, confidenceWords(event.confidence, words));
  const told = [...standing(event, view), disagreementWords(event, view), ...sources(event, view)];
  const parts = [...titles(event, words), facts, ...told];
  const article = make("article", `is-${event.kind} is-${event.status}`, { tabindex: "-1" }, ...parts);
  return completeWhenSeen(article, event, view);
}

/** How many tell a merged event, with the way to it, and what an editor says of one that was corrected. */
function standing(event, view) {
  const { words, options } = view;
  const parts = [];
  if (event.sources > 1) {
    const told = counted(words.told_by, event.sources, words);
    const template = options.eventUrl || "";
    const address = template.replace("{event}", encodeURIComponent(event.id));
    const page = template ? link(told, address, "masalik-event") : told;
    parts.push(make("p", "masalik-standing", null, page || told));
  }
  if (event.corrected) {
    const note = event.note ? isolated(event.note) : null;
    parts.push(make("p", "masalik-standing", null, words.corrected, note ? ": " : null, note));
  }
  return parts;
}

function titles(event, words) {
  const status = words.statuses[event.status];
  const badge = status ? make("span", `masalik-badge is-${event.status}`, null, status) : null;
  return [make("h3", "", null, make("span", "masalik-kind", null, words.kinds[event.kind]), badge, doubt(event, words))];
}

/** A badge on an event that may have been misread, so that nobody takes it for what the article says. */
function doubt(event, words) {
  const sure = event.confidence === null || event.confidence >= UNCERTAIN_BELOW;
  return sure ? null : make("span", "masalik-badge is-doubtful", null, words.doubtful);
}

function fact(facts, term, content) {
  if (!content) return;
  facts.append(make("dt", "", null, term), make("dd", "", null, content));
}

/** Names with their titles, in Arabic in either language: each is one block, in the order of its own letters. */
function names(actors) {
  const named = ({ name, title }) => make("bdi", "masalik-person", null, title ? `${name}، ${title}` : name);
  return actors.length ? listed(actors.map(named), BETWEEN_NAMES) : null;
}

function listed(elements, separator) {
  const list = make("span", "", null);
  elements.forEach((element, index) => list.append(index ? separator : "", element));
  return list;
}

function placeWords(place, view) {
  const { words } = view;
  const why = place.inferred ? make("bdi", "", null, ...inferredWords(place.why, words)) : null;
  const note = why ? make("small", "", null, why) : null;
  return make("span", "", null, isolated(nameOf(place, view)), note ? " " : null, note);
}

/** From what a place was inferred. The reading says it in Arabic; known reasons have words in both languages. */
function inferredWords(why, words) {
  if (!why) return [words.inferred];
  const known = (words.reasons || {})[why.split(":")[0]];
  return known ? [known] : filled(words.inferred_from, { why: inArabic(why) });
}

/** The stops of the journey that an event is part of, in order, and which leg of it this is. */
function journeyWords(event, view) {
  const { words } = view;
  const journey = view.drawing.journeys.get(event);
  if (!journey) return null;
  const stops = stopsOf(journey).map((stop) => isolated(nameOf(stop, view)));
  const [own, { first, legs: all }] = [legCount(event), journey];
  const numbers = { n: numeral(first, words), m: numeral(first + own - 1, words), all: numeral(all, words) };
  const legs = own < all ? fill(own > 1 ? words.some_legs : words.leg, numbers) : "";
  return make("span", "", null, listed(stops, ` ${words.arrow} `), legs ? " " : null, legs ? make("small", "", null, legs) : null);
}

function whenWords(event, view) {
  const date = whenInWords(event, view.words);
  if (!date && !event.dateText) return null;
  const said = event.dateText ? filled(view.words.said_as, { text: inArabic(event.dateText) }) : null;
  const note = said ? make("small", "", null, make("bdi", "", null, ...said)) : null;
  return make("span", "", null, date || view.words.undated, note ? " " : null, note);
}

function confidenceWords(confidence, words) {
  if (confidence === null) return null;
  const level = confidence >= HIGH ? "high" : confidence >= UNCERTAIN_BELOW ? "middling" : "low";
  return words.confidences[level];
}

// What tellings of one event say differently, in words: "طرابلس عند 3 مصادر، بنغازي عند مصدر".

/** The disagreements of an event as a list; nothing where all agree. */
function disagreementWords(event, view) {
  const { words } = view;
  if (!event.disagreements.length) return null;
  const facts = make("dl", "masalik-differing", null);
  for (const { aspect, answers, within } of event.disagreements) {
    const told = answers.map((answer) => answerWords(aspect, answer, within, words));
    facts.append(make("dt", "", null, words.aspects[aspect] || aspect), make("dd", "", null, listed(told, words.separator)));
  }
  return make("div", "", null, make("h4", "", null, words.disagreement), facts);
}

function answerWords(aspect, { value, outlets, count }, within, words) {
  const by = within ? words.elsewhere_in_text : count ? counted(words.at_sources, count, words) : "";
  const shown = isolated(valueInWords(aspect, value, words));
  const note = by ? make("small", "", outlets.length ? { title: outlets.join(words.separator) } : null, by) : null;
  return make("span", "", null, shown, note ? " " : null, note);
}

/** Days and statuses in the words of the page; names and numbers as they are. */
function valueInWords(aspect, value, words) {
  if (aspect === "whether") return words.statuses[value] || words.happened;
  const [start, end] = value.split("/");
  return (aspect === "when" && whenInWords({ start, end: end || start, precision: "day" }, words)) || value;
}

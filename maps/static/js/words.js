// The words of the interface, from words.json, which is put before this part when the script is built.

/** The words of a language; Arabic where it is not one of ours. */
function wordsOf(language) {
  return WORDS[language] || WORDS.ar;
}

/** The titles of a world view by language, from the gazetteer's list, which is put before this part too. */
function worldViewOf(name) {
  return WORLD_VIEWS[knownWorldView(name)];
}

/** The name of a world view; that of the first, which is the default, where it is none of ours. */
function knownWorldView(name) {
  return Object.hasOwn(WORLD_VIEWS, name) ? name : Object.keys(WORLD_VIEWS)[0];
}

/** A template with its {names} replaced. */
function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** The same with elements for values: a list of strings and elements, for those that must keep their direction. */
function filled(template, values) {
  return template.split(/\{(\w+)\}/).map((piece, index) => (index % 2 ? (values[piece] ?? "") : piece));
}

/** "3 أحداث": a count with its noun in the form that the language asks for. */
function counted(forms, n, language) {
  const form = new Intl.PluralRules(language).select(n);
  return fill(forms[form] || forms.other, { n });
}

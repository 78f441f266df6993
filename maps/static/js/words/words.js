// The words of the interface, from words.json, which is put before this part when the script is built.

const ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩";

/** The words of each language in each notation that the page asked for. */
const worded = new Map();

/**
 * The words of a language (Arabic where it is not one of ours), with the months' names and the digits of the page:
 * `digits` is "latn" (3) or "arab" (٣), `months` one of the names in words.json; English has one of each.
 */
function wordsOf(language, { digits, months } = {}) {
  const key = `${language} ${digits} ${months}`;
  if (!worded.has(key)) worded.set(key, inNotation(language in WORDS ? language : "ar", digits, months));
  return worded.get(key);
}

function inNotation(language, digits, months) {
  const words = WORDS[language];
  const names = words.dates.months;
  const dates = { ...words.dates, months: Object.hasOwn(names, months) ? names[months] : names.standard };
  return { ...words, language, dates, digits: language === "ar" && digits === "arab" ? ARABIC_DIGITS : "" };
}

/** A number in the digits of the page. */
function numeral(number, words) {
  return words.digits ? String(number).replace(/\d/g, (digit) => words.digits[digit]) : String(number);
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

/** The plurals of each language, made once: making them takes longer than asking. */
const plurals = new Map();

function pluralsOf(language) {
  if (!plurals.has(language)) plurals.set(language, new Intl.PluralRules(language));
  return plurals.get(language);
}

/** "3 أحداث": a count with its noun in the form that the language asks for. */
function counted(forms, n, words) {
  const form = pluralsOf(words.language).select(n);
  return fill(forms[form] || forms.other, { n: numeral(n, words) });
}

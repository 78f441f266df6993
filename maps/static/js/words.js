// The words of the interface, from words.json, which is put before this part when the script is built.

/** The words of a language; Arabic where it is not one of ours. */
function wordsOf(language) {
  return WORDS[language] || WORDS.ar;
}

/** A template with its {names} replaced. */
function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** "3 أحداث": a count with its noun in the form that the language asks for. */
function counted(forms, n, language) {
  const form = new Intl.PluralRules(language).select(n);
  return fill(forms[form] || forms.other, { n });
}

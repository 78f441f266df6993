// Letters that readers take for the same, made the same: as the gazetteer folds names, by its own table.

/** What a character becomes: by the table, which is made from the gazetteer when the script is built, or itself. */
const FOLDED = new Map(
  Object.entries(FOLDS).flatMap(([becomes, letters]) => [...letters].map((letter) => [letter, becomes])),
);
const KEPT = /[\p{L}\p{N}]/u;

/** The folded words of a text, one space between them. */
function fold(text) {
  let folded = "";
  for (const letter of text.normalize("NFKD")) {
    if (!FOLDED.has(letter)) FOLDED.set(letter, KEPT.test(letter) ? letter.toLowerCase() : " ");
    folded += FOLDED.get(letter);
  }
  return folded.trim().replace(/ +/g, " ");
}

/** What a question asks for: groups of words, separated by commas; all words of one group must be there. */
function askedWords(question) {
  return question
    .split(/[,،]/)
    .map((part) => fold(part).split(" ").filter(Boolean))
    .filter((group) => group.length);
}

/** Whether the folded words of a text answer a question; a word is found in longer ones too. */
function answers(folded, groups) {
  return !groups.length || groups.some((group) => group.every((word) => folded.includes(word)));
}

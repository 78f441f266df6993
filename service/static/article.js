// The page of a stored article: its marked text beside its map.
"use strict";

(async () => {
  const at = (id) => document.getElementById(id);
  const words = JSON.parse(at("words").textContent);
  const address = at("desk").dataset.article;
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(words.missing);
    const reading = await response.json();
    if (reading.article.title) document.title = reading.article.title;
    window.MasalikText.show(reading, words);
    const options = { language: document.documentElement.lang, cooperative: false };
    window.MasalikLink.tie(reading, at("map"), at("body"), options);
  } catch (error) {
    at("alert").textContent = error.message || words.unreachable;
    at("alert").hidden = false;
  }
})();

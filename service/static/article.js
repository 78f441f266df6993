// The page of a stored article: its marked text beside its map.
"use strict";

(async () => {
  const at = (id) => document.getElementById(id);
  const words = JSON.parse(at("words").textContent);
  const address = at("desk").dataset.article;
  const language = document.documentElement.lang;

  async function ask(query) {
    const response = await fetch(address + query, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(words.missing);
    return response.json();
  }

  try {
    const reading = await ask("");
    if (reading.article.title) document.title = window.MasalikText.headline(reading.article);
    window.MasalikText.show(reading, words);
    const quote = () => window.MasalikText.showQuoted(at("body"), location.hash);
    window.addEventListener("hashchange", quote);
    quote();
    window.MasalikLink.tie(reading, at("map"), at("body"), { language });
    window.MasalikWhy.tie(at("reasons"), () => ask(`?explain=true&lang=${language}`), words);
  } catch (error) {
    at("alert").textContent = error.message || words.unreachable;
    at("alert").hidden = false;
  }
})();

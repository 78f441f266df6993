// The page of an event: draws it on a small map. The page tells everything without it.
"use strict";

(async () => {
  const element = document.getElementById("map");
  if (!element) return;
  const { feature, articles } = element.dataset;
  try {
    const response = await fetch(feature, { headers: { Accept: "application/geo+json" } });
    const event = await response.json();
    const collection = { type: "FeatureCollection", features: [event] };
    window.Masalik.draw(element, collection, { language: document.documentElement.lang, list: false, articleUrl: articles, cooperative: true });
  } catch {
    element.hidden = true;
  }
})();

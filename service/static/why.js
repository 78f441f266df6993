// Why an article was read so: reasons under its text, fetched when an editor first asks for them.
// Every word of the article enters the page as text, never as markup.
"use strict";

window.MasalikWhy = (() => {
  /** An element with a class and text or children; what is null is left out. */
  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  /** Lets the reasons in `holder` be fetched by `ask` when it is first opened; a new reading closes it. */
  function tie(holder, ask, words) {
    const body = holder.querySelector(".reasons-body");
    body.replaceChildren();
    holder.open = false;
    holder.hidden = false;
    holder.ontoggle = async () => {
      if (!holder.open || body.childElementCount) return;
      body.replaceChildren(make("p", "soft", words.reading));
      try {
        const { explanation } = await ask();
        body.replaceChildren(...explained(explanation, words));
      } catch (error) {
        body.replaceChildren(make("p", "alert", error.message || words.unreachable));
      }
    };
  }

  function explained(explanation, words) {
    const events = explanation.events.map((event) => eventOf(event, words));
    const places = make("details", "why", make("summary", "", words.why_places), ...explanation.places.map((place) => placeOf(place, words)));
    return [...events, places];
  }

  function eventOf(event, words) {
    const reports = make("ol", "reports", ...event.reports.map((report) => reportOf(report, words)));
    const grounds = make("dl", "facts", ...[...event.grounds, ...event.otherwise].flatMap(groundOf));
    const weights = event.weights.map(({ weight, words: said }) => make("li", "", make("bdi", "", `${weight > 0 ? "+" : ""}${weight}`), ` ${said}`));
    const sure = weights.length ? [make("p", "soft", `${words.why_confidence} ${percent(event.confidence, words)}`), make("ul", "weights", ...weights)] : [];
    return make("details", "why", make("summary", "", event.heading), reports, grounds, ...sure);
  }

  function reportOf(report, words) {
    const joined = report.joined.map((reason) => reason.words).join(`${words.why_also} `);
    const rule = make("p", "soft", `${report.rule.words} `, make("code", "", report.rule.name));
    const examples = report.rule.examples.map((example) => make("p", "soft", `${words.why_example} `, quoted(example)));
    return make("li", "", quoted(report.trigger.text), joined ? ` ${joined}` : null, quote(report.sentence), rule, ...examples);
  }

  function groundOf(ground) {
    const words = ground.span && ground.span.text !== ground.value ? quoted(ground.span.text) : null;
    const facts = make("dd", "", make("bdi", "", ground.value), " ", make("small", `how is-${ground.how}`, ground.how_words), words ? " " : null, words);
    facts.append(make("ul", "", ...ground.reasons.map((reason) => make("li", "", reason.words))));
    return [make("dt", "", ground.label), facts];
  }

  function placeOf(place, words) {
    const candidates = place.candidates.map((one) => candidateOf(one, words));
    const times = place.spans.length > 1 ? ` ×${place.spans.length}` : "";
    return make("section", "", make("h3", "", quoted(place.name), times), make("p", "soft", place.reasons.join(`${words.why_also} `)), make("ul", "", ...candidates));
  }

  function candidateOf(one, words) {
    const name = document.documentElement.lang === "ar" ? one.name : one.name_en || one.name;
    const facts = [one.country, one.score === null ? null : `${words.why_score} ${one.score}`, `${words.why_votes} ${percent(one.votes, words)}`];
    const line = make(one.chosen ? "b" : "span", "", name);
    return make("li", "", line, ` ${facts.filter(Boolean).join(" · ")} `, make("code", "", one.id));
  }

  /** A share as the language of the page writes it: "99%", "99٪". */
  function percent(share, words) {
    return words.percent.replace("{n}", String(Math.round(share * 100)));
  }

  function quoted(text) {
    const element = make("q", "", text);
    element.lang = "ar";
    element.dir = "auto";
    return element;
  }

  function quote(span) {
    const element = make("blockquote", "", span.text);
    element.lang = "ar";
    element.dir = "auto";
    return element;
  }

  return Object.freeze({ tie });
})();

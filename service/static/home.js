// The home page: takes an article, has it read, and shows its marked text beside the map.
"use strict";

(() => {
  const at = (id) => document.getElementById(id);
  const [desk, form, text, published, file, alertBox, go] = ["desk", "form", "text", "published", "file", "alert", "go"].map(at);
  const words = JSON.parse(at("words").textContent);
  const language = document.documentElement.lang;
  const DRAFT = "masalik.draft";
  const ARAB_COUNTRIES = [[10, -4], [38, 56]];
  const PATIENCE = 700; // milliseconds until a reading is said to take longer, and between its seconds
  const LONG = 20000; // letters of an article that takes some seconds
  const root = desk.dataset.root;
  const state = { about: {}, request: null, filled: false, losses: 0 };

  /** The answer to a request, or an Error that says why none came: a network that is back was only interrupted. */
  async function answerOf(path, asked = {}) {
    const wasThere = navigator.onLine;
    const { losses } = state;
    try {
      return await fetch(root + path, asked);
    } catch {
      const stayed = wasThere && losses === state.losses;
      throw new Error(!navigator.onLine ? words.offline : stayed ? words.unreachable : words.interrupted);
    }
  }

  /** Asks the service; what it answers, or an Error with the words of the problem. */
  async function ask(path, body, key = "") {
    state.asking = new AbortController();
    const { signal } = state.asking;
    const headers = { "Content-Type": "application/json", Accept: "application/json", "Accept-Language": language };
    if (key) headers["X-API-Key"] = key;
    const response = await answerOf(path, { method: "POST", headers, body: JSON.stringify(body), signal }).catch((error) => {
      throw signal.aborted ? new Error(words.stopped) : error;
    });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return answer;
    const error = new Error(answer.detail || words.unreachable);
    error.field = answer.field;
    error.wantsKey = [401, 403].includes(response.status);
    throw error;
  }

  /** Reads the article and shows it; what was typed stays, whatever happens. */
  async function read(request) {
    tell("");
    busy(true);
    try {
      const reading = await ask("/read", request);
      state.request = request;
      if (request.html) fillIn(reading.article.text, published.value);
      show(reading);
    } catch (error) {
      tell(error.message, error.field);
    } finally {
      busy(false);
    }
  }

  function show(reading) {
    turn("told");
    window.MasalikText.show(reading, words);
    window.MasalikLink.tie(reading, at("map"), at("body"), { language, articleUrl: "", eventUrl: "" });
    const request = state.request;
    window.MasalikWhy.tie(at("reasons"), () => ask(`/read?explain=true&lang=${language}`, request), words);
    document.querySelector(".column").scrollTop = 0;
    if (desk.getBoundingClientRect().top < 0) desk.scrollIntoView();
  }

  /** Shows the form ("asking") or the marked text ("told"). */
  function turn(side) {
    desk.dataset.state = side;
    document.querySelector(".asking").hidden = side !== "asking";
    document.querySelector(".told-side").hidden = side !== "told";
  }

  /** Says what is wrong and moves to the field at fault. */
  function tell(message, field) {
    alertBox.textContent = message;
    alertBox.hidden = !message;
    const faulty = field === "published" ? published : text;
    for (const one of [text, published]) one.setAttribute("aria-invalid", String(Boolean(message) && one === faulty));
    if (message) faulty.focus();
  }

  function busy(on) {
    go.disabled = on;
    go.textContent = on ? words.reading : go.dataset.words;
    desk.setAttribute("aria-busy", String(on));
    showProgress(on);
  }

  /** For a reading that takes longer: for how long it has been going on, and a way to stop it. */
  function showProgress(on) {
    clearInterval(state.ticking);
    at("progress").hidden = true;
    if (!on) return;
    const began = performance.now();
    state.ticking = setInterval(() => {
      const seconds = Math.round((performance.now() - began) / 1000);
      const longer = text.value.length > LONG;
      at("progress").hidden = false;
      at("elapsed").textContent = window.MasalikText.fill(longer ? words.reading_long : words.reading_since, { n: seconds });
    }, PATIENCE);
  }

  /** Puts a text into the form that the reader has not typed, and may be replaced by another such. */
  function fillIn(content, date) {
    text.value = content;
    published.value = date;
    state.filled = true;
    keepDraft();
  }

  function keepDraft() {
    sayPublished();
    try {
      sessionStorage.setItem(DRAFT, JSON.stringify({ text: text.value, published: published.value }));
    } catch {
      // Without storage a reload forgets the text; everything else works.
    }
  }

  /** Says the chosen day in words: the field itself has the form of the browser's language, not of the page's. */
  function sayPublished() {
    const day = published.value && window.Masalik.dateInWords(published.value, language);
    at("published-said").textContent = day ? `${day}.` : "";
  }

  function bringDraft() {
    try {
      const draft = JSON.parse(sessionStorage.getItem(DRAFT) || "{}");
      text.value = text.value || draft.text || "";
      published.value = published.value || draft.published || "";
    } catch {
      // See keepDraft.
    }
  }

  /** A file that was chosen or dropped: a page is read at once, a text comes into the form. */
  async function takeFile(chosen) {
    if (!chosen) return;
    let content;
    try {
      content = await window.MasalikTaking.decoded(chosen);
    } catch {
      tell(words.bad_file);
      return;
    }
    file.value = "";
    state.about = {};
    if (/\.html?$/i.test(chosen.name) || chosen.type === "text/html") {
      await read({ html: content, published: published.value || null });
    } else {
      fillIn(content, published.value);
      text.focus();
    }
  }

  /** A sample of the service, or an Error with the words of why it did not come. */
  async function sampleOf(button) {
    const response = await answerOf(`/samples/${button.dataset.sample}`);
    const sample = response.ok && (await response.json().catch(() => null));
    if (!sample) throw new Error(words.unreachable);
    return sample;
  }

  /** Reads a sample; what was typed stays, whatever happens. */
  async function takeExample(button) {
    tell(""); // what was said of an attempt before
    let sample;
    try {
      sample = await sampleOf(button);
    } catch (error) {
      tell(error.message);
      return;
    }
    if (!text.value.trim() || state.filled) fillIn(sample.text, sample.published || "");
    state.about = state.filled ? { title: sample.title, source: sample.source } : {};
    await read(sample);
  }

  async function keep() {
    if (!state.request) return;
    try {
      const stored = await ask("/articles", state.request, at("key").value.trim());
      location.assign(`${root}/articles/${encodeURIComponent(stored.article.id)}${language === "en" ? "?lang=en" : ""}`);
    } catch (error) {
      if (error.wantsKey) {
        askForKey(at("key").value ? error.message : words.key_needed);
        return;
      }
      turn("asking");
      tell(error.message, error.field);
    }
  }

  /** Shows where a key goes, and why it takes one; it is sent with the article and kept nowhere. */
  function askForKey(why) {
    at("keyed").hidden = false;
    at("key-alert").textContent = why;
    at("key").focus();
  }

  /** The living map of what is stored, opened where most of it is told of: the Arab countries. */
  async function live() {
    try {
      const source = `${root}/maps/events`;
      const response = await fetch(source); // as the page has named it to be loaded beforehand
      const events = await response.json();
      if (desk.dataset.state !== "asking") return;
      const options = { language, articleUrl: `${root}/articles/{article}`, eventUrl: `${root}/events/{event}`, cooperative: window.MasalikLink.isStacked(), source };
      window.Masalik.draw(at("map"), events, options).map.fitBounds(ARAB_COUNTRIES, { animate: false });
    } catch {
      // The page works without it; a reading draws its own map.
    }
  }

  go.dataset.words = go.textContent;
  bringDraft();
  sayPublished();
  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    read({ text: text.value, published: published.value || null, ...state.about });
  });
  text.addEventListener("input", () => {
    state.about = {};
    state.filled = false;
    keepDraft();
  });
  published.addEventListener("input", keepDraft);
  at("today").addEventListener("click", () => {
    const now = new Date();
    published.value = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    keepDraft();
  });
  file.addEventListener("change", () => takeFile(file.files[0]));
  window.MasalikTaking.drops(desk, takeFile, (words) => {
    turn("asking");
    fillIn(words, published.value);
  });
  at("stop").addEventListener("click", () => state.asking.abort());
  window.addEventListener("offline", () => {
    state.losses += 1;
    tell(words.offline);
  });
  window.addEventListener("online", () => {
    if (alertBox.textContent === words.offline) tell("");
  });
  at("back").addEventListener("click", () => {
    turn("asking");
    text.focus();
  });
  at("keep").addEventListener("click", keep);
  at("keyed").addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    keep();
  });
  for (const button of document.querySelectorAll(".example")) button.addEventListener("click", () => takeExample(button));
  live();
})();

// The page about the interface: sends an example as it stands in its form and shows what is answered, as text.
"use strict";

(() => {
  const LONGEST = 20000; // letters of an answer that are shown
  const words = JSON.parse(document.getElementById("words").textContent);

  /** The request of a form; its address stays on this service. */
  function requestOf(form) {
    const { method, root } = form.dataset;
    const address = new URL(root + form.elements.target.value.trim(), location.origin);
    if (address.origin !== location.origin) throw new TypeError(words.elsewhere);
    const headers = { Accept: "application/json" };
    if (form.elements.body) headers["Content-Type"] = "application/json";
    return [address.href, { method, headers, body: form.elements.body ? form.elements.body.value : undefined }];
  }

  /** An answer as it is read: JSON indented, anything else as it came. */
  function shown(text) {
    let pretty = text;
    try {
      pretty = JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      // Not JSON: shown as it is.
    }
    return pretty.length > LONGEST ? `${pretty.slice(0, LONGEST)}\n…` : pretty;
  }

  function tell(output, line, text) {
    const head = document.createElement("p");
    head.textContent = line;
    const body = document.createElement("pre");
    body.tabIndex = 0;
    body.textContent = text;
    output.replaceChildren(head, ...(text ? [body] : []));
    output.hidden = false;
  }

  async function send(form) {
    const output = form.querySelector("output");
    tell(output, words.asking, "");
    try {
      const began = performance.now();
      const response = await fetch(...requestOf(form));
      const text = await response.text();
      const kind = response.headers.get("Content-Type") || "";
      tell(output, `${response.status} · ${kind} · ${Math.round(performance.now() - began)} ms`, shown(text));
    } catch (error) {
      const reason = error instanceof TypeError && error.message === words.elsewhere ? words.elsewhere : words.not_reached;
      tell(output, navigator.onLine ? reason : words.no_network, "");
    }
  }

  for (const form of document.querySelectorAll(".asker")) {
    form.addEventListener("submit", (submitted) => {
      submitted.preventDefault();
      send(form);
    });
  }
})();

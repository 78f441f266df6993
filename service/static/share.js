// Copying what is pasted into other pages, and saving a map.
"use strict";

(() => {
  /** Copies a text; where the clipboard is not to be had the text is chosen, so that a key copies it. */
  async function copy(field) {
    field.focus();
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      return document.execCommand("copy");
    }
  }

  for (const button of document.querySelectorAll(".copy")) {
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      if (!(await copy(button.parentElement.querySelector("textarea")))) return;
      button.textContent = button.dataset.copied;
      setTimeout(() => {
        button.textContent = words;
      }, 2000);
    });
  }

  const form = document.getElementById("saving");
  if (!form) return;
  const alert = form.querySelector(".alert");
  form.querySelector("button").disabled = false; // it says nothing to the service by itself

  /** What is to be saved, as the service takes it. */
  function asked() {
    const { query, language, theme, map = null, tab = null } = form.dataset;
    return { title: form.elements.title.value, query, language, theme, map, tab, frozen: form.elements.frozen.checked };
  }

  /** The commands that change the title of a saved map and remove it. */
  function commands(address, key) {
    const asked = `${address} -H 'Edit-Key: ${key}' -H 'If-Match: *'`;
    const changed = `curl -X PATCH ${asked} -H 'Content-Type: application/json' -d '{"title": "…"}'`;
    return `${changed}\ncurl -X DELETE ${asked}`;
  }

  function showSaved({ id, address, edit_key: key }) {
    const at = (name) => document.getElementById(name);
    at("saved-address").textContent = address;
    at("saved-address").href = new URL(`m/${id}`, form.action.replace(/m$/, "")).href;
    at("saved-key").textContent = key;
    at("saved-change").textContent = commands(at("saved-address").href, key);
    at("saved-share").href = new URL(`share/m/${id}`, form.action.replace(/m$/, "")).href;
    form.hidden = true;
    at("saved").hidden = false;
  }

  form.addEventListener("submit", async (submitted) => {
    submitted.preventDefault();
    alert.hidden = true;
    const headers = { "Content-Type": "application/json", Accept: "application/json", "Accept-Language": document.documentElement.lang };
    try {
      const answer = await fetch(form.action, { method: "POST", headers, body: JSON.stringify(asked()) });
      const told = await answer.json();
      if (!answer.ok) throw new Error(told.detail);
      showSaved(told);
    } catch (error) {
      alert.textContent = error.message;
      alert.hidden = false;
    }
  });
})();

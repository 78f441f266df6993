// Saving a map under a short address, changing it and removing it, each by the form that is there.
"use strict";

(() => {
  const at = (id) => document.getElementById(id);
  const OF_THE_LOOK = ["map", "tab", "lang", "theme", "event", "spot", "play"];

  /** The query in what was pasted: parameters, or the address of a map with them, also behind its `#`. */
  function queryIn(text) {
    const parts = text.trim().split(/[?#]/);
    const params = new URLSearchParams(parts.length > 1 ? parts.slice(1).join("&") : parts[0].replace(/^https?:.*/, ""));
    for (const name of OF_THE_LOOK) params.delete(name);
    if (params.get("undated") === "no") params.set("undated", "false"); // as the address bar of a map has it
    return params.toString();
  }

  /** A map as a form asks for it, as the service takes it. */
  function asked(form) {
    const given = new FormData(form);
    const { title, query, language, theme, map, tab } = Object.fromEntries(given);
    return { title, query: queryIn(query), language, theme, map: map || null, tab: tab || null, frozen: given.has("frozen") };
  }

  /** Sends what a form asks for; the answer, or an Error with the words of the problem. */
  async function send(form, method, body, own = {}) {
    const headers = { Accept: "application/json", "Accept-Language": document.documentElement.lang, ...own };
    if (body) headers["Content-Type"] = "application/json";
    const key = form.elements.key.value.trim();
    if (key) headers["X-API-Key"] = key;
    const sent = { method, headers, body: body && JSON.stringify(body) };
    const answer = await fetch(form.action, sent).catch(() => {
      throw new Error(form.dataset.unreachable);
    });
    if (answer.ok) return answer;
    const problem = await answer.json().catch(() => ({}));
    const ofTheMap = /#edit_key_(needed|wrong)$/.test(problem.type);
    if (ofTheMap) markFaulty(form.elements.edit_key);
    if ([401, 403].includes(answer.status) && !ofTheMap) form.querySelector(".keyed").hidden = false;
    throw new Error(problem.detail || form.dataset.unreachable);
  }

  /** The field at fault, until it is written in anew. */
  function markFaulty(field) {
    field.setAttribute("aria-invalid", "true");
    field.addEventListener("input", () => field.removeAttribute("aria-invalid"), { once: true });
    field.focus();
  }

  /** Does what a form is for, and says in it what goes wrong; nothing that was written is lost. */
  async function attempt(form, work) {
    const alert = form.querySelector(".alert[role=alert]");
    alert.hidden = true;
    try {
      await work();
    } catch (error) {
      alert.textContent = error.message;
      alert.hidden = false;
    }
  }

  function onSubmit(form, work) {
    for (const button of form.querySelectorAll("button")) button.disabled = false; // without a script they say nothing
    form.addEventListener("submit", (submitted) => {
      submitted.preventDefault();
      attempt(form, work);
    });
  }

  function showSaved(form, { id, address, edit_key: key }) {
    at("saved-address").textContent = address;
    at("saved-address").href = `${form.action}/${id}`;
    at("saved-key").textContent = key;
    at("saved-share").href = form.dataset.shared + id;
    form.hidden = true;
    at("saved").hidden = false;
  }

  /** Changes the map as it was read: whoever changed it meanwhile is not written over. */
  async function change(form) {
    at("edited").hidden = true;
    const answer = await send(form, "PUT", asked(form), ownHeaders(form));
    form.dataset.tag = answer.headers.get("ETag");
    at("edited").hidden = false;
  }

  async function remove(form) {
    await send(form, "DELETE", null, ownHeaders(form));
    form.hidden = true;
    at("removed").hidden = false;
  }

  function ownHeaders(form) {
    return { "Edit-Key": form.elements.edit_key.value.trim(), "If-Match": form.dataset.tag };
  }

  const [saving, editing] = ["saving", "editing"].map(at);
  if (saving) onSubmit(saving, async () => showSaved(saving, await (await send(saving, "POST", asked(saving))).json()));
  if (editing) {
    onSubmit(editing, () => change(editing));
    at("remove").addEventListener("click", () => attempt(editing, () => remove(editing)));
  }
})();

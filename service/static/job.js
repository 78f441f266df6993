// The page of a job: how far it is, told anew while it goes on, and the button that ends it.
"use strict";

(() => {
  const at = (id) => document.getElementById(id);
  const ending = at("ending");
  const PAUSE = 2000;

  /** Whether nothing will be done for the job any more. */
  const isOver = () => at("state").dataset.over === "true";

  /** Shows why the job goes on as it is; where a key is missing, the field for it. */
  function refuse(why, wantsKey) {
    at("alert").textContent = why;
    at("alert").hidden = false;
    if (wantsKey) {
      at("keyed").hidden = false;
      at("key").focus();
    }
  }

  /** Puts the state that the service tells now in the place of the one that is shown. */
  async function lookAgain() {
    const response = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!response.ok) return;
    const told = new DOMParser().parseFromString(await response.text(), "text/html");
    at("state").replaceWith(document.importNode(told.getElementById("state"), true));
    if (isOver()) ending.querySelector("button").textContent = told.querySelector("#ending button").textContent;
  }

  /** Looks again and again until the job is over; a service that cannot be reached may come back. */
  async function follow() {
    while (!isOver()) {
      await new Promise((resume) => setTimeout(resume, PAUSE));
      await lookAgain().catch(() => {});
    }
  }

  /** Cancels the job, or forgets one that is over, and shows what became of it. */
  async function end() {
    const wasOver = isOver();
    const key = at("key").value.trim();
    const response = await fetch(ending.dataset.address, {
      method: "DELETE",
      headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang, ...(key ? { "X-API-Key": key } : {}) },
    });
    if (!response.ok) {
      const problem = await response.json();
      refuse(problem.detail, response.status === 401 || response.status === 403);
    } else if (wasOver) location.assign(ending.dataset.list);
    else await lookAgain();
  }

  ending.hidden = false;
  ending.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    end().catch(() => refuse(JSON.parse(at("words").textContent).unreachable, false));
  });
  follow();
})();

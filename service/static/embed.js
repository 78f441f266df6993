// For pages of other sites: puts a map where the script element stands, and gives every map of ours the height that it asks for.
// Nothing is stored, nothing is asked of any other host. Parameters and messages are told in docs/embedding.md.

(() => {
  "use strict";

  const HEIGHT = 560; // pixels of a frame until its page has told how high it is
  const LIMITS = [200, 2000]; // pixels: what no frame is lower or higher than, whatever it asks for
  const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
  const LISTENING = Symbol.for("masalik.embed"); // one script listens, however many stand in a page

  const script = document.currentScript;
  if (!script || !script.src) return;
  const base = new URL(script.src.split("?")[0].replace(/(static\/)?embed[^/]*\.js$/, ""));

  /** The address of the frame of a map: of ours, or nothing. */
  function frameAddress(asked) {
    let url;
    try {
      url = new URL(asked.replace(/^\/(?!\/)/, ""), base);
    } catch {
      return null;
    }
    if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) return null;
    const path = url.pathname.slice(base.pathname.length).replace(/^embed\//, "");
    url.pathname = `${base.pathname}embed/${path.replace(/^((?:articles|events)\/[^/]+)\/map$/, "$1")}`;
    for (const name of ["lang", "theme", "tab"]) if (script.dataset[name]) url.searchParams.set(name, script.dataset[name]);
    return url;
  }

  /** A frame in which a map cannot touch the page around it. */
  function makeFrame(url) {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", SANDBOX);
    frame.loading = "lazy";
    frame.title = script.dataset.title || "مسالك";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.className = "masalik-frame";
    Object.assign(frame.style, { display: "block", width: "100%", border: "0" });
    setHeight(frame, Number(script.dataset.height) || HEIGHT);
    frame.src = url.href;
    return frame;
  }

  function setHeight(frame, height) {
    frame.style.height = `${Math.max(LIMITS[0], Math.min(LIMITS[1], Math.round(height)))}px`;
  }

  /** Whether a frame shows a page of ours: no other is given another height. */
  function isOurs(frame) {
    return frame.src.startsWith(`${base.href}embed/`);
  }

  function ourFrames() {
    return [...document.getElementsByTagName("iframe")].filter(isOurs);
  }

  /** A frame tells its height: believed of a frame of ours alone, which is known by its window and its origin (none, where it is sandboxed). */
  function hear({ data, source, origin }) {
    if (!data || data.type !== "masalik:height" || !Number.isFinite(data.height)) return;
    if (origin !== "null" && origin !== base.origin) return;
    const frame = ourFrames().find(({ contentWindow }) => contentWindow === source);
    if (frame) setHeight(frame, data.height);
  }

  const url = script.dataset.map ? frameAddress(script.dataset.map) : null;
  if (url && script.parentNode && script.parentNode !== document.head) script.after(makeFrame(url));
  else if (script.dataset.map) console.warn(`masalik: no map of ${base.origin}: ${script.dataset.map}`);

  const listening = (window[LISTENING] = window[LISTENING] || new Set());
  if (listening.has(base.href)) return;
  listening.add(base.href);
  window.addEventListener("message", hear);
  for (const frame of ourFrames()) frame.contentWindow.postMessage({ type: "masalik:ask" }, "*"); // it may have told before
})();

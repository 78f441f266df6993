// A map in a frame of somebody else's page: tells that page how high it wants to be. docs/embedding.md tells the messages.

const WIDE_STAGE = [0.5, 320, 520]; // height of the map: a part of the width, and between these pixels
const NARROW_STAGE = [0.85, 280, 420];
const STAGE_PART = 0.6; // of map and list together, where the list is below the map
const LIST_ALONE = 480; // pixels of a list without a map

/** The secret by which WordPress knows the frame, which it puts behind the address; "" without one. */
const SECRET = (/\?secret=([a-zA-Z0-9]+)$/.exec(location.hash) || ["", ""])[1];

/** What stands behind the `#` of the address, without that secret. */
function hashGiven() {
  return location.hash.replace(/#?\?secret=[a-zA-Z0-9]+$/, "");
}

/**
 * Keeps the page around told of the height, wherever there is one. Answers with a function that tells it at once, as
 * observers rest while a frame of another origin is hidden, which WordPress does until it is told.
 */
function tellHeight(view) {
  if (window.parent === window) return () => {};
  let told = 0;
  const tell = () => {
    const height = heightWanted(view);
    if (height === told) return;
    told = height;
    postHeight(height);
  };
  const sizes = new ResizeObserver(tell);
  sizes.observe(document.documentElement);
  for (const part of partsAround(view)) sizes.observe(part);
  view.store.subscribe((state, before) => state.tab !== before.tab && tell());
  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || !isAsking(data)) return;
    told = 0;
    tell();
  });
  if (SECRET) document.addEventListener("click", followLink);
  tell();
  return tell;
}

/** Whether a message asks for the height once more: of ours, or WordPress's own. */
function isAsking(data) {
  return Boolean(data) && (data.type === "masalik:ask" || (data.message === "ready" && data.secret === SECRET));
}

/** What is as high as it is, however high the frame. */
function partsAround(view) {
  const around = document.querySelectorAll(".masalik-page > header:not(.masalik-heard), .masalik-foot");
  const controls = view.element.querySelectorAll(":scope > .masalik-bar, :scope > .masalik-chips, :scope > .masalik-time");
  return [...around, ...controls];
}

/** The height at which map and list are well to look at, by the width alone: the height that it has now is no matter. */
function heightWanted(view) {
  const { tab } = view.store.state;
  const width = document.documentElement.clientWidth;
  const narrow = window.matchMedia("(max-width: 700px)").matches;
  const [part, least, most] = narrow ? NARROW_STAGE : WIDE_STAGE;
  const stage = Math.max(least, Math.min(most, width * part));
  const below = narrow && !tab ? stage / STAGE_PART : stage;
  const fixed = partsAround(view).reduce((sum, { offsetHeight }) => sum + offsetHeight, 0);
  return Math.ceil(fixed + (tab === "list" ? LIST_ALONE : below));
}

/** Tells the height: to scripts of ours and of WordPress in one message, to those of Embedly's kind in another. */
function postHeight(height) {
  const ours = { type: "masalik:height", height };
  window.parent.postMessage(SECRET ? { ...ours, message: "height", value: height, secret: SECRET } : ours, "*");
  const theirs = { context: "iframe.resize", src: location.href.split("#")[0], height };
  window.parent.postMessage(JSON.stringify(theirs), "*");
}

/** WordPress lets no link out of a frame, but follows those to the same site that it is told of. */
function followLink(clicked) {
  const found = clicked.target instanceof Element ? clicked.target.closest("a[href]") : null;
  if (!found || found.host !== location.host || !/^https?:$/.test(found.protocol)) return;
  clicked.preventDefault();
  window.parent.postMessage({ message: "link", value: found.href, secret: SECRET }, "*");
}

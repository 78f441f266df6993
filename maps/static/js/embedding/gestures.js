// In a page that scrolls, a map must not catch the wheel or the finger that scroll it.

const HINT = 1200; // milliseconds that a hint stays
const MEANT = 12; // pixels that a finger goes before it is taken for a wish to move the map

/** Whether fingers rather than a mouse are what the map is held with. */
function isTouched() {
  return L.Browser.mobile || window.matchMedia("(pointer: coarse)").matches;
}

/** The wheel zooms the map only with Ctrl, and only two fingers move it; whoever tries otherwise is told. */
function beCooperative(map, view) {
  map.scrollWheelZoom.disable();
  const { canvas, words } = view;
  const tell = hinting(view);
  const onWheel = (turned) => {
    const meant = turned.ctrlKey || turned.metaKey;
    map.scrollWheelZoom[meant ? "enable" : "disable"]();
    if (!meant) tell(words.use_ctrl);
  };
  let from = null;
  const onTouch = ({ touches }) => {
    from = touches.length === 1 ? touches[0] : null;
  };
  const onMove = ({ touches }) => {
    const gone = from && touches.length === 1 && Math.hypot(touches[0].pageX - from.pageX, touches[0].screenY - from.screenY);
    if (gone > MEANT) tell(words.use_fingers);
  };
  const heard = { capture: true, passive: true };
  canvas.addEventListener("wheel", onWheel, heard);
  if (!isTouched()) return;
  canvas.addEventListener("touchstart", onTouch, heard);
  canvas.addEventListener("touchmove", onMove, heard);
}

/** A function that says a hint over the map for a moment. */
function hinting(view) {
  let timer = 0;
  return (words) => {
    say(view, words, "hint");
    clearTimeout(timer);
    timer = setTimeout(() => rest(view), HINT);
  };
}

async (steps) => {
  // Drags the map to and fro; answers with the milliseconds of a step, the mean.
  const map = document.querySelector(".leaflet-container");
  const box = map.getBoundingClientRect();
  const at = (name, x) => {
    const options = { bubbles: true, button: 0, buttons: 1, clientX: x, clientY: box.top + 40, pointerId: 1, isPrimary: true };
    (name.endsWith("down") ? map : document).dispatchEvent(new MouseEvent(name, options));
  };
  const left = box.left + box.width / 2;
  at("mousedown", left);
  const begun = performance.now();
  for (let step = 1; step <= steps; step += 1) {
    at("mousemove", left + 20 * (step % 12 < 6 ? step % 6 : 6 - (step % 6)));
    await new Promise(requestAnimationFrame);
  }
  const spent = (performance.now() - begun) / steps;
  at("mouseup", left);
  return spent;
}

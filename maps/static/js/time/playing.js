// Time played: all up to a moment that moves on, or a stretch of time that moves as a whole. Steps, without animation.

const PACES = { slow: 1000, normal: 450, fast: 150 }; // milliseconds a step
const STRETCH = 8; // a stretch that moves is this part of all the time, unless the reader has chosen one

function makePlayer(view) {
  const { words } = view;
  const player = { running: false, timer: 0 };
  view.player = player;
  player.button = make("button", "masalik-play", { type: "button" });
  player.mode = make("select", "", { "aria-label": words.time.mode }, ...optionsOf(words.time.modes));
  player.pace = make("select", "", { "aria-label": words.time.pace }, ...optionsOf(words.time.paces));
  player.pace.value = calm() ? "slow" : "normal";
  player.button.addEventListener("click", () => (player.running ? stopPlaying(view) : startPlaying(view)));
  for (const field of [player.mode, player.pace]) field.addEventListener("change", () => choosePlay(view, field));
  document.addEventListener("visibilitychange", () => document.hidden && stopPlaying(view));
  player.element = make("div", "masalik-player", null, player.button, player.mode, player.pace);
  showPlaying(view);
  return player;
}

function optionsOf(table) {
  return Object.entries(table).map(([value, label]) => make("option", "", { value }, label));
}

/** "window/fast" as { mode, pace }; null for anything else. */
function playOf(value) {
  const [mode, pace] = value.split("/");
  const { modes } = WORDS.ar.time;
  return Object.hasOwn(modes, mode) && Object.hasOwn(PACES, pace) ? { mode, pace } : null;
}

/** The reader has chosen how time is played: that is part of the view, as what is in it. */
function choosePlay(view, field) {
  const { mode, pace } = view.player;
  if (field === mode) stopPlaying(view);
  view.store.change({ play: `${mode.value}/${pace.value}` }, "replace");
}

/** The player as the state says. */
function followPlayer({ player, store }) {
  const asked = playOf(store.state.play);
  if (!player || !asked) return;
  player.mode.value = asked.mode;
  player.pace.value = asked.pace;
}

/** The button says what it will do. */
function showPlaying(view) {
  const { button, running } = view.player;
  const words = running ? view.words.time.pause : view.words.time.play;
  button.setAttribute("aria-label", words);
  button.title = words;
  button.replaceChildren(symbolOfPath(running ? "M8 5v14M16 5v14" : "M7 4v16l13-8Z"));
  button.classList.toggle("is-running", running);
}

/** Plays from the chosen beginning, or on from where it was stopped. */
function startPlaying(view) {
  const { player, time, store } = view;
  const last = time.steps.starts.length - 2;
  const { from, until } = stretchOf(store.state, time.steps);
  const windowed = player.mode.value === "window";
  const width = until - from < last ? until - from : Math.max(0, Math.round(last / STRETCH) - 1);
  const again = until >= last;
  const start = windowed && again ? 0 : from;
  player.running = true;
  player.until = windowed ? start + width : again ? start : until;
  player.from = start;
  showPlaying(view);
  playStep(view, 0);
}

/** Shows the stretch moved on by some steps, and goes on until the end of time. */
function playStep(view, steps) {
  const { player, time, store } = view;
  const last = time.steps.starts.length - 2;
  const windowed = player.mode.value === "window";
  player.until = Math.min(last, player.until + steps);
  if (windowed) player.from = Math.min(last, player.from + steps);
  const period = periodOf(player.from, player.until, time.steps);
  store.change(period, "replace");
  if (player.until >= last) return stopPlaying(view);
  player.timer = setTimeout(() => playStep(view, 1), PACES[player.pace.value]);
  return null;
}

/** Stops, and says what is in view now. */
function stopPlaying(view) {
  const { player } = view;
  if (!player || !player.running) return;
  clearTimeout(player.timer);
  player.running = false;
  showPlaying(view);
  if (view.found) followCount(view);
}

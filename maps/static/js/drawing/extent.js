// What a map shows when it opens: where most of its events are, and all of them at a click.

const NEAR = 7; // the closest that a map is opened at
const WIDE_VIEW = 3; // below this zoom the map shows half the world and has no room to spare for the legend
const FREE = [[44, 56], [44, 44]]; // pixels kept free at the left and top, at the right and bottom
const ELSEWHERE = { center: [26, 20], zoom: 4 }; // what an empty map shows: the Arab countries
const MANY = 12; // from so many events the map opens where most are; fewer are all shown
const MOST = 0.8; // of the events, those nearest to the median; a few far off would make it a map of the world
const WORTH = 1; // levels of zoom that leaving some out must gain

/** Brings what matters into view, when there is a view: most of many events, all of a few. */
function fit(view) {
  if (!view.canvas.clientWidth) return;
  view.fitting = true;
  const { bounds } = view.drawing;
  const most = boundsOfMost(view.events);
  const gained = most && bounds.isValid() ? view.map.getBoundsZoom(most) - view.map.getBoundsZoom(bounds) : 0;
  const closer = gained >= WORTH;
  view.all.hidden = !closer;
  if (!bounds.isValid()) view.map.setView(ELSEWHERE.center, ELSEWHERE.zoom, { animate: false });
  else fitTo(view, closer ? most : bounds);
  view.fitting = false;
}

/** Brings everything drawn into view. */
function fitAll(view) {
  view.map.closePopup();
  fitTo(view, view.drawing.bounds);
}

function fitTo(view, bounds) {
  view.map.fitBounds(bounds, { ...clearOfLegend(view, ...FREE), maxZoom: NEAR, animate: false });
  const [paddingTopLeft, paddingBottomRight] = FREE;
  if (view.map.getZoom() < WIDE_VIEW) view.map.fitBounds(bounds, { paddingTopLeft, paddingBottomRight, maxZoom: NEAR, animate: false });
}

/** The bounds of the events nearest to their median; null where they are too few to leave any out. */
function boundsOfMost(events) {
  const spots = events.filter((event) => event.anchor).map((event) => arrivalOf(event));
  if (spots.length < MANY) return null;
  const middle = L.latLng(median(spots.map((spot) => spot.lat)), median(spots.map((spot) => spot.lng)));
  const byDistance = spots.map((spot) => [middle.distanceTo(spot), spot]).sort(([near], [far]) => near - far);
  return L.latLngBounds(byDistance.slice(0, Math.ceil(spots.length * MOST)).map(([, spot]) => spot));
}

/** Where an event happened: its destination rather than the middle of its way. */
function arrivalOf({ destination, anchor }) {
  return destination && located(destination) ? L.latLng(destination.lat, destination.lon) : anchor.latlng;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Paddings of the map (left and top, right and bottom) that leave the open legend aside where there is room. */
function clearOfLegend(view, topLeft, bottomRight) {
  const { legend, canvas, words } = view;
  const aside = legend.open && canvas.clientWidth >= ROOMY ? legend.offsetWidth : 0;
  const [left, right] = words.direction === "rtl" ? [aside, 0] : [0, aside];
  return {
    paddingTopLeft: [topLeft[0] + left, topLeft[1]],
    paddingBottomRight: [bottomRight[0] + right, bottomRight[1]],
  };
}

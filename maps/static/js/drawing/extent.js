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

/** The bounds of the events nearest to their median; null where they are too few to leave any out. A tally is as many as it counts. */
function boundsOfMost(events) {
  const spots = events.filter((event) => event.anchor).map((event) => ({ at: arrivalOf(event), weight: weightOf(event) }));
  const all = spots.reduce((sum, { weight }) => sum + weight, 0);
  if (all < MANY) return null;
  const middle = L.latLng(median(spots, ({ at }) => at.lat), median(spots, ({ at }) => at.lng));
  const byDistance = spots.map((spot) => ({ ...spot, away: middle.distanceTo(spot.at) })).sort((one, other) => one.away - other.away);
  return L.latLngBounds(upTo(byDistance, Math.ceil(all * MOST)).map(({ at }) => at));
}

/** The first of a list that together weigh so much. */
function upTo(spots, wanted) {
  let weight = 0;
  return spots.slice(0, spots.findIndex((spot) => (weight += spot.weight) >= wanted) + 1);
}

/** Where an event happened: its destination rather than the middle of its way. */
function arrivalOf({ destination, anchor }) {
  return destination && located(destination) ? L.latLng(destination.lat, destination.lon) : anchor.latlng;
}

/** The value that as many events lie below as above. */
function median(spots, valueOf) {
  const sorted = [...spots].sort((one, other) => valueOf(one) - valueOf(other));
  const all = spots.reduce((sum, { weight }) => sum + weight, 0);
  return valueOf(upTo(sorted, Math.floor(all / 2) + 1).at(-1));
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

// Elements made by hand: text of articles enters the page here, as text and never as markup.

/** An element with a class, attributes and children (elements, or strings that become text). */
function make(tag, className, attributes, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** An SVG element with attributes and children. */
function draw(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A name that cannot disturb the order of the words around it. */
function isolated(name) {
  return make("bdi", "", null, name);
}

/** Words of the article, Arabic whatever the language of the page. */
function inArabic(said) {
  return make("bdi", "", { lang: "ar", dir: "rtl" }, said);
}

/** A link, or null where the address is neither a web address nor a path of this host. */
function link(words, address, className) {
  if (!/^(https?:\/\/|\/(?![\/\\]))/i.test(address)) return null;
  const away = /^https?:/i.test(address);
  const attributes = away ? { rel: "noopener", target: "_blank" } : { target: "_top" };
  return make("a", className, { href: address, ...attributes }, words);
}

/** Words for those who hear the page. */
function heard(words) {
  return make("span", "masalik-heard", null, words);
}

/** The place's name in the language of the page. */
function nameOf(place, view) {
  return view.language === "ar" ? place.name : place.english;
}

/** Whether the reader asked for less motion. */
function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

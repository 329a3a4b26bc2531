// How elements are made and where the page's words come from. Text goes in as text nodes only, never as HTML.

export const words = JSON.parse(document.getElementById("words").textContent);

export const $ = (id) => document.getElementById(id);

/** Makes an element: attributes as given, `on` for listeners, children as nodes or strings. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (name === "style") for (const [property, set] of Object.entries(value)) node.style.setProperty(property, set);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const PLURALS = new Intl.PluralRules("ru");

/** A number with its noun in the right one of the plural forms {one, few, many, other}. */
export const counted = (number, forms) => `${number} ${forms[PLURALS.select(number)]}`;

/** A size in bytes as people read it. */
export function sized(bytes) {
  const [b, kb, mb] = words.bytes;
  if (bytes < 1024) return `${bytes} ${b}`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} ${kb}`;
  return `${(bytes / 1024 / 1024).toLocaleString("ru", { maximumFractionDigits: 1 })} ${mb}`;
}

/** The round picture of somebody without a photograph: a letter on a colour that is always the same for the name. */
export function paint(face, name) {
  const hue = [...name].reduce((sum, letter) => sum + letter.codePointAt(0) * 37, 0) % 6;
  face.textContent = [...name][0] ?? "?";
  face.dataset.hue = hue;
  return face;
}

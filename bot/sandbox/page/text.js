// How a text with Telegram's entities becomes elements: offsets and lengths are UTF-16 units, as JavaScript counts too.

import { el, words } from "./dom.js";

const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", hashtag: "span", cashtag: "span", mention: "span" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SAFE = /^(https?|mailto|tel):/i;

/**
 * The text as a fragment of nodes.
 * `command` is called with "/word" when a command in the text is clicked, `start` with the payload of a link to this
 * very bot: `https://t.me/<username>?start=<payload>`.
 */
export function rich(text, entities = [], { username = "", command = () => {}, start = () => {} } = {}) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length || BLOCKS.has(b.type) - BLOCKS.has(a.type));
  const fragment = document.createDocumentFragment();
  fill(fragment, 0, text.length, sorted);
  return fragment;

  function fill(parent, from, to, list) {
    let at = from;
    let afterBlock = false;
    const add = (end) => {
      let piece = text.slice(at, end);
      // A quote or a block of code breaks the line by itself: the line break beside it would show as an empty line.
      if (afterBlock && piece.startsWith("\n")) piece = piece.slice(1);
      if (piece) parent.append(piece);
    };
    for (let index = 0; index < list.length; index += 1) {
      const entity = list[index];
      if (entity.offset < at) continue;
      const end = Math.min(entity.offset + entity.length, to);
      const isBlock = BLOCKS.has(entity.type);
      add(isBlock && text[entity.offset - 1] === "\n" && entity.offset > at ? entity.offset - 1 : entity.offset);
      const inner = list.slice(index + 1).filter((other) => other.offset < end && other.offset >= entity.offset);
      const node = make(entity, text.slice(entity.offset, end));
      fill(node.querySelector("[data-body]") ?? node, entity.offset, end, inner);
      parent.append(node);
      at = end;
      afterBlock = isBlock;
    }
    add(to);
  }

  function make(entity, value) {
    const { type } = entity;
    if (type in PLAIN) return el(PLAIN[type], PLAIN[type] === "span" ? { class: "accent" } : {});
    if (type === "code") return el("code");
    if (type === "pre") return el("pre", { "data-language": entity.language }, el("code", { "data-body": true }));
    if (type === "blockquote") return el("blockquote");
    if (type === "expandable_blockquote") return value.length > 130 || value.split("\n").length > 3 ? folded() : el("blockquote");
    if (type === "spoiler") return spoiler();
    if (type === "url") return link(/^[a-z][a-z0-9+.-]*:/i.test(value) ? value : `https://${value}`);
    if (type === "text_link") return link(entity.url);
    if (type === "email") return link(`mailto:${value}`);
    if (type === "phone_number") return link(`tel:${value.replace(/[^+\d]/g, "")}`);
    if (type === "bot_command") return el("button", { type: "button", class: "word", on: { click: () => command(value) } });
    return el("span");
  }

  function link(url) {
    const payload = deepLink(url, username);
    if (payload !== null) return el("button", { type: "button", class: "word", on: { click: () => start(payload) } });
    if (!SAFE.test(url)) return el("span", { class: "accent" });
    return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" });
  }

  function spoiler() {
    const show = (event) => {
      if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
      const node = event.currentTarget;
      if (!node.classList.contains("hidden")) return;
      event.preventDefault();
      node.classList.remove("hidden");
      for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
    };
    return el("span", { class: "spoiler hidden", role: "button", tabindex: "0", "aria-label": words.hidden, on: { click: show, keydown: show } });
  }

  function folded() {
    const body = el("div", { "data-body": true });
    const toggle = el("button", { type: "button", class: "fold", "aria-expanded": "false" }, words.more);
    const quote = el("blockquote", { class: "folded" }, body, toggle);
    toggle.addEventListener("click", () => {
      const open = quote.classList.toggle("open");
      toggle.textContent = open ? words.less : words.more;
      toggle.setAttribute("aria-expanded", String(open));
    });
    return quote;
  }
}

/** The payload of a link that starts this bot, "" when it has none, null when the link leads elsewhere. */
export function deepLink(url, username) {
  if (!URL.canParse(url)) return null;
  const { hostname, pathname, searchParams } = new URL(url);
  const own = ["t.me", "telegram.me"].includes(hostname) && pathname.slice(1).toLowerCase() === username.toLowerCase();
  return own && username ? (searchParams.get("start") ?? "") : null;
}

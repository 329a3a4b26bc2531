// The buttons under a message. A tapped button waits with a spinner until the bot has answered the tap.

import { el, words } from "./dom.js";

/** Rows of Telegram's InlineKeyboardButton as elements; `tap(button)` resolves when the bot has answered. */
export function keyboard(rows, tap, scene) {
  return el("div", { class: "keyboard" }, ...rows.map((row) => el("div", { class: "keys" }, ...row.map((button) => key(button, tap, scene)))));
}

function key(button, tap, scene) {
  const label = el("span", { class: "label" }, button.text);
  const look = { class: "key", title: button.text, "data-style": button.style };
  if (button.url && !scene.ownLink(button.url)) {
    return el("a", { ...look, href: safe(button.url), target: "_blank", rel: "noopener noreferrer" }, label, el("span", { class: "out", role: "img", "aria-label": words.link }));
  }
  const node = el("button", { ...look, type: "button" }, label);
  node.addEventListener("click", async () => {
    if (button.url) return scene.followOwnLink(button.url);
    if (button.copy_text) {
      await navigator.clipboard.writeText(button.copy_text.text);
      return scene.toast(words.copied);
    }
    if (button.callback_data === undefined) return scene.toast(words.unsupported_button);
    if (node.getAttribute("aria-busy") === "true") return undefined;
    node.setAttribute("aria-busy", "true");
    try {
      await tap(button);
    } finally {
      node.removeAttribute("aria-busy");
    }
    return undefined;
  });
  return node;
}

const safe = (url) => (/^(https?|tg):/i.test(url) ? url : "#");

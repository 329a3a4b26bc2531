// What stands beside the chat: who speaks now, and the bot's clock. On a phone it opens over the chat.

import { summary } from "./bubble.js";
import { $, el, paint, words } from "./dom.js";

/** The list of people and the group, as in a messenger's list of chats. `pick(view)` opens a view. */
export class People {
  constructor(pick) {
    this.pick = pick;
    this.rows = new Map();
  }

  /** `views` is a list of {key, name, about}. */
  fill(views) {
    this.rows.clear();
    $("persons").replaceChildren(
      ...views.map(({ key, name, about }) => {
        const last = el("span", { class: "last" }, about);
        const badge = el("span", { class: "badge", hidden: true });
        const button = el(
          "button",
          { type: "button", class: "person", on: { click: () => this.pick(key) } },
          paint(el("span", { class: "face", "aria-hidden": "true" }), name),
          el("span", { class: "who" }, el("b", {}, name), el("span", { class: "about" }, about), last),
          badge,
        );
        last.hidden = true;
        this.rows.set(key, { button, last, badge });
        return el("li", {}, button);
      }),
    );
  }

  show(current) {
    for (const [key, { button }] of this.rows) button.setAttribute("aria-current", String(key === current));
  }

  /** The newest message of a chat and how many of them nobody has looked at. */
  news(key, message, unread, mine) {
    const row = this.rows.get(key);
    if (!row) return;
    row.last.hidden = !message;
    if (message) row.last.textContent = `${mine ? `${words.you}: ` : ""}${summary(message)}`;
    row.badge.hidden = unread === 0;
    row.badge.textContent = unread;
    row.badge.setAttribute("aria-label", `${words.unread} ${unread}`);
  }
}

/** The bot's clock: runs on from the last moment the rehearsal told us. */
export class Clock {
  constructor(jump) {
    for (const button of document.querySelectorAll("[data-jump]")) {
      button.addEventListener("click", async () => {
        button.setAttribute("aria-busy", "true");
        try {
          await jump(button.dataset.jump);
        } finally {
          button.removeAttribute("aria-busy");
        }
      });
    }
    setInterval(() => this.tick(), 1000);
  }

  set(now, zone) {
    this.zone = zone;
    this.told = Date.parse(now);
    this.since = performance.now();
    this.tick();
  }

  now() {
    return new Date(this.told + performance.now() - this.since);
  }

  tick() {
    if (!this.zone) return;
    const now = this.now();
    const hour = now.toLocaleTimeString("ru", { timeZone: this.zone, hour: "2-digit", minute: "2-digit" });
    for (const id of ["now-time", "me-time"]) if ($(id).textContent !== hour) $(id).textContent = hour;
    const date = now.toLocaleDateString("ru", { timeZone: this.zone, weekday: "long", day: "numeric", month: "long" });
    if ($("now-date").textContent !== date) $("now-date").textContent = date;
  }
}

/** Opens and closes the side over the chat on narrow screens; the chat cannot be reached while it is open. */
export function drawer() {
  const close = () => {
    if (!document.body.classList.contains("aside")) return;
    document.body.classList.remove("aside");
    $("phone").inert = false;
    $("open-side").focus();
  };
  const open = () => {
    document.body.classList.add("aside");
    $("phone").inert = true;
    $("close-side").focus();
  };
  $("open-side").addEventListener("click", open);
  $("close-side").addEventListener("click", close);
  addEventListener("keydown", (event) => event.key === "Escape" && close());
  matchMedia("(min-width: 1000px)").addEventListener("change", close);
  return close;
}

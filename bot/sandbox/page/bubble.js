// One message on the screen: built once, then changed in place, part by part, so that an edit neither blinks nor jumps.

import { el, paint, sized, words } from "./dom.js";
import { keyboard } from "./keyboard.js";
import { poll } from "./poll.js";
import { rich } from "./text.js";

const PARTS = ["from", "forward", "reply", "picture", "document", "poll", "text", "meta", "reactions"];
const IN_BODY = new Set(["text", "meta", "reactions"]); // one block: the time stands at the end of the last line
const ONLY_EMOJI = /^(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F){1,3}$/u;

export class Bubble {
  /** `scene` says who looks, in which time zone, and what a tap, a vote or a command does (see page.js). */
  constructor(message, scene) {
    this.scene = scene;
    this.shown = {};
    this.body = el("div", { class: "body" });
    this.bubble = el("div", { class: "bubble" }, this.body);
    this.column = el("div", { class: "column" }, this.bubble);
    this.node = el("li", { class: "row", "data-id": message.message_id, tabindex: "-1" }, this.column);
    this.show(message);
  }

  /** Shows the message as it is now; parts that did not change keep their elements. */
  show(message) {
    this.message = message;
    const { scene } = this;
    const mine = message.from?.id === scene.me;
    this.node.classList.toggle("mine", mine);
    const service = serviceWords(message);
    this.node.classList.toggle("service", Boolean(service));
    const text = service ?? message.text ?? message.caption;
    this.bubble.classList.toggle("media", Boolean(message.photo));
    this.bubble.classList.toggle("bare", Boolean(message.photo) && !text);
    this.bubble.classList.toggle("emoji", Boolean(message.text && !message.entities?.length && ONLY_EMOJI.test(message.text)));
    const values = {
      from: scene.group && !mine && !service ? message.from?.first_name : undefined,
      forward: forwardedFrom(message.forward_origin),
      reply: message.reply_to_message && { name: message.reply_to_message.from?.first_name, text: summary(message.reply_to_message) },
      picture: message.photo?.at(-1),
      document: message.document,
      poll: message.poll && { poll: message.poll, chosen: scene.chosen(message) },
      text: text && { text, entities: service ? [] : (message.entities ?? message.caption_entities) },
      meta: service ? undefined : { date: message.date, mine },
      reactions: message.reactions?.length ? message.reactions.map(({ emoji }) => emoji ?? "★") : undefined,
    };
    for (const name of PARTS) this.part(name, values[name]);
    this.keys(message.reply_markup?.inline_keyboard);
  }

  part(name, value) {
    const before = this.shown[name];
    const key = value === undefined || value === null ? undefined : JSON.stringify(value);
    if (before?.key === key) return;
    if (key === undefined) {
      before?.node.remove();
      delete this.shown[name];
      return;
    }
    const node = this[name](value);
    if (before) before.node.replaceWith(node);
    else {
      const [home, end] = IN_BODY.has(name) ? [this.body, null] : [this.bubble, this.body];
      const later = PARTS.slice(PARTS.indexOf(name) + 1).map((other) => this.shown[other]?.node);
      home.insertBefore(node, later.find((other) => other?.parentNode === home) ?? end);
    }
    this.shown[name] = { key, node };
  }

  from(name) {
    const node = el("b", { class: "from" }, name);
    node.dataset.hue = paint(el("i"), name).dataset.hue;
    return node;
  }

  forward(name) {
    return el("p", { class: "forward" }, name);
  }

  reply({ name, text }) {
    return el("div", { class: "quoted" }, el("b", {}, name ?? ""), el("span", {}, text));
  }

  picture(size) {
    const address = this.scene.file(size.file_id);
    const image = el("img", { src: address, alt: words.photo, width: size.width, height: size.height, loading: "eager" });
    const open = () => this.scene.enlarge(address);
    const node = el("button", { type: "button", class: "picture", "aria-label": words.open_photo, on: { click: open } }, image);
    if (size.width && size.height) node.style.setProperty("--ratio", `${size.width} / ${size.height}`);
    return node;
  }

  document({ file_id: id, file_name: name = words.file, file_size: size }) {
    const ending = name.includes(".") ? name.split(".").pop().slice(0, 4) : "";
    return el(
      "a",
      { class: "document", href: this.scene.file(id), download: name, "aria-label": `${words.download}: ${name}` },
      el("span", { class: "icon", "data-kind": ending.toLowerCase() }, ending.toUpperCase() || "•"),
      el("span", { class: "name" }, el("b", {}, name), el("span", { class: "quiet" }, size ? sized(size) : "")),
    );
  }

  poll({ poll: value, chosen }) {
    return poll(value, chosen, (options) => this.scene.vote(this.message, options));
  }

  text({ text, entities }) {
    const { username, command, start } = this.scene;
    return el("div", { class: "text" }, rich(text, entities, { username, command, start }));
  }

  meta({ date, mine }) {
    const time = new Date(date * 1000);
    return el(
      "span",
      { class: "meta" },
      el("time", { datetime: time.toISOString(), title: time.toLocaleString("ru", { timeZone: this.scene.zone }) }, this.scene.hour(time)),
      mine ? el("span", { class: "ticks", role: "img", "aria-label": words.sent }) : null,
    );
  }

  reactions(emoji) {
    return el("div", { class: "reactions", "aria-label": words.reactions }, ...emoji.map((one) => el("span", {}, one)));
  }

  keys(rows) {
    const key = rows?.length ? JSON.stringify(rows) : undefined;
    if (this.keysShown === key) return;
    this.keysShown = key;
    const before = this.column.querySelector(".keyboard");
    // Whoever drives the chat by keyboard keeps her place: the same button of the new keyboard, else its first one.
    const place = before ? [...before.querySelectorAll("button, a")].indexOf(document.activeElement) : -1;
    const node = rows?.length ? keyboard(rows, (button) => this.scene.tap(this.message, button), this.scene) : null;
    if (before && node) before.replaceWith(node);
    else if (node) this.column.append(node);
    else before?.remove();
    this.node.classList.toggle("keyed", Boolean(node));
    if (place < 0) return;
    const buttons = node ? [...node.querySelectorAll("button, a")] : [];
    (buttons[place] ?? buttons[0] ?? this.node).focus({ preventScroll: true });
  }
}

/** A message in one line: for replies, the list of people and the screen reader. */
export function summary(message) {
  const service = serviceWords(message);
  if (service) return service;
  const what = message.photo ? words.photo : (message.document?.file_name ?? (message.document ? words.file : message.poll?.question));
  const said = (message.text ?? message.caption ?? "").replace(/\s+/g, " ").trim();
  return [what, said].filter(Boolean).join(". ");
}

function serviceWords(message) {
  const names = (people) => people.map((person) => person.first_name).join(", ");
  if (message.new_chat_members) return `${names(message.new_chat_members)} ${words.joined}`;
  if (message.left_chat_member) return `${message.left_chat_member.first_name} ${words.left}`;
  const spoken = message.text ?? message.caption ?? message.photo ?? message.document ?? message.poll;
  return spoken === undefined ? words.service : undefined;
}

function forwardedFrom(origin) {
  if (!origin) return undefined;
  return origin.sender_user?.first_name ?? origin.sender_user_name ?? origin.chat?.title ?? origin.sender_chat?.title ?? "";
}

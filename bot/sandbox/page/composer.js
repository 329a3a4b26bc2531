// Where people write: text, commands, the bot's own keyboard, replies and files.

import { $, el, sized, words } from "./dom.js";

export class Composer {
  /** `say(text, replyTo)` and `upload(file, caption, asPhoto)` resolve when the message is in the chat. */
  constructor({ say, upload, toast }) {
    Object.assign(this, { say, upload, toast });
    this.commands = [];
    this.drafts = new Map();
    $("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.send($("text").value);
    });
    $("text").addEventListener("input", () => this.typed());
    $("text").addEventListener("keydown", (event) => this.pressed(event));
    $("text").addEventListener("paste", (event) => this.take(event.clipboardData.files, event));
    $("start").addEventListener("click", () => this.send("/start"));
    $("menu").addEventListener("click", () => this.pressMenu());
    $("commands").addEventListener("keydown", (event) => this.pressed(event));
    $("reply-cancel").addEventListener("click", () => this.answerTo(null));
    $("keys-toggle").addEventListener("click", () => this.openKeys($("keys").hidden));
    $("attach").addEventListener("click", () => $("file").click());
    $("file").addEventListener("change", () => this.take($("file").files));
    $("phone").addEventListener("dragover", (event) => event.preventDefault());
    $("phone").addEventListener("drop", (event) => this.take(event.dataTransfer.files, event));
    $("parcel-cancel").addEventListener("click", () => $("parcel").close());
    $("parcel").addEventListener("close", () => this.parcelClosed());
    document.addEventListener("click", (event) => {
      if (!event.target.closest("#commands, #menu, #text")) this.openMenu(false);
    });
  }

  /** Shows what belongs to a chat; an empty private one begins with a button. Keeps what is half-written per view. */
  show(view, { commands = [], keys = null, reply = null, mustStart }) {
    if (this.view !== view) {
      this.drafts.set(this.view, $("text").value);
      this.view = view;
      $("text").value = this.drafts.get(view) ?? "";
      this.shownKeys = undefined;
      this.openMenu(false);
    }
    this.commands = commands;
    $("start").hidden = !mustStart;
    $("composer").hidden = mustStart;
    $("menu").hidden = commands.length === 0;
    this.answerTo(reply);
    this.showKeys(keys);
    this.grow();
  }

  async send(text, replyTo = this.replying?.message_id) {
    const said = text.trim();
    if (!said) return;
    this.openMenu(false);
    const kept = $("text").value;
    $("text").value = "";
    this.grow();
    try {
      await this.say(said, replyTo);
      if (this.replying?.message_id === replyTo) this.answerTo(null);
    } catch (refused) {
      $("text").value = kept;
      this.grow();
      this.toast(refused);
    }
  }

  typed() {
    this.grow();
    const word = $("text").value;
    const isCommand = /^\/\w*$/.test(word);
    this.openMenu(isCommand, word.slice(1));
  }

  pressed(event) {
    const list = $("commands");
    if (event.key === "Escape" && (!list.hidden || this.replying)) {
      event.preventDefault();
      event.stopPropagation();
      if (list.hidden) this.answerTo(null);
      else if (event.target === $("text")) this.openMenu(false);
      else this.pressMenu();
    } else if (!list.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.choose(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      const chosen = list.hidden ? null : list.querySelector('[aria-selected="true"]');
      event.preventDefault();
      this.send(chosen ? chosen.dataset.command : $("text").value);
      if (event.target === list) $("text").focus();
    }
  }

  grow() {
    const field = $("text");
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
    document.body.classList.toggle("written", field.value.trim() !== "");
  }

  /** The button opens the whole list and hands it the keyboard, and takes it back. */
  pressMenu() {
    const isOpening = $("commands").hidden;
    this.openMenu(isOpening);
    if (!isOpening) $("menu").focus();
    else {
      $("commands").focus({ preventScroll: true });
      this.choose(1);
    }
  }

  /** Lists the commands that begin with `prefix`; what is chosen stays with whoever has the keyboard. */
  openMenu(open, prefix = "") {
    const fitting = open ? this.commands.filter(({ command }) => command.startsWith(prefix.toLowerCase())) : [];
    const list = $("commands");
    list.hidden = fitting.length === 0;
    $("menu").setAttribute("aria-expanded", String(!list.hidden));
    for (const holder of [$("text"), list]) holder.removeAttribute("aria-activedescendant");
    list.replaceChildren(
      ...fitting.map(({ command, description }) =>
        el(
          "li",
          { role: "option", id: `command-${command}`, "data-command": `/${command}`, "aria-selected": "false", on: { click: () => this.send(`/${command}`) } },
          el("b", {}, `/${command}`),
          el("span", {}, description),
        ),
      ),
    );
  }

  choose(step) {
    const items = [...$("commands").children];
    const before = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    const next = before < 0 ? (step > 0 ? 0 : items.length - 1) : (before + step + items.length) % items.length;
    items.forEach((item, index) => item.setAttribute("aria-selected", String(index === next)));
    items[next].scrollIntoView({ block: "nearest" });
    const holder = document.activeElement === $("text") ? $("text") : $("commands");
    holder.setAttribute("aria-activedescendant", items[next].id);
  }

  /** The bot's own keyboard under the field: Telegram's ReplyKeyboardMarkup, null when there is none. */
  showKeys(markup) {
    const key = JSON.stringify(markup);
    if (this.shownKeys === key) return;
    this.shownKeys = key;
    $("keys-toggle").hidden = !markup;
    $("keys").replaceChildren(
      ...(markup?.keyboard ?? []).map((row) =>
        el("div", { class: "keys" }, ...row.map((button) => el("button", { type: "button", class: "key", on: { click: () => this.pressKey(button, markup) } }, el("span", { class: "label" }, button.text ?? button)))),
      ),
    );
    this.openKeys(Boolean(markup));
    this.hint(markup?.input_field_placeholder);
  }

  pressKey(button, markup) {
    if (button.request_contact || button.request_location || button.request_poll || button.web_app || button.request_users || button.request_chat) {
      this.toast(words.unsupported_button);
      return;
    }
    if (markup.one_time_keyboard) this.openKeys(false);
    this.send(button.text ?? button);
  }

  openKeys(open) {
    $("keys").hidden = !open;
    $("keys-toggle").setAttribute("aria-expanded", String(open));
  }

  /** Telegram's ForceReply: what is written next answers this message. */
  answerTo(message) {
    if (this.replying?.message_id === message?.message_id) return;
    this.replying = message;
    $("reply").hidden = !message;
    $("reply-text").textContent = (message?.text ?? message?.caption ?? "").replace(/\s+/g, " ");
    this.hint(message?.placeholder);
    if (message) $("text").focus();
  }

  hint(placeholder) {
    this.plain ??= $("text").placeholder;
    $("text").placeholder = placeholder || this.plain;
  }

  take(files, event) {
    const [file] = files;
    if (!file) return;
    event?.preventDefault();
    this.parcel = file;
    const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.type);
    $("parcel-picture").hidden = $("parcel-photo").hidden = !isPicture;
    if (isPicture) $("parcel-picture").src = URL.createObjectURL(file);
    $("parcel-name").textContent = `${file.name}, ${sized(file.size)}`;
    $("as-photo").checked = isPicture;
    $("caption").value = "";
    $("parcel").returnValue = "";
    $("parcel").showModal();
    $("caption").focus();
  }

  async parcelClosed() {
    URL.revokeObjectURL($("parcel-picture").src);
    $("file").value = "";
    if ($("parcel").returnValue !== "send") return;
    try {
      await this.upload(this.parcel, $("caption").value.trim(), $("as-photo").checked);
    } catch (refused) {
      this.toast(refused);
    }
  }
}

// The messages of one chat in their order: days between them, tails on the last of a run, and the place one reads at.

import { Bubble } from "./bubble.js";
import { $, el, words } from "./dom.js";

const RUN = 600; // seconds: later than that, even the same person begins a new run of messages

export class Timeline {
  constructor() {
    this.messages = [];
    this.bubbles = new Map(); // message id -> Bubble
    this.stuck = true; // the reader is at the newest message
    this.missed = 0;
    this.scrolledTo = 0;
    $("log").addEventListener("scroll", () => this.scrolled());
    $("down").addEventListener("click", () => this.goDown());
    // Pictures that load, a keyboard that opens, a window that shrinks: whoever was at the end stays there.
    const grows = new ResizeObserver(() => this.settle());
    grows.observe($("messages"));
    grows.observe($("log"));
  }

  /** Shows a whole chat; `scene` is what bubbles need, with `day(message)`, `hour(time)` and `now()`. */
  draw(messages, scene) {
    this.messages = messages;
    this.scene = scene;
    this.bubbles = new Map(messages.map((message) => [message.message_id, new Bubble(message, scene)]));
    $("messages").replaceChildren(...[...this.bubbles.values()].map(({ node }) => node));
    this.arrange();
    this.settle();
  }

  /** Shows a message that is already the last of `messages`. */
  add(message, isMine) {
    const bubble = new Bubble(message, this.scene);
    bubble.node.classList.add("new");
    this.bubbles.set(message.message_id, bubble);
    if (isMine) this.stuck = true;
    if (!this.stuck) this.missed += 1;
    $("messages").append(bubble.node);
    this.arrange();
    this.settle();
  }

  change(message) {
    this.bubbles.get(message.message_id).show(message);
    this.settle();
  }

  /** Takes messages away that are no longer in `messages`. */
  remove(ids, messages) {
    this.messages = messages;
    for (const id of ids) {
      this.bubbles.get(id)?.node.remove();
      this.bubbles.delete(id);
    }
    this.arrange();
  }

  /** Marks where a run of one person's messages begins and ends, and where a new day begins. */
  arrange() {
    for (const old of $("messages").querySelectorAll(".day")) old.remove();
    $("welcome").hidden = this.messages.length > 0;
    const days = this.messages.map((message) => this.scene.day(message.date * 1000));
    const follows = (index) => {
      const [before, message] = [this.messages[index - 1], this.messages[index]];
      if (!before || !message || days[index - 1] !== days[index]) return false;
      return before.from?.id === message.from?.id && message.date - before.date < RUN;
    };
    this.messages.forEach((message, index) => {
      const { node } = this.bubbles.get(message.message_id);
      if (days[index] !== days[index - 1]) node.before(el("li", { class: "day" }, el("span", {}, this.dayWords(message, days[index]))));
      node.classList.toggle("first", !follows(index));
      node.classList.toggle("last", !follows(index + 1));
    });
  }

  dayWords(message, day) {
    const now = this.scene.now();
    if (day === this.scene.day(now)) return words.today;
    const date = new Date(message.date * 1000);
    const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
    return date.toLocaleDateString("ru", { timeZone: this.scene.zone, day: "numeric", month: "long", year });
  }

  scrolled() {
    const log = $("log");
    const isNearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
    // Only going up leaves the end: a message that has just arrived below must not.
    if (isNearEnd || log.scrollTop < this.scrolledTo) this.stuck = isNearEnd;
    this.scrolledTo = log.scrollTop;
    this.count();
  }

  settle() {
    if (this.stuck) $("log").scrollTop = $("log").scrollHeight;
    this.count();
  }

  count() {
    if (this.stuck) this.missed = 0;
    $("down").hidden = this.stuck;
    $("missed").hidden = this.missed === 0;
    $("missed").textContent = this.missed;
  }

  goDown() {
    this.stuck = true;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    $("log").scrollTo({ top: $("log").scrollHeight, behavior: isCalm ? "auto" : "smooth" });
  }
}

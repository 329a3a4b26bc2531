// The rehearsal page: who looks at which chat, what has happened in it, and what she does.

import { summary } from "./bubble.js";
import { Composer } from "./composer.js";
import { $, el, paint, words } from "./dom.js";
import { Clock, drawer, People } from "./side.js";
import { deepLink } from "./text.js";
import { Timeline } from "./timeline.js";
import { act, live, Refused } from "./wire.js";

let world = null; // the last "hello": bot, zone, people, group, chats
let view = ""; // "1001" is a private chat, "1001/-2001" is person 1001 in the group
const unread = new Map(); // key in the list of people -> number

const me = () => Number(view.split("/")[0]);
const chatId = () => Number(view.split("/").at(-1));
const inGroup = () => view.includes("/");
const chatOf = (id) => (world.chats[id] ??= { messages: [], commands: [] });
const listKey = (id) => (id === world.group.id ? "group" : String(id));

// ---- what she does ----

/** What a message needs to know of the page around it. */
const scene = {
  file: (id) => `sent/${encodeURIComponent(id)}`,
  chosen: (message) => message.chosen?.[me()] ?? [],
  now: () => clock.now(),
  command: (text) => composer.send(text),
  ownLink: (url) => deepLink(url, world.bot.username) !== null,
  followOwnLink: (url) => scene.start(deepLink(url, world.bot.username)),
  toast,
  // A link to the bot leads into the private chat, wherever it was pressed.
  start(payload) {
    location.hash = String(me());
    act("say", { as: me(), chat: me(), text: `/start ${payload}`.trim() }).catch(toast);
  },
  enlarge(address) {
    $("picture-full").src = address;
    $("picture").showModal();
  },
  async tap(message, button) {
    try {
      const answer = await act("tap", { as: me(), chat: message.chat.id, message: message.message_id, data: button.callback_data });
      if (!answer.answered) toast(words.errors.silent);
      else if (answer.text && answer.show_alert) alertBox(answer.text);
      else if (answer.text) toast(answer.text);
    } catch (refused) {
      toast(refused);
    }
  },
  async vote(message, options) {
    try {
      await act("vote", { as: me(), poll: message.poll.id, options });
    } catch (refused) {
      toast(refused);
      timeline.draw(chatOf(chatId()).messages, scene);
    }
  },
};

const composer = new Composer({
  toast,
  say: (text, replyTo) => act("say", { as: me(), chat: chatId(), text, reply_to: replyTo ?? null }),
  upload(file, caption, asPhoto) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ as: me(), chat: chatId(), caption, as_photo: asPhoto })) form.set(name, value);
    form.set("file", file);
    return act("upload", form);
  },
});

const timeline = new Timeline();
const closeDrawer = drawer();
const people = new People((key) => {
  const { id, members } = world.group;
  location.hash = key === "group" ? `${members.includes(me()) ? me() : members[0]}/${id}` : key;
  closeDrawer();
});
const clock = new Clock(async (how) => {
  try {
    await act("clock", { jump: how });
    $("said").textContent = `${words.jumped} ${$("now-date").textContent}, ${$("now-time").textContent}`;
  } catch (refused) {
    toast(refused);
  }
});

// ---- what she sees ----

function openView() {
  const wanted = location.hash.slice(1);
  const isKnown = world.people.some(({ id }) => [String(id), `${id}/${world.group.id}`].includes(wanted));
  const next = isKnown ? wanted : String(world.people[0].id);
  if (next !== view) timeline.stuck = true;
  view = next;
  const person = world.people.find(({ id }) => id === me());
  const title = inGroup() ? world.group.title : world.bot.first_name;
  Object.assign(scene, { me: me(), group: inGroup() });
  $("title").textContent = title;
  document.title = `${person.first_name}: ${title}`;
  paint($("face"), title);
  paint($("me-face"), person.first_name);
  $("me-name").textContent = person.first_name;
  $("speaker").hidden = !inGroup();
  $("speaker-pick").value = String(me());
  unread.set(listKey(chatId()), 0);
  people.show(listKey(chatId()));
  typing(null);
  timeline.draw(chatOf(chatId()).messages, scene);
  surround();
  for (const id of Object.keys(world.chats)) news(Number(id));
}

/** What stands around the messages: the field, the bot's commands and keyboard, the words of an empty chat. */
function surround() {
  const { messages, about, commands, keys, reply } = chatOf(chatId());
  const asked = reply && messages.find(({ message_id: id }) => id === reply.message_id);
  $("about").textContent = inGroup() ? words.empty : about || words.about;
  $("welcome-title").hidden = inGroup();
  composer.show(view, {
    commands,
    keys,
    reply: asked && { ...asked, placeholder: reply.input_field_placeholder },
    mustStart: messages.length === 0 && !inGroup(),
  });
}

/** The newest message of a chat, beside its person in the list. */
function news(id) {
  const last = chatOf(id).messages.at(-1);
  people.news(listKey(id), last, unread.get(listKey(id)) ?? 0, last?.from?.id === id);
}

// ---- what happens ----

const heard = {
  hello(event) {
    world = event;
    const { zone } = event;
    const [day, hour] = [new Intl.DateTimeFormat("ru", { timeZone: zone }), new Intl.DateTimeFormat("ru", { timeZone: zone, hour: "2-digit", minute: "2-digit" })];
    Object.assign(scene, { zone, username: event.bot.username, day: (time) => day.format(time), hour: (time) => hour.format(time) });
    clock.set(event.now, zone);
    const views = event.people.map(({ id, first_name: name, about }) => ({ key: String(id), name, about }));
    people.fill([...views, { key: "group", name: event.group.title, about: event.group.about }]);
    const members = event.people.filter(({ id }) => event.group.members.includes(id));
    $("speaker-pick").replaceChildren(...members.map(({ id, first_name: name }) => el("option", { value: id }, name)));
    openView();
  },
  clock(event) {
    clock.set(event.now, event.zone);
    timeline.arrange();
  },
  message(event) {
    const { chat_id: id, message } = event;
    const { messages } = chatOf(id);
    if (messages.some((other) => other.message_id === message.message_id)) {
      heard.edited(event);
      return;
    }
    messages.push(message);
    if (id === chatId()) {
      const isMine = message.from?.id === me();
      timeline.add(message, isMine);
      if (!isMine) {
        typing(null);
        hear(message);
      }
    } else if (message.from?.is_bot) unread.set(listKey(id), (unread.get(listKey(id)) ?? 0) + 1);
    news(id);
  },
  edited({ chat_id: id, message }) {
    const { messages } = chatOf(id);
    const index = messages.findIndex((other) => other.message_id === message?.message_id);
    if (index < 0) return;
    const before = messages[index];
    messages[index] = message;
    news(id);
    if (id !== chatId()) return;
    timeline.change(message);
    if (summary(before) !== summary(message)) hear(message);
  },
  deleted({ chat_id: id, message_ids: ids }) {
    const chat = chatOf(id);
    chat.messages = chat.messages.filter((message) => !ids.includes(message.message_id));
    news(id);
    if (id === chatId()) timeline.remove(ids, chat.messages);
  },
  typing({ chat_id: id, action }) {
    if (id === chatId()) typing(action);
  },
};

live(
  (event) => {
    if (event.kind !== "hello" && !world) return;
    if (event.chat) Object.assign(chatOf(event.chat_id), event.chat);
    heard[event.kind]?.(event);
    if (event.chat && event.chat_id === chatId()) surround();
  },
  (isConnected) => {
    document.body.classList.toggle("offline", !isConnected);
    if (isConnected) return;
    $("status").textContent = words.connecting;
    $("status").classList.add("busy");
  },
);

let typingEnds;
function typing(action) {
  clearTimeout(typingEnds);
  const doing = action && (words[action] ?? words.typing);
  $("status").classList.toggle("busy", Boolean(doing));
  $("status").textContent = doing ?? (inGroup() ? world.group.about : words.bot);
  // Telegram clears "typing" after five seconds by itself.
  if (doing) typingEnds = setTimeout(() => typing(null), 5000);
}

let toastEnds;
function toast(what) {
  if (what instanceof Error && !(what instanceof Refused)) throw what;
  const text = what instanceof Refused ? [words.errors[what.code] ?? words.errors.refused, what.detail].filter(Boolean).join(" ") : what;
  $("toast").textContent = text;
  $("toast").classList.add("shown");
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => $("toast").classList.remove("shown"), Math.max(3500, text.length * 70));
}

function alertBox(text) {
  $("alert-text").textContent = text;
  if (!$("alert").open) $("alert").showModal();
}

/** For those who listen: a new or changed message is read out, without its buttons. */
function hear(message) {
  $("said").textContent = `${message.from?.first_name ?? ""}: ${summary(message)}`;
}

// ---- the window ----

$("speaker-pick").addEventListener("change", () => (location.hash = `${$("speaker-pick").value}/${world.group.id}`));
$("picture").addEventListener("click", (event) => event.target.id === "picture" && $("picture").close());
addEventListener("hashchange", () => world && openView());
// Whoever starts to type without having chosen the field means the field.
addEventListener("keydown", (event) => {
  const isLetter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isLetter && [document.body, $("log")].includes(document.activeElement) && !$("composer").hidden) $("text").focus();
});

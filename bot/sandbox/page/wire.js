// The page's line to the rehearsal: what people do goes out by POST, what happens comes in over one WebSocket.

/** A refusal of an action; `code` is the page's own word for it, `detail` what Telegram would have said. */
export class Refused extends Error {
  constructor(code, detail = "") {
    super(detail || code);
    this.code = code;
    this.detail = detail;
  }
}

/** Does something as a person: `act("say", {as, chat, text})`. A FormData body is sent as it is. */
export async function act(name, body) {
  const isForm = body instanceof FormData;
  const request = isForm ? { body } : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  let answer;
  try {
    answer = await fetch(`act/${name}`, { method: "POST", ...request });
  } catch {
    throw new Refused("offline");
  }
  if (answer.status === 413) throw new Refused("too_big");
  const result = await answer.json().catch(() => ({ error: "refused", detail: `HTTP ${answer.status}` }));
  if (!answer.ok) throw new Refused(result.error, result.detail);
  return result;
}

/** Keeps the line open: `heard(event)` for every event, `changed(connected)` when the line breaks or comes back. */
export function live(heard, changed) {
  let wait = 250;
  const address = new URL("live", location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  address.hash = "";
  const open = () => {
    const socket = new WebSocket(address);
    socket.addEventListener("message", ({ data }) => {
      wait = 250;
      heard(JSON.parse(data));
    });
    socket.addEventListener("open", () => changed(true));
    socket.addEventListener("close", () => {
      changed(false);
      setTimeout(open, wait);
      wait = Math.min(wait * 2, 5000);
    });
  };
  open();
}

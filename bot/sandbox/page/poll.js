// A poll or a quiz: choose, vote, see how the others voted.

import { counted, el, words } from "./dom.js";

/** The poll as an element; `chosen` are the option numbers of the person who looks, `vote(numbers)` sends hers. */
export function poll(value, chosen, vote) {
  const isQuiz = value.type === "quiz";
  const done = value.is_closed || chosen.length > 0;
  const right = value.correct_option_ids ?? (value.correct_option_id === undefined ? [] : [value.correct_option_id]);
  const several = value.allows_multiple_answers && !done;
  const options = value.options.map((option, number) => (done ? result(option, number) : choice(option, number)));
  const send = several ? el("button", { type: "button", class: "cast", disabled: true, on: { click: cast } }, words.vote) : null;
  const kind = value.is_closed ? "poll_closed" : `${isQuiz ? "quiz" : "poll"}${value.is_anonymous ? "_anonymous" : ""}`;
  const box = el("div", { class: "options", role: several ? "group" : "list", "aria-label": value.question }, ...options);
  return el(
    "div",
    { class: "poll" },
    el("b", { class: "question" }, value.question),
    el("span", { class: "quiet" }, words[kind]),
    box,
    send,
    isQuiz && done && value.explanation ? el("p", { class: "why" }, value.explanation) : null,
    send ? null : el("span", { class: "quiet total" }, value.total_voter_count ? counted(value.total_voter_count, words.votes) : words.no_votes),
  );

  function choice(option, number) {
    if (several) {
      const tick = el("input", { type: "checkbox", value: number, on: { change: () => (send.disabled = picked().length === 0) } });
      return el("label", { class: "option" }, tick, el("span", { class: "words" }, option.text));
    }
    const once = (event) => {
      for (const other of box.querySelectorAll("button")) other.disabled = true;
      event.currentTarget.setAttribute("aria-busy", "true");
      vote([number]);
    };
    return el("button", { type: "button", class: "option", on: { click: once } }, el("span", { class: "ring" }), el("span", { class: "words" }, option.text));
  }

  function picked() {
    return [...box.querySelectorAll("input:checked")].map((input) => Number(input.value));
  }

  function cast() {
    send.disabled = true;
    vote(picked());
  }

  function result(option, number) {
    const share = value.total_voter_count ? Math.round((option.voter_count / value.total_voter_count) * 100) : 0;
    const mine = chosen.includes(number);
    const verdict = isQuiz && right.includes(number) ? "right" : isQuiz && mine ? "wrong" : mine ? "mine" : "";
    const notes = [verdict === "right" ? words.right : verdict === "wrong" ? words.wrong : "", mine ? words.your_choice : ""].filter(Boolean);
    return el(
      "div",
      { class: `option told ${verdict}`, role: "listitem", style: { "--share": `${share}%` } },
      el("span", { class: "share" }, `${share}%`),
      el("span", { class: "words" }, option.text),
      el("span", { class: "mark", "aria-hidden": "true" }),
      el("span", { class: "hearing" }, notes.join(", ")),
      el("span", { class: "bar", "aria-hidden": "true" }),
    );
  }
}

"""Quizzes, as people take them."""

from datetime import timedelta

import pytest

from bot.buttons.learning import Answer, Next, Submit
from bot.buttons.tap import read
from bot.course.shapes import Course, Match, Quiz, Single, Text
from bot.sandbox.clock import SandboxClock
from bot.sandbox.people import Person
from tests.conftest import Stage, meet
from tests.learning.taking import answer, begin, letters_on, question_on, reach, take

QUIZ = "why-page"


@pytest.fixture
def quiz(course: Course) -> Quiz:
    return course.quizzes[QUIZ]


async def test_every_quiz_of_the_course_can_be_passed_without_a_mistake(ann: Person, course: Course) -> None:
    await meet(ann)
    for quiz_id, quiz in course.quizzes.items():
        await take(ann, course, quiz_id)
        total = len(quiz.questions)
        assert ann.screen.text.startswith("🎉 Сдано!")
        assert f"{total} из {total}" in ann.screen.text
        assert "Ни одной ошибки" in ann.screen.text


async def test_a_right_answer_is_praised_and_explained(ann: Person, course: Course, quiz: Quiz) -> None:
    await meet(ann)
    await begin(ann, QUIZ)
    question = await answer(ann, quiz)
    assert ann.screen.text.startswith("✅ Верно")
    assert question.why in ann.screen.text
    assert ann.screen.buttons == [["Дальше ›"]]


async def test_a_wrong_answer_shows_the_right_one_and_why(ann: Person, course: Course, quiz: Quiz) -> None:
    await meet(ann)
    await begin(ann, QUIZ)
    question = await reach(ann, quiz, "single")
    assert isinstance(question, Single)
    await answer(ann, quiz, right=False)
    assert ann.screen.text.startswith("🔸 Не совсем")
    right = next(option.text for option in question.options if option.right)
    assert f"Правильно: {right}" in ann.screen.text
    assert question.why in ann.screen.text


async def test_pairs_and_steps_are_marked_one_by_one(ann: Person, course: Course) -> None:
    quiz = next(q for q in course.quizzes.values() if any(question.kind == "match" for question in q.questions))
    await meet(ann)
    await begin(ann, quiz.id)
    question = await reach(ann, quiz, "match")
    assert isinstance(question, Match)
    letters = letters_on(ann.screen)
    first, second, *others = [pair.right for pair in question.pairs]
    assert f"👉 {question.pairs[0].left}\n▫️ {question.pairs[1].left}" in ann.screen.text
    await ann.taps(letters[second])  # the first two changed for each other
    assert f"🔗 {question.pairs[0].left} → {second}\n👉 {question.pairs[1].left}" in ann.screen.text
    assert second not in letters_on(ann.screen)  # it is no choice any more
    for side in (first, *others):
        await ann.taps(letters[side])
    assert "Все пары собраны" in ann.screen.text
    await ann.taps("Готово")
    for place, pair in enumerate(question.pairs):
        mark = "✅" if place > 1 else "🔸"
        assert f"{mark} {pair.left} → {pair.right}" in ann.screen.text


async def test_the_quiz_goes_on_in_one_message(ann: Person, course: Course, quiz: Quiz) -> None:
    await meet(ann)
    await begin(ann, QUIZ)
    message = ann.screen.message_id
    while isinstance(question_on(ann.screen, quiz), Single):
        await answer(ann, quiz)
        await ann.taps("Дальше")
    assert ann.screen.message_id == message


async def test_a_second_tap_changes_nothing(ann: Person, course: Course, quiz: Quiz, stage: Stage) -> None:
    await meet(ann)
    await begin(ann, QUIZ)
    await reach(ann, quiz, "single")
    letters = sorted(letters_on(ann.screen).values())
    question = ann.screen
    await ann.taps_twice(letters[0])
    verdict = ann.screen
    await ann.presses(ann.data(letters[1], on=question), on=question)
    assert ann.screen.text == verdict.text
    assert ann.toast is not None
    assert ann.toast.text == "На этот вопрос вы уже ответили. Идём дальше."
    await ann.taps("Дальше")
    assert "Вопрос" in ann.screen.text


async def test_a_half_done_quiz_goes_on_after_a_restart(ann: Person, course: Course, quiz: Quiz, stage: Stage) -> None:
    await meet(ann)
    await begin(ann, QUIZ)
    await answer(ann, quiz)
    await ann.taps("Дальше")
    before = ann.screen.text
    await stage.restart()
    await begin(ann, QUIZ)
    assert ann.screen.text == before
    await answer(ann, quiz)
    assert ann.screen.text.startswith("✅ Верно")


async def test_choices_half_made_survive_a_restart(ann: Person, course: Course, stage: Stage) -> None:
    quiz = next(q for q in course.quizzes.values() if any(question.kind == "order" for question in q.questions))
    await meet(ann)
    await begin(ann, quiz.id)
    await reach(ann, quiz, "order")
    letters = list(letters_on(ann.screen).values())
    await ann.taps(letters[2])
    await ann.taps(letters[0])
    assert f"Ваш порядок: {letters[2]} → {letters[0]}" in ann.screen.text
    chosen = ann.screen.text
    await stage.restart()
    await begin(ann, quiz.id)
    assert ann.screen.text == chosen
    await ann.taps("Выбрать заново")
    assert "Нажимайте буквы по порядку" in ann.screen.text


async def test_a_typed_answer_is_forgiven_its_case_and_spaces(ann: Person, course: Course) -> None:
    quiz = next(q for q in course.quizzes.values() if any(question.kind == "text" for question in q.questions))
    await meet(ann)
    await begin(ann, quiz.id)
    question = await reach(ann, quiz, "text")
    assert isinstance(question, Text)
    await ann.says(f"  «{question.accept[0].upper()}»! ")
    assert ann.screen.text.startswith("✅ Верно")


async def test_not_knowing_is_allowed_and_teaches(ann: Person, course: Course) -> None:
    quiz = next(q for q in course.quizzes.values() if any(question.kind == "text" for question in q.questions))
    await meet(ann)
    await begin(ann, quiz.id)
    await reach(ann, quiz, "text")
    await ann.taps("Не знаю")
    assert "Вы пропустили этот вопрос." in ann.screen.text
    assert "Правильно: " in ann.screen.text


async def test_a_failed_quiz_shows_every_mistake_with_its_card(ann: Person, course: Course, quiz: Quiz) -> None:
    await meet(ann)
    await take(ann, course, QUIZ, wrong=3)
    assert ann.screen.text.startswith("Пока не сдано")
    await ann.taps("Разобрать ошибки (3)")
    seen = []
    for number in (1, 2, 3):
        assert f"Ошибка {number} из 3" in ann.screen.text
        question = question_on(ann.screen, quiz)
        assert question.why in ann.screen.text
        seen.append(question.id)
        await ann.taps("📖 К карточке урока")
        card = course.lessons[quiz.lesson].cards[question.card - 1]
        assert card.html.striptags() in " ".join(ann.screen.text.split())
        await ann.taps("‹ К ошибке")
        if number < 3:
            await ann.taps("›")
    assert len(set(seen)) == 3


async def test_the_best_result_is_kept(ann: Person, course: Course, quiz: Quiz) -> None:
    total = len(quiz.questions)
    await meet(ann)
    await take(ann, course, QUIZ, wrong=2)
    await take(ann, course, QUIZ)
    assert f"Лучше, чем раньше: было {total - 2} из {total}." in ann.screen.text
    await take(ann, course, QUIZ, wrong=3)
    assert f"Ваш лучший результат: {total} из {total}." in ann.screen.text
    await ann.presses(f"qo:{QUIZ}")
    assert f"Лучший результат: {total} из {total}, сдано ✅" in ann.screen.text


async def test_the_order_differs_from_attempt_to_attempt(ann: Person, course: Course, quiz: Quiz) -> None:
    await meet(ann)
    firsts = set()
    for _ in range(6):
        await begin(ann, QUIZ)
        firsts.add(ann.screen.text)
        for number in range(len(quiz.questions)):
            await answer(ann, quiz)
            await ann.taps("Дальше" if number + 1 < len(quiz.questions) else "Результат")
    assert len(firsts) > 1


async def test_an_edit_of_the_content_changes_nothing_for_an_attempt_begun_before(
    ann: Person, course: Course, quiz: Quiz, stage: Stage
) -> None:
    await meet(ann)
    await begin(ann, QUIZ)
    before = ann.screen.text
    edited = [question.model_copy(update={"text": f"Новое: {question.text}"}) for question in quiz.questions[:5]]
    shorter = quiz.model_copy(update={"questions": tuple(edited)})
    await stage.restart(course.model_copy(update={"quizzes": {**course.quizzes, QUIZ: shorter}}))
    await begin(ann, QUIZ)
    assert ann.screen.text == before
    for number in range(len(quiz.questions)):
        await answer(ann, quiz, right=number > 0)
        await ann.taps("Дальше" if number + 1 < len(quiz.questions) else "Результат")
    await ann.taps("Разобрать ошибки (1)")
    assert "Новое:" not in ann.screen.text
    await take(ann, stage.course, QUIZ)
    assert "5 из 5" in ann.screen.text


async def test_attempts_may_be_limited_for_a_day(
    ann: Person, course: Course, quiz: Quiz, stage: Stage, clock: SandboxClock
) -> None:
    limited = quiz.model_copy(update={"attempts": 1})
    await stage.restart(course.model_copy(update={"quizzes": {**course.quizzes, QUIZ: limited}}))
    await meet(ann)
    await take(ann, course, QUIZ, wrong=4)
    await begin(ann, QUIZ)
    assert ann.toast is not None
    assert ann.toast.text == "На сегодня попытки кончились — завтра будут новые. А пока можно перечитать урок."
    clock.jump(timedelta(days=1))
    await begin(ann, QUIZ)
    assert "Вопрос 1 из" in ann.screen.text


async def test_a_stranger_sees_and_changes_nothing_of_an_attempt(
    ann: Person, boris: Person, course: Course, quiz: Quiz
) -> None:
    await meet(ann)
    await meet(boris)
    await begin(ann, QUIZ)
    await reach(ann, quiz, "single")
    hers = ann.screen
    tap = read(ann.data(sorted(letters_on(hers).values())[0]))
    assert isinstance(tap, Answer)
    for press in (tap, Submit(tap.attempt, tap.position), Next(tap.attempt)):
        await boris.presses(press.pack(), on=boris.screen)
        assert boris.toast is not None
        assert boris.toast.text == "Эта попытка не ваша или уже удалена. Начните свою — это быстро."
        assert quiz.questions[0].text not in boris.screen.text
    await begin(ann, QUIZ)
    assert ann.screen.text == hers.text


async def test_a_finished_attempt_answers_old_buttons_with_what_was(ann: Person, course: Course, quiz: Quiz) -> None:
    await meet(ann)
    await begin(ann, QUIZ)
    await reach(ann, quiz, "single")
    old = ann.screen
    data = ann.data(sorted(letters_on(old).values())[0])
    while "Сдано" not in ann.screen.text:
        await answer(ann, quiz)
        await ann.taps("Дальше" if "Дальше ›" in ann.screen.buttons[0] else "Результат")
    await ann.presses(data, on=ann.screen)
    assert ann.screen.text.startswith("✅ Верно")
    assert ann.toast is not None
    assert ann.toast.text == "На этот вопрос вы уже ответили. Идём дальше."


async def test_one_slip_in_a_typed_answer_is_forgiven_and_shown(ann: Person, course: Course) -> None:
    await meet(ann)
    await begin(ann, "legal-hygiene")
    question = await reach(ann, course.quizzes["legal-hygiene"], "text")
    assert isinstance(question, Text)
    await ann.says("противопаказания")
    assert ann.screen.text.startswith("✅ Верно, а пишется так: противопоказания")


async def test_going_on_twice_keeps_the_typed_question_waiting(ann: Person, course: Course) -> None:
    quiz = next(q for q in course.quizzes.values() if any(question.kind == "text" for question in q.questions))
    await meet(ann)
    await begin(ann, quiz.id)
    question = await reach(ann, quiz, "text")
    assert isinstance(question, Text)
    await ann.says("/quiz")
    await ann.taps_twice("Продолжить")
    await ann.says(question.accept[0])
    assert ann.screen.text.startswith("✅ Верно")


async def test_an_old_verdict_on_the_screen_takes_no_typed_answer(ann: Person, course: Course) -> None:
    quiz = next(q for q in course.quizzes.values() if any(question.kind == "text" for question in q.questions))
    await meet(ann)
    await begin(ann, quiz.id)
    old = ann.screen
    data = ann.data(ann.screen.buttons[0][0])
    await reach(ann, quiz, "text")
    await ann.presses(data, on=old)
    await ann.says("ыыврпл")
    assert ann.screen.text.startswith("Этого я не понял")


async def test_letters_answer_a_question_too(ann: Person, course: Course) -> None:
    quiz = next(q for q in course.quizzes.values() if any(question.kind == "single" for question in q.questions))
    await meet(ann)
    await begin(ann, quiz.id)
    await reach(ann, quiz, "single")
    await ann.says("Я")
    assert ann.screen.text.startswith("Ответ здесь — буква")
    await ann.says("а и б")
    assert ann.screen.text.startswith("Верный ответ здесь один")
    await ann.taps("‹ Назад")
    await ann.says("думаю, ответ б")
    assert ann.screen.text.startswith(("✅", "🔸"))
    await ann.says("спасибо")
    assert ann.screen.text.startswith("Пожалуйста")


async def test_several_letters_are_chosen_and_handed_in(ann: Person, course: Course) -> None:
    quiz = next(q for q in course.quizzes.values() if any(question.kind == "several" for question in q.questions))
    await meet(ann)
    await begin(ann, quiz.id)
    await reach(ann, quiz, "several")
    await ann.says("ответ а и в")
    assert {"✓ А", "✓ В"} <= {label for row in ann.screen.buttons for label in row}
    await ann.taps("Готово")


async def test_a_retired_quiz_can_be_finished_but_not_begun(
    ann: Person, boris: Person, course: Course, quiz: Quiz, stage: Stage
) -> None:
    await meet(ann)
    await meet(boris)
    await begin(ann, QUIZ)
    await answer(ann, quiz)
    steps = course.modules[0].steps
    without = course.modules[0].model_copy(update={"steps": (steps[0].model_copy(update={"quiz": None}), *steps[1:])})
    gone = {**course.quizzes, QUIZ: quiz.model_copy(update={"retired": True})}
    await stage.restart(course.model_copy(update={"quizzes": gone, "modules": (without, *course.modules[1:])}))
    await ann.says("/quiz")
    await ann.taps("Продолжить")
    assert "Вопрос 2 из" in ann.screen.text
    await boris.says("/quiz")
    assert quiz.title not in boris.screen.text
    await boris.presses(f"qs:{QUIZ}")
    assert boris.toast is not None
    assert boris.toast.text == stage.say.plain("quizzes-gone")


async def test_the_card_of_a_mistake_is_found_after_the_lesson_got_new_cards(
    ann: Person, course: Course, quiz: Quiz, stage: Stage
) -> None:
    await meet(ann)
    await take(ann, course, QUIZ, wrong=1)
    lesson = course.lessons[QUIZ]
    longer = lesson.model_copy(update={"cards": (lesson.cards[0], *lesson.cards)})
    moved = [question.model_copy(update={"card": question.card + 1}) for question in quiz.questions]
    edited = course.model_copy(
        update={
            "lessons": {**course.lessons, QUIZ: longer},
            "quizzes": {**course.quizzes, QUIZ: quiz.model_copy(update={"questions": tuple(moved)})},
        }
    )
    await ann.taps("Разобрать ошибки (1)")
    wrong = question_on(ann.screen, quiz)
    await stage.restart(edited)
    await ann.taps("📖 К карточке урока")
    card = lesson.cards[wrong.card - 1]
    assert " ".join(card.html.striptags().split()) in " ".join(ann.screen.text.split())


async def test_a_quiz_that_rests_until_tomorrow_is_not_all_done(
    ann: Person, course: Course, quiz: Quiz, stage: Stage
) -> None:
    only = course.modules[0].model_copy(update={"steps": course.modules[0].steps[:1]})
    limited = {**course.quizzes, QUIZ: quiz.model_copy(update={"attempts": 1})}
    await stage.restart(course.model_copy(update={"quizzes": limited, "modules": (only,)}))
    await meet(ann)
    await ann.says("/lessons")
    await ann.taps("▶️ Начать урок")
    while "Дальше ›" in ann.screen.buttons[0]:
        await ann.taps("Дальше ›")
    await take(ann, stage.course, QUIZ, wrong=4)
    await ann.says("/menu")
    assert "попытки на сегодня кончились, завтра будут новые" in ann.screen.text
    assert ann.screen.buttons[0] == ["↺ Перечитать урок"]

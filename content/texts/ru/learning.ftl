
### commands


command-lessons = Уроки и самопроверка
command-checklists = Чек-листы
command-progress = Прогресс и сроки
command-tips = Советы: время и дни

### quizzes

quizzes-letters = АБВГДЕ
# Как называют варианты: сначала номер, потом слова; 0 ничего не значит.
quizzes-letter-words = 1 а, 2 б бэ бе, 3 в вэ ве, 4 г гэ ге, 5 д дэ де, 6 е, 0 и ответ ответы вариант варианты буква буквы думаю наверное наверно выбираю пусть будет мой это верно правильный верный точно всё же таки может быть или
quizzes-letter-wanted = Ответ здесь — буква: нажмите её под вопросом или напишите, например: «Б».
quizzes-one-letter-wanted = Верный ответ здесь один. Напишите одну букву.
quizzes-intro = <b>{ $title }</b>

    { $questions ->
        [one] { $questions } вопрос
        [few] { $questions } вопроса
       *[many] { $questions } вопросов
    }, около { $minutes ->
        [one] { $minutes } минуты
       *[many] { $minutes } минут
    }. Зачёт — от { $enough } верных.

    { $status }
quizzes-intro-first = Ответы сразу с объяснением. Прерваться можно в любой момент.
quizzes-intro-best = Лучший результат: { $right } из { $total }{ $passed ->
        [yes] { ", сдано ✅" }
       *[no] { "." }
    }
quizzes-intro-open = Вы остановились на вопросе { $number }. Продолжим?
quizzes-intro-left = Сегодня осталось попыток: { $left }.
quizzes-none-left-today = На сегодня попытки кончились — завтра будут новые. А пока можно перечитать урок.
quizzes-button-start = Начать
quizzes-button-go-on = Продолжить
quizzes-button-again = Пройти ещё раз
quizzes-button-lesson = Открыть урок

quizzes-question = <i>Вопрос { $number } из { $total }</i>  { $bar }

    <b>{ $text }</b>

    { $choices }
quizzes-choice = <b>{ $letter }</b>  { $text }
quizzes-hint-several = <i>Верных ответов может быть несколько. Отметьте все и нажмите «Готово».</i>
quizzes-hint-order = <i>Нажимайте буквы по порядку: от первого шага к последнему.</i>
quizzes-hint-order-so-far = <i>Ваш порядок:</i> { $letters }
quizzes-hint-match = <i>Нажмите букву, которая подходит к строке с 👉.</i>
quizzes-hint-match-done = <i>Все пары собраны. Верно? Нажмите «Готово».</i>
quizzes-pair = 🔗 { $left } → <b>{ $right }</b>
quizzes-pair-now = 👉 { $left }
quizzes-pair-open = ▫️ { $left }
quizzes-hint-text = <i>Напишите ответ сообщением — одним словом или числом.</i>
quizzes-button-chosen = ✓ { $letter }
quizzes-button-done = Готово
quizzes-button-clear = Выбрать заново
quizzes-button-unknown = Не знаю
quizzes-button-later = Прерваться
quizzes-taken = Эта буква уже занята. Передумали? Нажмите «Выбрать заново».
quizzes-not-complete = Ещё не всё выбрано.
quizzes-answered-already = На этот вопрос вы уже ответили. Идём дальше.
quizzes-not-yours = Эта попытка не ваша или уже удалена. Начните свою — это быстро.
quizzes-gone = Этой самопроверки больше нет. Загляните в список: там есть другие.
quizzes-answer-too-long = Слишком длинно. Нужен короткий ответ — до { $limit } знаков.

quizzes-right = ✅ <b>Верно</b>
quizzes-right-nearly = ✅ <b>Верно</b>, а пишется так: { $spelt }
quizzes-wrong = 🔸 <b>Не совсем</b>
quizzes-answered = { $verdict }

    <b>{ $text }</b>

    { $given }

    { $why }
quizzes-given = Ваш ответ: { $given }
quizzes-given-nothing = Вы пропустили этот вопрос.
quizzes-correct = Правильно: <b>{ $right }</b>
quizzes-step = ✅ { $number }. { $text }
quizzes-misstep = 🔸 { $number }. { $text } <i>(у вас { $hers }-м)</i>
quizzes-matched = ✅ { $left } → <b>{ $right }</b>
quizzes-mismatched = 🔸 { $left } → <b>{ $right }</b> <i>(у вас: { $hers })</i>
quizzes-source = <i>Откуда это: { $source }</i>
quizzes-button-next = Дальше ›
quizzes-button-result = Результат ›

quizzes-passed = 🎉 <b>Сдано!</b>
quizzes-failed = <b>Пока не сдано</b> — и это нормально.
quizzes-result = { $verdict }
    { $title }

    { $bar }  { $right } из { $total }
    { $words }
quizzes-result-perfect = Ни одной ошибки: тема ваша.
quizzes-result-passed = Осталось разобрать { $mistakes ->
        [one] { $mistakes } ошибку
        [few] { $mistakes } ошибки
       *[many] { $mistakes } ошибок
    } — и тема ваша.
quizzes-result-failed = Не хватило { $missing ->
        [one] { $missing } верного ответа
       *[many] { $missing } верных ответов
    }. Посмотрите ошибки: под каждой — кнопка к нужной карточке.
quizzes-result-better = Лучше, чем раньше: было { $right } из { $total }.
quizzes-result-best = Ваш лучший результат: { $right } из { $total }.
quizzes-button-mistakes = Разобрать ошибки ({ $count })

quizzes-mistake = <i>Ошибка { $number } из { $total }</i>

    <b>{ $text }</b>

    { $given }

    { $why }
quizzes-button-card = 📖 К карточке урока
quizzes-button-to-result = ‹ К результату
quizzes-button-previous = ‹ Предыдущая
quizzes-button-following = Следующая ›

### lessons

lessons-list = <b>📚 Уроки и самопроверка</b>

    { $modules }

    { $next }
lessons-button-module = { $emoji } { $title }

lessons-module = { $emoji } <b>{ $title }</b>
    { $bar }

    { $lines }
lessons-line-new = ⚪️ { $number }. { $title } — { $minutes } мин
lessons-line-reading = 📖 { $number }. { $title } — вы на карточке { $card }/{ $cards }
lessons-line-quiz = ✍️ { $number }. { $title } — прочитан, осталось проверить себя
lessons-line-done = ✅ { $number }. { $title }
lessons-button-lesson = { $number } · { $title }
lessons-button-back = ‹ Назад

lessons-head = <i>📖 { $title }</i>
lessons-head-first = <i>📖 { $title } · { $minutes ->
        [one] { $minutes } минута
        [few] { $minutes } минуты
       *[many] { $minutes } минут
    }</i>
lessons-button-previous = ‹
lessons-button-following = Дальше ›
lessons-button-lessons = ☰ К урокам

lessons-contents = <b>📖 { $title }</b>

    { $lines }
lessons-contents-line = { $number }. { $title }
lessons-contents-here = { $number }. <b>{ $title }</b> — вы здесь

lessons-end-quiz = 👏 Прочитано! Осталось проверить себя — и урок пройден.
lessons-end-next = ✅ <b>Урок пройден.</b> Дальше — «{ $title }».
lessons-end-all = 🎉 <b>Урок пройден</b> — и все остальные тоже. Поздравляю!
lessons-button-quiz = ✍️ Проверить себя
lessons-button-next = Следующий урок ›
lessons-button-again = ↺ Перечитать сначала

lessons-gone = Этого урока больше нет. Вот что есть сейчас.
lessons-module-gone = Этого раздела больше нет. Вот что есть сейчас.
lessons-shorter = Урок обновился и стал короче. Вот его последняя карточка.
lessons-lookup-gone = Этого урока больше нет в курсе. Но объяснение к вопросу осталось — оно ждёт вас по кнопке ниже.
lessons-button-mistake = ‹ К ошибке

### progress

progress-where = Уроки: { $bar } { $done } из { $total }
progress-streak = 🔥 { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    } подряд

progress-next-reading = Дочитаем «{ $title }»? Вы на карточке { $card } из { $cards }.
progress-next-quiz = Урок «{ $title }» прочитан. Проверим себя?
progress-next-open = Вы остановились посреди самопроверки «{ $title }». Всё сохранено — продолжим?
progress-next-rest = По уроку «{ $title }» попытки на сегодня кончились, завтра будут новые. Можно пока перечитать.
progress-next-new = Ближайший урок — «{ $title }»: { $minutes ->
        [one] { $minutes } минута
        [few] { $minutes } минуты
       *[many] { $minutes } минут
    }.
progress-next-checklist = Уроки пройдены 🎉 Теперь к делу — чек-лист «{ $title }».
progress-next-nothing = Всё пройдено и отмечено 🎉 Чек-листы под рукой, когда соберётесь писать.
progress-button-next-reading = ▶️ Продолжить урок
progress-button-next-quiz = ✍️ Проверить себя
progress-button-next-open = ▶️ Продолжить проверку
progress-button-next-rest = ↺ Перечитать урок
progress-button-next-new = ▶️ Начать урок
progress-button-next-checklist = ▶️ Открыть чек-лист
progress-button-next-nothing = ▶️ К чек-листам

progress-title = <b>📈 Прогресс и сроки</b>
progress-streak-none = Серия дней начнётся с первой карточки. Выходные и пауза её не прервут.
progress-streak-anew = Новая серия начнётся с одной карточки.
progress-streak-over = Новая серия начнётся с одной карточки. Рекорд: { $best ->
        [one] { $best } день
        [few] { $best } дня
       *[many] { $best } дней
    }.
progress-streak-first = 🔥 Серия: { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }.
progress-streak-best = 🔥 Серия: { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }. Рекорд: { $best ->
        [one] { $best } день
        [few] { $best } дня
       *[many] { $best } дней
    }.
progress-lessons = <b>Уроки</b>
progress-module = { $emoji } { $title }
    { $bar } { $done } из { $total }
progress-quizzes = <b>Самопроверка</b>
progress-quiz-passed = ✅ { $title } — { $right } из { $total }, { $attempts ->
        [one] { $attempts } попытка
        [few] { $attempts } попытки
       *[many] { $attempts } попыток
    }
progress-quiz-tried = 🔸 { $title } — { $right } из { $total }, { $attempts ->
        [one] { $attempts } попытка
        [few] { $attempts } попытки
       *[many] { $attempts } попыток
    }
progress-quizzes-ahead = ⚪️ впереди ещё { $count }
progress-checklists = <b>Чек-листы</b>
progress-checklists-none = Пока ни одного. Пройдитесь с чек-листом по своей странице — и сразу увидите, что поправить.
progress-page = { $url }
progress-checklist = ⚪️ { $title } — { $done } из { $total }
progress-checklist-done = ✅ { $title } — { $done } из { $total }
progress-more = …и ещё { $count }

### checklists

checklists-shelf = <b>✅ Чек-листы</b>

    { $lists }
checklists-offer = <b>{ $title }</b>
    { $about }
checklists-offer-run = { $bar } { $done } из { $total }{ $left } — { $page }
checklists-page = { $platform }: { $address }
checklists-date = { calendar-day } { $year }
checklists-mark = { $on ->
        [yes] ✅
        [aside] ➖
       *[no] ⬜
    }
checklists-score = { $done } из { $total }{ $must_total ->
        [0] { "" }
       *[some] { " · ★ " }{ $must_done } из { $must_total }
    }

checklists-page-unnamed = <i>Ваша страница. Её адрес можно добавить в настройках.</i>
checklists-choose-page = <b>{ $title }</b>
    { $about }

    <b>Какую страницу смотрим?</b>
    { $pages }
checklists-choose-line = { $page } — { $score }
checklists-not-begun = ещё не начинали

checklists-run = <b>{ $title }</b>
    { $page }

    { $bar } { $done } из { $total }{ $left }
checklists-left = { " · " }{ $left ->
        [1] остался 1
       *[more] осталось { $left }
    }
checklists-not-hers-count = ➖ { $about ->
        [post] не про этот пост
       *[page] не про вас
    }: { $count }
checklists-must = ★ обязательные: { $done } из { $total }
checklists-since = С прошлого раза стало лучше: { $better ->
        [one] { $better } пункт
        [few] { $better } пункта
       *[many] { $better } пунктов
    }
checklists-line = { $mark } { $number }. { $text }{ $level ->
        [must] { " ★" }
       *[advised] { "" }
    }{ $kept ->
        [note] { " 📝" }
        [reminder] { " ⏰" }
        [both] { " 📝⏰" }
       *[nothing] { "" }
    }
checklists-hint = <i>Сделано? Нажмите номер. Кнопка ℹ️ с тем же номером расскажет, зачем это и как. Там же — «Не про нас».</i>
checklists-hint-post = <i>Сомневаетесь? ℹ️ подскажет.</i>
checklists-button-rest = Всё так ✓
checklists-button-advice = Ещё советы: { $count }
checklists-button-tick = { $mark } { $number }
checklists-button-why = ℹ️ { $number }
checklists-button-before = ‹ Пункты { $first }–{ $last }
checklists-button-after = Пункты { $first }–{ $last } ›
checklists-button-history = История
checklists-button-all = ‹ Чек-листы

checklists-item = <i>Пункт { $number } из { $total }, { $level ->
        [must] ★ обязательный
       *[advised] совет
    }</i>

    { $mark } <b>{ $text }</b>

    <b>Почему</b>
    { $why }

    <b>Как</b>
    { $how }
checklists-item-source = <i>Откуда это: { $source }</i>
checklists-button-done = Готово ✓
checklists-button-not-ours = ➖ Не про нас
checklists-button-not-this = ➖ Не про пост
checklists-button-undo = Снять отметку
checklists-button-previous = ‹ Пункт { $number }
checklists-button-next = Пункт { $number } ›
checklists-button-list = ‹ К списку

checklists-finish = ✅ <b>{ $title }: всё отмечено</b>
    { $page }

    { $bar } { $done } из { $total }, { $date }

    Можно выдохнуть. Понадобится снова — начнём заново, а эти отметки останутся в истории.
checklists-ready = ✅ <b>{ $title }: обязательное в порядке</b>
    { $page }

    { $bar } { $done } из { $total }

    Можно публиковать. Когда пост выйдет, отметьте это здесь же.
checklists-button-again = Пройти заново
checklists-button-look = Посмотреть пункты
checklists-button-items = ‹ Пункты

checklists-history = <b>История: { $title }</b>
    { $page }

    <b>Сейчас</b>, с { $date }: { $score }
checklists-better = <b>Стало лучше</b>
    { $items }
checklists-waiting = <b>Ещё не сделано</b>
    { $items }
checklists-more = …и ещё { $count ->
        [one] { $count } пункт
        [few] { $count } пункта
       *[many] { $count } пунктов
    }
checklists-earlier = <b>Раньше</b>
    { $runs }
checklists-earlier-line = { $date }: { $score }
checklists-first-run = Это первый проход. Когда пройдёте чек-лист заново, здесь будет видно, что стало лучше.

checklists-got-better = В прошлый раз этого не было. Стало лучше!
checklists-run-begun = Начали заново. Прошлые отметки — в истории.
checklists-run-closed = Тот проход уже в истории. Вот текущий.
checklists-item-gone = Этого пункта в чек-листе больше нет. Вот что осталось.
checklists-gone = Этого чек-листа больше нет. Загляните в список: там есть другие.
checklists-retired = Этот чек-лист больше не используем. Загляните в список: там есть другие.
checklists-not-hers = Не нашёл у вас такого чек-листа. Откройте /checklists и выберите свой.
checklists-page-removed = Эту страницу вы убрали. Добавьте её снова в настройках — отметки вернутся.

notes-note = 📝 { $note }
notes-reminds = ⏰ Напомню: { $day } в { $time }.
notes-ask = 📝 <b>Заметка к пункту</b>
    { $item }{ $now }

    Напишите, что не забыть: «позвонить айтишнику». Хватит одной строки. О пациентах здесь не пишем.
notes-reminder = ⏰ <b>Вы просили напомнить</b>
    { $item }

    { $page }
notes-kept = Записал ✓
notes-gone = Заметку убрал.
notes-will-remind = Напомню ✓
notes-will-not-remind = Хорошо, не напоминаю.
notes-too-long = Длинновато: в заметку входит { $limit } знаков. Напишите короче — только то, что не забыть.
notes-day-passed = Этот день уже прошёл. Откройте пункт и выберите другой.
notes-why = Пишу, потому что вы просили напомнить об этом пункте чек-листа. Больше о нём не напишу, пока не попросите.
notes-button-note = 📝 Заметка себе
notes-button-change = 📝 Изменить
notes-button-drop = Убрать заметку
notes-button-forget = ⏰ Не напоминать
notes-button-remind = ⏰ { $when ->
        [tomorrow] Завтра
       *[weekday] { calendar-weekday-on }
    }
notes-button-open = ℹ️ Что и как
notes-button-back = ‹ К пункту

### tips

tips-tip = 💡 <b>Дело на сегодня</b>

    { $text }
tips-first = <i>Такие дела на пару минут буду присылать { $days } в { $time }. Удобнее в другое время? Кнопка ниже.</i>
tips-button-today = 💡 Дело на сегодня
tips-button-done = ✅ Сделано
tips-button-not-mine = Не для меня
tips-button-tomorrow = Напомнить завтра
tips-button-later = Напомнить позже
tips-button-times = ⏰ Время и дни
tips-button-undo = ↺ Вернуть
tips-answered-done = ✅ <b>Сделано.</b> Страница стала чуть лучше.
tips-answered-not-mine = Понял: этот совет больше не пришлю.
tips-answered-tomorrow = ⏰ Вернусь с этим советом: { $day }.
tips-answered-off = ⏰ Запомнил. Советы сейчас выключены: включите их в /tips, и начну с этого.
tips-why = Пишу, потому что включены советы: одно дело для страницы в выбранные вами дни и время.
tips-button-less = Советы реже
tips-button-none = Без советов
tips-gone = Этого совета больше нет. Скоро будет другой.

tips-times = <b>💡 Советы</b>

    Одно маленькое дело для страницы, на пару минут.

    { $when }

    Другое время напишите сами: «10:15» или «пн ср 14:00».
tips-on = Приходят { $days } в { $time }.
tips-after-quiet = В это время у вас тихие часы, поэтому приду в { $time }.
tips-rarer = Теперь раз в неделю.
tips-off = Сейчас выключены. Выберите время — и начну.
tips-next = Следующий: { $day }.
tips-last-day = Один день оставим. Совсем без советов — кнопка «Выключить».
tips-unreadable-days = Не разобрал. Напишите время, например 9:30, или дни и время: «пн ср 14:00».
tips-unreadable-time = Не разобрал время. Напишите часы и минуты, например 9:30, или дни и время: «пн ср 14:00».
tips-button-on = Включить советы
tips-button-off = Выключить советы
tips-button-last = 💡 Последний совет

### deadlines

# У каждого напоминания три варианта, они идут по очереди: меняйте слова, но не число вариантов.

deadlines-thing = { $what ->
        [lesson] Урок
        [quiz] Проверка
       *[checklist] Чек-лист
    } «{ $title }»
deadlines-when = { $days ->
        [0] сегодня
        [1] завтра
        [2] послезавтра
       *[other] { calendar-date-short },
    } в { $time }
deadlines-term = ⏳ Срок — { $when }.
deadlines-term-late = ⏳ Срок был { $when }.
deadlines-when-late = { $days ->
        [0] сегодня
       *[other] { calendar-date-short },
    } в { $time }
deadlines-where-reading = Вы на карточке { $card } из { $cards }.
deadlines-where-quiz = Прочитано, осталось проверить себя.
deadlines-where-ticked = Отмечено { $done } из { $total }.

deadlines-list = <b>⏰ Мои сроки</b>

    { $lines }
deadlines-line = { $number }. { $thing }
    { $term }
deadlines-more = … и ещё { $count }
deadlines-done = <b>Сделано</b>
deadlines-line-done = ✅ { $thing }
deadlines-none = Сроков пока нет. Учитесь в своём темпе.
deadlines-all-done = 🎉 Всё, что было со сроком, сделано.
deadlines-button-thing = { $number } · { $title }
deadlines-button-mine = ⏰ Все сроки

deadlines-menu = ⏰ Ближайший срок — { $when }: { $what ->
        [lesson] урок
        [quiz] проверка
       *[checklist] чек-лист
    } «{ $title }»

deadlines-nudge = { $words }

    <b>{ $thing }</b>
    { $term }
deadlines-nudge-first-1 = 📌 Новое в ваших сроках. Делать можно по кусочку: всё сохраняется.
deadlines-nudge-first-2 = 🌱 Следующий шаг ждёт вас. Откройте, когда выдастся спокойная минута.
deadlines-nudge-first-3 = 🗓 Записал для вас срок, чтобы его не нужно было помнить.
deadlines-nudge-three-days-1 = 🙂 Напоминаю заранее, чтобы всё прошло без спешки.
deadlines-nudge-three-days-2 = 🗓 Срок уже виден на горизонте, и время ещё есть.
deadlines-nudge-three-days-3 = ☕ Если сегодня найдётся окошко между делами, вот чем его занять.
deadlines-nudge-day-1 = ⏰ Срок совсем рядом. Самое время присесть на несколько минут.
deadlines-nudge-day-2 = 🔔 Коротко напомню, пока есть время.
deadlines-nudge-day-3 = 👋 Я рядом, если захотите сделать это сегодня.
deadlines-nudge-hours-1 = ⏰ До срока { $left }. Последний раз напоминаю до него.
deadlines-nudge-hours-2 = 🔔 В запасе { $left }. Если удобно, можно закончить прямо сейчас.
deadlines-nudge-hours-3 = 🕒 Срок подходит: { $left }. Всё нужное — по кнопке.
deadlines-left = { $hours ->
        [1] около часа
        [one] около { $hours } часа
       *[many] около { $hours } часов
    }
deadlines-nudge-overdue-1 = 🤝 Срок прошёл — ничего страшного. Вернуться можно в любой день, а напоминать больше не буду.
deadlines-nudge-overdue-2 = 🚪 Срок прошёл, а дверь открыта. Больше об этом не напомню: зайдёте, когда будет удобно.
deadlines-nudge-overdue-3 = 🌤 Бывает: дел было много. Это последнее напоминание, дальше — в вашем темпе.
deadlines-nudge-again-1 = 👋 Вы просили напомнить.
deadlines-nudge-again-2 = ⏰ Возвращаюсь, как договорились.
deadlines-nudge-again-3 = 📌 Как и обещал, напоминаю.
deadlines-nudges = { $words }

    { $lines }
deadlines-nudge-several-1 = ⏰ Несколько сроков — одним сообщением.
deadlines-nudge-several-2 = 🗓 Собрал всё в одно место, чтобы не писать дважды.
deadlines-nudge-several-3 = 📌 Вот что стоит в ваших сроках.

deadlines-button-open-reading = ▶️ Продолжить урок
deadlines-button-open-lesson = ▶️ Открыть урок
deadlines-button-open-quiz = ✍️ Проверить себя
deadlines-button-open-checklist = ▶️ Открыть чек-лист
deadlines-button-tomorrow = Завтра утром
deadlines-button-remember = Помню, сделаю
deadlines-snoozed = 👌 Хорошо. Напомню { $weekday }, { $day }, в { $time }.
deadlines-remembered = 👍 Договорились: больше об этом не напоминаю. Срок останется в «Моих сроках».
deadlines-nothing-left = ✅ Здесь уже всё сделано. Напоминать не о чем.
deadlines-why = Пишу, потому что у задания подходит срок или он уже прошёл. Как только оно сделано или отложено, замолкаю.
deadlines-not-hers = Это напоминание уже не действует. Все сроки — в /deadlines.

### card

card-button-menu = ☰ Меню

### people

people-hello = 👋 <b>Здравствуйте! Я — Наставник.</b>

    Помогаю вести страницу учреждения: короткие уроки, самопроверка, чек-листы. Хватит пяти минут между делами.

    <b>Как к вам обращаться?</b>
    Напишите имя или возьмите готовое.
people-ask-institution = Рад знакомству, { $name }!

    <b>Где вы работаете?</b>
    Например: Ручейская ЦРБ. Не хочется говорить — пропустите.
people-ask-institution-nameless = <b>Где вы работаете?</b>
    Например: Ручейская ЦРБ. Не хочется говорить — пропустите.
people-ask-page = И последнее: <b>пришлите адрес вашей страницы.</b>

    Подойдёт «ВКонтакте», «Одноклассники», Telegram или MAX. Например: vk.com/ruchey_crb

    По этой странице будем проходить чек-листы. Добавить её можно и потом.
people-button-name = Я { $name }
people-button-skip = Пропустить
people-button-begin = Начать
people-button-back-settings = ‹ Настройки

people-saved = Записал ✓
people-page-saved = Страницу записал ✓
people-page-removed = Страницу убрал. Её чек-листы вернутся, если добавите её снова.
people-paused = Отдыхайте. Серия дней не прервётся.
people-pause-over = С возвращением!
people-unknown = Мы ещё не знакомы. Нажмите «Начать».
people-stranger = Мы ещё не знакомы — или вы попросили меня всё забыть.

    Нажмите «Начать»: это займёт минуту.
people-outdated = Эта кнопка уже не работает. Вот что есть сейчас.
people-not-understood = Этого я не понял: отвечаю на кнопки и команды.

    Нужно ответить жителю или случилась беда? Откройте чек-листы. Всё остальное — в меню.
people-no-files = Файлы и фото мне не нужны, хватит слов и кнопок. И, пожалуйста, не присылайте данные пациентов.
people-text-wanted = Здесь нужен ответ словами: напишите его обычным сообщением.
people-sorry = Что-то сломалось у меня, не у вас. Ничего не потерялось.

    Попробуйте ещё раз через минуту.
people-group = Я занимаюсь с каждым лично. Нажмите кнопку — откроется наш чат.
people-button-group = Открыть чат
people-not-in-groups = Откройте наш личный чат: там эта кнопка заработает.

people-bad-length = Напишите, пожалуйста, словами и уместите в { $limit ->
        [one] { $limit } знак
        [few] { $limit } знака
       *[many] { $limit } знаков
    }.
people-bad-url = Не похоже на адрес страницы. Откройте её в телефоне, нажмите «Скопировать ссылку» и вставьте сюда. Например: vk.com/ruchey_crb
people-url-without-page = Это адрес всей площадки. Нужна именно ваша страница, например vk.com/ruchey_crb
people-too-many-pages = Уже { $limit ->
        [one] { $limit } страница
        [few] { $limit } страницы
       *[many] { $limit } страниц
    } — больше я не удержу. Уберите лишнюю в настройках.
people-unknown-city = Такого города в моём списке нет. Напишите ближайший крупный — важно только время.

people-settings = <b>⚙️ Настройки</b>

    Имя: { $name }
    Учреждение: { $institution }
    Страницы: { $pages }
    Время: { $city }
    { $pause }
people-nothing = не указано
people-pages-count = { $count ->
        [0] пока нет
       *[some] { $count }
    }
people-pause-none = Пауза: нет
people-pause-until = Пауза: по { $day } включительно
people-day = { $day } { $month ->
        [1] января
        [2] февраля
        [3] марта
        [4] апреля
        [5] мая
        [6] июня
        [7] июля
        [8] августа
        [9] сентября
        [10] октября
        [11] ноября
       *[12] декабря
    }
people-button-change-name = Имя
people-button-change-place = Учреждение
people-button-pages = Страницы
people-button-zone = Город и время
people-button-pause = Пауза
people-button-delete = Удалить мои данные

people-ask-new-name = Как к вам обращаться? Напишите имя.
people-ask-new-place = Где вы работаете? Напишите, как ваше учреждение называют люди.
people-pages = <b>Ваши страницы</b>

    { $list }
people-pages-empty = Пока ни одной. Добавьте страницу — и можно проходить по ней чек-листы.
people-page-line = { $number }. { $platform }: { $url }
people-platform-vk = VK
people-platform-ok = OK
people-platform-telegram = Telegram
people-platform-max = MAX
people-platform-unnamed = Моя страница
people-unnamed-url = пока без адреса
people-platform-other = Другая площадка
people-button-add-page = Добавить страницу
people-button-remove-page = Убрать { $number }
people-ask-new-page = Пришлите адрес страницы: «ВКонтакте», «Одноклассники», Telegram или MAX. Например: vk.com/ruchey_crb
people-ask-zone = <b>В каком вы городе?</b>

    Сейчас: { $city }. Выберите город с тем же временем или напишите свой.
people-ask-pause = <b>Отпуск, больничный, просто тяжёлая неделя?</b>

    Поставьте паузу: серия дней не прервётся, и я не стану вас тревожить. Вернуться можно когда угодно.
people-button-pause-days = { $days ->
        [3] 3 дня
        [7] Неделя
        [14] Две недели
       *[28] Четыре недели
    }
people-button-pause-end = Закончить паузу
people-ask-delete = <b>Удалить всё, что я о вас знаю?</b>

    Имя, учреждение, страницы, ответы и чек-листы исчезнут навсегда. Вернуть их не смогу даже я.
people-button-delete-yes = Да, удалить всё
people-button-delete-no = Нет, оставить
people-deleted = Готово: я всё забыл. Захотите начать заново — нажмите «Начать».

people-help = <b>Что я умею</b>

    📚 /lessons — короткие уроки на 3–5 минут
    ✍️ /quiz — проверить себя после урока
    ✅ /checklists — пройтись по странице, посту, ответу
    📈 /progress — что уже получилось
    ⚙️ /settings — имя, страницы, город, пауза

    Всё сохраняется само: закройте чат на полуслове — продолжим с того же места.

    Данные пациентов и учеников мне не присылайте: для учёбы они не нужны.

### bot: what Telegram shows before the first word (at most 512 and 120 characters)

bot-description = Помогаю вести официальную страницу учреждения: уроки на 3–5 минут, вопросы с объяснениями, чек-листы для страницы и постов. Для тех, у кого страница — третья работа. Нажмите «Начать».
bot-short-description = Короткие уроки, самопроверка и чек-листы для тех, кто ведёт страницу учреждения.

### words: what people write instead of pressing; one line for each command, divided by commas

words-menu = меню, главное меню, начало, домой, назад, спасибо
words-lessons = урок, уроки, учиться, продолжить
words-quiz = проверка, самопроверка, тест, квиз, вопросы
words-checklists = чек-лист, чек-листы, чеклист, список, списки
words-progress = прогресс, результаты, мои результаты
words-settings = настройки, настройка, город, имя, страницы
words-help = помощь, помоги, помогите, справка, что ты умеешь
words-skip = пропустить, пропуск, дальше, не хочу

### commands

command-menu = Главное меню
command-lessons = Уроки
command-quiz = Проверить себя
command-checklists = Чек-листы
command-progress = Мой прогресс
command-settings = Настройки
command-help = Что умеет Наставник

### quizzes

quizzes-letters = АБВГДЕ
quizzes-list = <b>✍️ Самопроверка</b>

    { $lines }

    Ошибаться здесь полезно: после каждого ответа объясню, почему так.
quizzes-line-passed = ✅ { $number }. { $title } — { $right } из { $total }
quizzes-line-tried = 🔸 { $number }. { $title } — { $right } из { $total }, попробуем ещё?
quizzes-line-open = ▶️ { $number }. { $title } — продолжим?
quizzes-line-new = ⚪️ { $number }. { $title }

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
quizzes-button-all = ‹ Самопроверка

quizzes-question = <i>Вопрос { $number } из { $total }</i>  { $bar }

    <b>{ $text }</b>

    { $choices }
quizzes-choice = <b>{ $letter }</b>  { $text }
quizzes-hint-several = <i>Верных ответов может быть несколько. Отметьте все и нажмите «Готово».</i>
quizzes-hint-order = <i>Нажимайте буквы по порядку: от первого шага к последнему.</i>
quizzes-hint-order-so-far = <i>Ваш порядок:</i> { $letters }
quizzes-hint-match = <i>Нажмите букву, которая подходит к пункту { $number }.</i>
quizzes-hint-match-done = <i>Все пары собраны. Нажмите «Готово».</i>
quizzes-pair = { $number }. { $left } — <b>{ $letter }</b>
quizzes-pair-open = { $number }. { $left }
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
quizzes-matched = ✅ { $left } — <b>{ $right }</b>
quizzes-mismatched = 🔸 { $left } — <b>{ $right }</b> <i>(у вас: { $hers })</i>
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

lessons-list = <b>📚 Уроки</b>

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
lessons-button-following = ›
lessons-button-lessons = ☰ К урокам

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

progress-hello = <b>Здравствуйте, { $name }!</b>
progress-hello-nameless = <b>Здравствуйте!</b>
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

progress-button-lessons = 📚 Уроки
progress-button-quizzes = ✍️ Самопроверка
progress-button-checklists = ✅ Чек-листы
progress-button-progress = 📈 Прогресс
progress-button-settings = ⚙️ Настройки
progress-button-help = ❓ Помощь

progress-title = <b>📈 Мой прогресс</b>
progress-streak-none = Серия дней начнётся с первой карточки. Выходные и пауза её не прервут.
progress-streak-over = Новая серия начнётся с одной карточки. Рекорд: { $best ->
        [one] { $best } день
        [few] { $best } дня
       *[many] { $best } дней
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
checklists-offer-run = { $bar } { $done } из { $total } — { $page }
checklists-page = { $platform }: { $address }
checklists-date = { people-day } { $year }
checklists-mark = { $on ->
        [yes] ✅
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

    { $bar } { $done } из { $total }
checklists-must = ★ обязательные: { $done } из { $total }
checklists-since = С прошлого раза стало лучше: { $better ->
        [one] { $better } пункт
        [few] { $better } пункта
       *[many] { $better } пунктов
    }
checklists-line = { $mark } { $number }. { $text }{ $level ->
        [must] { " ★" }
       *[advised] { "" }
    }
checklists-hint = <i>Сделано? Нажмите номер. Кнопка ℹ️ с тем же номером расскажет, зачем это и как.</i>
checklists-button-tick = { $mark } { $number }
checklists-button-why = ℹ️ { $number }
checklists-button-before = ‹ { $first }–{ $last }
checklists-button-after = { $first }–{ $last } ›
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
checklists-button-undo = Снять отметку
checklists-button-previous = ‹ { $number }
checklists-button-next = { $number } ›
checklists-button-list = ‹ К списку

checklists-finish = ✅ <b>{ $title }: всё отмечено</b>
    { $page }

    { $bar } { $done } из { $total }, { $date }

    Можно выдохнуть. Понадобится снова — начнём заново, а эти отметки останутся в истории.
checklists-button-again = Пройти заново
checklists-button-look = Посмотреть пункты

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

### check
# Что говорит проверка материалов (python -m bot check). Сначала что не так, потом что сделать.

# Где в файле: эти слова стоят перед предложением.
check-in-question = вопрос «{ $id }»
check-in-item = пункт «{ $id }»
check-in-tip = совет «{ $id }»
check-in-module = модуль «{ $id }»

# Файлы
check-file-missing = файла нет. Верните его на место под этим же именем.
check-file-kind = такой файл здесь никто не прочтёт. Дайте ему окончание { $suffix } или уберите его из папки.
check-file-name = id «{ $id }» не совпадает с именем файла. Назовите файл «{ $id }» или напишите id: { $name }.
check-encoding = файл сохранён не в UTF-8. Пересохраните его: «Сохранить как», кодировка UTF-8.
check-invisible = в строке стоит невидимый знак { $code }. Удалите его: сотрите соседние буквы и наберите их заново.
check-empty = файл пуст. Заполните его по образцу из content/README.md или удалите.
check-no-header = нет шапки урока. Начните файл строкой ---, затем поля id, title, minutes, module и снова строка ---.
check-second-document = посреди файла стоит строка ---. Уберите её: в таких файлах она не нужна.

check-not-fields = здесь нужен набор полей вида «имя: значение». Сравните с образцом из content/README.md.

# Разметка YAML
check-yaml = строку не удалось разобрать ({ $detail }). Сравните отступы, кавычки и двоеточия с соседними строками.
check-yaml-colon = лишнее двоеточие или сбитый отступ. Если двоеточие — часть текста, поставьте перед текстом >- и перенесите его на новую строку с отступом.
check-yaml-tab = в отступе табуляция. Замените её пробелами, по два на уровень.
check-yaml-quote = кавычка открыта и не закрыта. Поставьте вторую такую же в конце текста.
check-yaml-sign = текст начинается со знака { $sign }, а здесь у этого знака своё дело. Поставьте перед текстом >- и перенесите его на новую строку с отступом.
check-hashtag = строка обрывается: всё после решётки («{ $lost }») потеряется. Поставьте перед текстом >- и перенесите его на новую строку с отступом.
check-twice = поле «{ $field }» написано дважды. Оставьте одно.
check-too-deep = слишком много вложенных уровней. Сравните отступы с образцом из content/README.md.
check-strange-key = здесь должно стоять имя поля, а стоит список или набор полей. Сравните строку с образцом из content/README.md.

# Поля
check-field-missing = нет поля «{ $field }». Добавьте его.
check-field-unknown = поле «{ $field }» здесь незнакомо. Проверьте, нет ли опечатки, или удалите его.
check-text-short = поле «{ $field }» { $length ->
    [0] пустое
   *[other] слишком короткое
 }. Напишите хотя бы { $limit ->
    [one] { $limit } знак
    [few] { $limit } знака
   *[many] { $limit } знаков
 }.
check-text-long = в поле «{ $field }» { $length ->
    [one] { $length } знак
    [few] { $length } знака
   *[many] { $length } знаков
 }. Сократите до { $limit }.
check-list-short = в списке «{ $field }» мало строк: { $length }. Нужно хотя бы { $limit }.
check-list-long = в списке «{ $field }» слишком много строк: { $length }. Оставьте не больше { $limit }.
check-field-id = в поле «{ $field }» можно только маленькие латинские буквы, цифры и дефис. Например: first-line.
check-field-number = в поле «{ $field }» нужно целое число. Например: 4.
check-field-less = в поле «{ $field }» слишком маленькое число. Напишите { $limit } или больше.
check-field-more = в поле «{ $field }» слишком большое число. Напишите { $limit } или меньше.
check-field-word = в поле «{ $field }» незнакомое слово. Возьмите одно из этих: { $expected }.
check-field-date = в поле «{ $field }» не дата. Напишите год, месяц и день: 2026-11-22.
check-field-yes-no = в поле «{ $field }» нужно true (да) или false (нет).
check-field-list = в поле «{ $field }» нужен список. Начните каждую его строку с дефиса и пробела.
check-field-fields = в поле «{ $field }» нужен набор полей вида «имя: значение». Сравните с образцом из content/README.md.
check-field-text = в поле «{ $field }» нужен простой текст. Если в нём есть двоеточие, возьмите текст в кавычки "…".
check-field-other = поле «{ $field }» заполнено не так ({ $detail }). Сравните с образцом из content/README.md.

# Карточки урока
check-card-empty = карточка пустая. Напишите текст или уберите лишнюю строку ---.
check-card-long = карточка слишком длинная: { $length } из { $limit }. Разделите её строкой ---. (Telegram берёт 4096 знаков, MAX — 4000, поэтому предел общий.)
check-caption-long = под картинкой помещается { $limit } знака, а здесь { $length }. Сократите текст или вынесите картинку в отдельную карточку.
check-markdown-html = теги HTML не работают. Жирный пишите так: **слово**, курсив: *слово*. Сам знак «меньше» замените словом.
check-markdown-table = таблицу мессенджер не покажет. Сделайте из неё список.
check-markdown-code = рамку для кода ``` мессенджер покажет плохо. Для одного слова возьмите `слово`, для образца текста — цитату со знаком «больше» в начале строки.
check-markdown-indent = строка сдвинута вправо, и текст превратился в код. Уберите пробелы в начале строки.
check-markdown-rule = эта черта ничего не разделит. Для новой карточки поставьте строку из трёх дефисов: ---.
check-markdown-picture = картинка должна стоять одна, с пустыми строками до и после. Перенесите её.
check-markdown-pictures = в карточке вторая картинка. Оставьте одну, для другой сделайте новую карточку.
check-markdown-alt = у картинки нет подписи. Опишите её для тех, кто не видит: ![Что на картинке](pictures/имя.png).
check-markdown-strike = зачёркнутый текст не поддерживается. Уберите знаки ~~.
check-markdown-heading = заголовок бывает только один: два знака ## и пробел в начале строки, вне списков и цитат. Исправьте.
check-markdown-quote = цитата внутри цитаты или списка не поддерживается. Поставьте её отдельно.
check-markdown-nested = список внутри списка не поддерживается. Сделайте один уровень.
check-markdown-reference = сноски не поддерживаются. Поставьте ссылку прямо в текст: [слова](https://адрес).
check-markdown-leftover = остался знак разметки: «{ $text }». Поставьте пару для **, пробел после ## или уберите пробел из адреса ссылки.
check-markdown-code-inside = `код` внутри жирного, курсива, заголовка или ссылки мессенджер не покажет. Уберите одно из двух.
check-markdown-link = ссылка «{ $link }» не годится. Нужны слова в квадратных скобках и адрес, который начинается с https://.
check-markdown-other = такую разметку ({ $what }) мессенджер не покажет. Замените её простым текстом.
check-picture-path = путь «{ $path }» не годится. Положите картинку в content/pictures и назовите латиницей: pictures/imya.png или .jpg.
check-picture-missing = картинки «{ $path }» нет. Положите файл в content/pictures или исправьте имя (большие и маленькие буквы различаются).
check-picture-size = картинка «{ $path }» пустая или больше 10 МБ. Сохраните её заново, поменьше.

# Вопросы
check-no-right = ни один вариант не отмечен верным. Добавьте к нему «right: true».
check-many-right = верных вариантов { $count }, а вопрос с одним ответом. Оставьте один «right: true» или напишите kind: several.
check-all-right = верны все варианты. Добавьте хотя бы один неверный.
check-empty-answer = ответ «{ $text }» без букв и цифр: знаки по краям не сравниваются. Напишите слово или число.
check-same-answers = ответ «{ $text }» повторяется. Измените один из двух.
check-id-twice = id «{ $id }» уже занят. Придумайте другой; если запись уже вышла, менять нужно ту, что новее.
check-card-range = в уроке «{ $lesson }» нет карточки { $card }: всего их { $cards }. Поставьте номер карточки, где есть ответ.
check-question-twice = такой вопрос уже есть: { $there }. Спросите о другом или спросите иначе.
check-right-place = верный ответ стоит { $place }-м в { $count ->
    [one] { $count } вопросе
    [few] { $count } вопросах
   *[many] { $count } вопросах
 } из { $total }. Переставьте варианты, чтобы место не подсказывало.
check-right-longest = верный ответ самый длинный в { $count ->
    [one] { $count } вопросе
    [few] { $count } вопросах
   *[many] { $count } вопросах
 } из { $total } ({ $ids }). Сократите верные или удлините неверные, чтобы длина не подсказывала.

# Закон и источники
check-law-sources = упомянут закон («{ $words }»), а в шапке урока нет sources. Напишите, откуда это известно: номер и дата.
check-law-source = упомянут закон («{ $words }»), а поля source нет. Напишите, откуда это известно: номер и дата.
check-law-checked = упомянут закон («{ $words }»), а поля checked нет. Сверьтесь с источником и поставьте день: checked: 2026-11-22.
check-law-sign = примета не читается как регулярное выражение ({ $detail }). Исправьте её или уберите.
check-must-source = пункт обязательный (must), а поля source нет. Напишите, чем он установлен, или поставьте level: advised.

# Чек-листы
check-checklist-long = чек-лист не помещается в одно сообщение: { $length } из { $limit }. Сократите пункты или разделите его на два.

# course.yaml и ссылки между файлами
check-no-lesson = урока «{ $id }» нет. Создайте content/lessons/{ $id }.md или исправьте имя.
check-no-quiz = самопроверки «{ $id }» нет. Создайте content/quizzes/{ $id }.yaml или исправьте имя.
check-no-checklist = чек-листа «{ $id }» нет. Создайте content/checklists/{ $id }.yaml или исправьте имя.
check-listed-twice = «{ $id }» записан здесь дважды. Оставьте один раз.
check-retired-listed = «{ $id }» снят (retired: true), но стоит в списке. Уберите строку отсюда или верните его: сотрите retired.
check-lesson-unlisted = урок никто не увидит: его нет в course.yaml. Впишите «{ $id }» в нужный модуль или снимите урок: retired: true.
check-quiz-unlisted = самопроверку никто не увидит: её нет в course.yaml. Впишите «quiz: { $id }» к её уроку или снимите её: retired: true.
check-checklist-unlisted = чек-лист никто не увидит: его нет в course.yaml. Впишите «{ $id }» в checklists или снимите его: retired: true.
check-lesson-module = в course.yaml урок стоит в модуле «{ $module }», а здесь указан другой. Исправьте module или перенесите урок.
check-foreign-quiz = самопроверка «{ $quiz }» написана к уроку «{ $lesson }». Поставьте её к своему уроку или исправьте в ней lesson.
check-quiz-lesson = урока «{ $lesson }» нет. Исправьте lesson или создайте такой урок.
check-tip-module = модуля «{ $module }» нет в course.yaml. Возьмите имеющийся или сотрите поле module.
check-city = имя города «{ $city }» не поместится в кнопку. Не длиннее 30 букв и без двоеточия.
check-zone = часового пояса «{ $zone }» не существует ({ $city }). Нужно имя вида Europe/Moscow.

### preview
# Страница предпросмотра (python -m bot preview): её видят редакторы.

preview-title = { $title }: как это увидят в телефоне
preview-about = Над каждым экраном написано, в каком файле он лежит. Версия материалов: { $version }.
preview-lessons = Уроки
preview-quizzes = Самопроверка
preview-checklists = Чек-листы
preview-tips = Советы дня
preview-retired = (снят, новым людям не показываем)
preview-card = карточка { $number } из { $total }, { $length ->
    [one] { $length } знак
    [few] { $length } знака
   *[many] { $length } знаков
 }
preview-question = { $kind ->
    [single] один ответ
    [several] несколько ответов
    [order] порядок
    [match] пары
   *[text] свой ответ
 }, ответ в карточке { $card }
preview-explanation = 💡 { $text }
preview-level = { $level ->
    [must] обязательно
   *[advised] совет
 }
preview-why = <b>Зачем.</b> { $text }
preview-how = <b>Как.</b> { $text }
preview-source = Источник: { $source }.
preview-checked = Сверено { $date }.

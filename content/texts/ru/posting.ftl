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
people-no-files = Этот файл мне не нужен: хватит слов и кнопок, а из файлов — плана постов в XLSX (/plan, «Файлом»). И, пожалуйста, не присылайте данные пациентов.
people-file-large = Файл больше мегабайта, такой я не открываю. Оставьте в таблице только план, без картинок, и пришлите ещё раз.
people-file-lost = Файл до меня не дошёл: связь подвела. Пришлите его ещё раз.
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
people-kind = { $kind ->
        [hospital] больница
        [clinic] поликлиника
        [school] школа
       *[other] другое
    }
people-button-kind = { $kind ->
        [hospital] Больница
        [clinic] Поликлиника
        [school] Школа
       *[other] Другое
    }
# По каким словам названия видно, что это за учреждение.
people-kind-words = hospital больница больницы больнице црб рдкб окб гкб цгб госпиталь диспансер роддом, clinic поликлиника поликлиники поликлинике амбулатория фап, school школа школы сош оош гимназия лицей интернат
people-pages-count = { $count ->
        [0] пока нет
       *[some] { $count }
    }
people-pause-none = Пауза: нет
people-pause-until = Пауза: по { $day } включительно
people-day = { $day } { calendar-month-of }
people-button-change-name = Имя
people-button-change-place = Учреждение
people-button-pages = Страницы
people-button-zone = Город и время
people-button-tips = 💡 Советы
people-button-habits = 🔕 Когда писать
people-button-pause = Пауза
people-button-delete = Удалить мои данные

people-ask-new-name = Как к вам обращаться? Напишите имя.
people-ask-new-place = <b>Где вы работаете?</b>

    Напишите, как ваше учреждение называют люди. Или скажите кнопкой, что это: советы и идеи станут ближе к делу.
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
    🗓 /plan — когда выходят посты: ритм, напоминания, идеи
    ⏰ /deadlines — что и к какому дню, напоминания
    📈 /progress — что уже получилось
    💡 /tips — маленькое дело на день, время и дни
    ⚙️ /settings — имя, страницы, город, тихие часы, пауза

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
command-plan = План постов
command-deadlines = Мои сроки
command-progress = Мой прогресс
command-tips = Советы: время и дни
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
progress-button-plan = 🗓 План
progress-button-deadlines = ⏰ Сроки
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

### calendar: days, weekdays and months as they are said; $weekday is ISO (1 is Monday), $month is 1-12

calendar-weekday = { $weekday ->
        [1] понедельник
        [2] вторник
        [3] среда
        [4] четверг
        [5] пятница
        [6] суббота
       *[7] воскресенье
    }
calendar-weekday-short = { $weekday ->
        [1] пн
        [2] вт
        [3] ср
        [4] чт
        [5] пт
        [6] сб
       *[7] вс
    }
calendar-weekday-on = { $weekday ->
        [1] в понедельник
        [2] во вторник
        [3] в среду
        [4] в четверг
        [5] в пятницу
        [6] в субботу
       *[7] в воскресенье
    }
calendar-month = { $month ->
        [1] январь
        [2] февраль
        [3] март
        [4] апрель
        [5] май
        [6] июнь
        [7] июль
        [8] август
        [9] сентябрь
        [10] октябрь
        [11] ноябрь
       *[12] декабрь
    }
calendar-month-of = { $month ->
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
calendar-date-short = { calendar-weekday-short }, { people-day }
calendar-today = сегодня
calendar-tomorrow = завтра
# What people type for days: ISO digits, then the words that mean them; 0 means nothing.
calendar-day-words = 0 и по в во дни дням каждый каждую каждое, 1 пн понедельник понедельникам, 2 вт вторник вторникам, 3 ср среда среду средам, 4 чт четверг четвергам, 5 пт пятница пятницу пятницам, 6 сб суббота субботу субботам, 7 вс воскресенье воскресеньям, 12345 будни будням рабочие рабочим, 67 выходные выходным, 1234567 день ежедневно все
calendar-days = { $days ->
        [12345] по будням
        [67] по выходным
        [1234567] каждый день
       *[other] { $names }
    }

### check
# Что говорит проверка материалов (python -m bot check). Сначала что не так, потом что сделать.

# Где в файле: эти слова стоят перед предложением.
check-in-question = вопрос «{ $id }»
check-in-item = пункт «{ $id }»
check-in-tip = совет «{ $id }»
check-in-day = день «{ $id }»
check-in-rubric = рубрика «{ $id }»
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
check-field-when = в поле «{ $field }» не день. Напишите месяц и день: 02-04, подряд: 04-24..04-30, или по правилу: third sunday of june (место — first, second, third, fourth, last).
check-field-span = в поле «{ $field }» не день года. Напишите месяц и день: 02-23, или подряд: 01-01..01-08.
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

# Календарь и выходные
check-day-source = не сказано, откуда известна дата. Добавьте source: номер и дату указа, адрес страницы или слово «общеизвестно».
check-year-twice = год { $year } уже есть выше. Соберите его дни в одну запись.
check-off-and-working = { $day } стоит и в off, и в working. Оставьте где-то одно.
check-working-weekday = { $day } и так рабочий день. В working пишут субботы и воскресенья, которые сделали рабочими.

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
check-due-earlier = срок { $days } меньше, чем у урока выше ({ $before }). Дни считаются от начала занятий: поставьте { $before } или больше.
check-zone = часового пояса «{ $zone }» не существует ({ $city }). Нужно имя вида Europe/Moscow.

### preview
# Страница предпросмотра (python -m bot preview): её видят редакторы.

preview-title = { $title }: как это увидят в телефоне
preview-about = Над каждым экраном написано, в каком файле он лежит. Версия материалов: { $version }.
preview-lessons = Уроки
preview-quizzes = Самопроверка
preview-checklists = Чек-листы
preview-tips = Советы дня
preview-calendar = Календарь
preview-rubrics = Рубрики
preview-for = Кому: { $kinds }.
preview-kind = { $kind ->
    [hospital] больница
    [clinic] поликлиника
    [school] школа
   *[other] другие
 }
preview-months = Когда: { $months }.
preview-sensitive = 🕯 Чувствительный день: ничего праздничного.
preview-from-to = { $first } — { $last }
preview-nth = { $place ->
    [1] { $weekday ->
        [3] первая
        [5] первая
        [6] первая
        [7] первое
       *[1] первый
     }
    [2] { $weekday ->
        [3] вторая
        [5] вторая
        [6] вторая
        [7] второе
       *[1] второй
     }
    [3] { $weekday ->
        [3] третья
        [5] третья
        [6] третья
        [7] третье
       *[1] третий
     }
    [4] { $weekday ->
        [3] четвёртая
        [5] четвёртая
        [6] четвёртая
        [7] четвёртое
       *[1] четвёртый
     }
   *[last] { $weekday ->
        [3] последняя
        [5] последняя
        [6] последняя
        [7] последнее
       *[1] последний
     }
 } { $day } { $of }
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

### tips

tips-tip = 💡 <b>Дело на сегодня</b>

    { $text }
tips-first = <i>Такие дела на пару минут буду присылать { $days } в { $time }. Удобнее в другое время? Кнопка ниже.</i>
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
tips-gone = Этого совета больше нет. Скоро будет другой.

tips-habits = <b>💡 Советы</b>

    Одно маленькое дело для страницы, на пару минут.

    { $when }

    Другое время напишите сами: «10:15» или «пн ср 14:00».
tips-on = Приходят { $days } в { $time }.
tips-off = Сейчас выключены. Выберите время — и начну.
tips-next = Следующий: { $day }.
tips-last-day = Один день оставим. Совсем без советов — кнопка «Выключить».
tips-unreadable = Не разобрал. Напишите время, например 9:30, или дни и время: «пн ср 14:00».
tips-button-on = Включить советы
tips-button-off = Выключить советы
tips-button-last = 💡 Последний совет

### habits

habits-quiet = <b>🔕 Когда писать</b>

    { $silence }
    { $due }
    { $lead }

    Свои тихие часы напишите: «22–7».
habits-silence = Тихие часы: с { $start } до { $end }. В это время молчу.
habits-no-silence = Тихих часов нет.
habits-due-on = Но если срок истекает ночью, напишу и в тихий час.
habits-due-off = Если срок истекает ночью, скажу раньше или дождусь утра.
habits-lead = О публикации напоминаю за { $minutes ->
        [15] 15 минут
        [30] полчаса
        [60] час
       *[120] два часа
    }.
habits-button-no-silence = Без тихих часов
habits-button-due = Срок важнее тишины
habits-button-lead = За { $minutes ->
        [15] 15 минут
        [30] полчаса
        [60] час
       *[120] 2 часа
    }
habits-unreadable = Не разобрал. Напишите, с какого и до какого часа молчать, например «22–7».

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
deadlines-button-mine = ⏰ Мои сроки

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
deadlines-not-hers = Это напоминание уже не действует. Все сроки — в /deadlines.

### posting

# Слова, по которым узнаю день и месяц: сначала число, потом слова, между группами запятая.
posting-month-words = 1 января янв, 2 февраля фев, 3 марта мар, 4 апреля апр, 5 мая май, 6 июня июн, 7 июля июл, 8 августа авг, 9 сентября сен сент, 10 октября окт, 11 ноября ноя нояб, 12 декабря дек
posting-ahead-words = 1 сегодня, 2 завтра, 3 послезавтра

posting-page = { $platform }: { $address }
posting-when = { $day } в { $time }
posting-line = { $state ->
        [published] ✅
        [skipped] ⏭
        [missed] ▫️
        [open] ❔
       *[planned] ⏳
    } { $day }, { $time }{ $about }{ $page }
posting-topic = Тема: <b>{ $topic }</b>
posting-link = Ссылка: { $link }
posting-idea = 💡 { $idea }
posting-idea-tip = { $text }
posting-idea-rubric = <b>{ $title }.</b> { $text }
posting-idea-day = <b>{ $ahead ->
        [0] В этот день
        [1] На следующий день
       *[many] Скоро, { $day },
    } — { $title }.</b> { $text }
posting-sensitive = 🕯 Это особенный день: { $title }. Обойдёмся без праздничного и весёлого.

posting-plan = <b>🗓 План постов</b>
posting-plan-empty = Пока пусто. Начните с ритма: в какие дни и во сколько выходят посты. Напомню заранее, подскажу тему.
posting-no-pages = Сначала добавьте страницу: план у каждой свой.
posting-week-this = <b>Эта неделя, { $span }</b>
posting-week-next = <b>Следующая, { $span }</b>
posting-week-glance = <b>🗓 Неделя { $span }</b>
posting-week-empty = постов пока нет
posting-span-short = { $first }–{ $last }
posting-span = { $first } – { $last }
posting-more = …и ещё { $count }
posting-day-occasion = 📌 { $day }: { $title }
posting-day-sensitive = 🕯 { $day }: { $title }
posting-standing = <i>{ $page }вышло { $published }, в плане { $planned }, норма { $norm }</i>
posting-standing-free = <i>{ $page }вышло { $published }, в плане { $planned }</i>

posting-button-plan = 🗓 План
posting-button-rhythm = 🔁 Ритм
posting-button-post = ➕ Разовый пост
posting-button-norm = 🎯 Норма
posting-button-picture = 🖼 Картинкой
posting-button-files = 📄 Файлом
posting-button-waiting = Ждут ответа: { $count }
posting-button-back = ‹ К посту

posting-reminder = ⏰ <b>Пост { $when }</b>
    { $page }
posting-post-planned = 🗓 <b>Пост { $when }</b>
    { $page }
posting-post-open = 🗓 <b>Пост { $when }: вышел?</b>
    { $page }
posting-post-published = ✅ <b>Вышел: пост { $when }</b>
    { $page }
posting-post-skipped = ⏭ <b>Без этого поста: { $when }</b>
    { $page }

    Бывает. Страница живёт дальше. Захотите вернуть — перенесите его.
posting-post-missed = ▫️ <b>Пост { $when }</b>
    { $page }

    Ответа не было, и это не страшно. Если он всё-таки вышел — отметьте, пересчитаю неделю.
posting-ask-link = Пришлите ссылку на него, если она под рукой: останется здесь, в плане. Можно и без ссылки.
posting-follow-up = <b>Пост { $when } вышел?</b>
    { $page }

    Ответьте одной кнопкой. Не до того — не отвечайте: об этом посте больше не спрошу.
posting-follow-ups = <b>{ $count ->
        [one] { $count } пост
        [few] { $count } поста
       *[many] { $count } постов
    } ждут вашего слова</b>

    { $posts }

    Какие вышли? Не до того — не отвечайте: больше не спрошу.
posting-follow-up-none = Ни один пост не ждёт ответа. Хорошо идёте.
posting-button-published = ✅ Вышел
posting-button-published-late = ✅ Всё-таки вышел
posting-button-came-out = ✅ { $day }, { $time } вышел
posting-button-otherwise = Иначе…
posting-button-move = 🕒 Перенести
posting-button-idea = 💡 Нужна идея
posting-button-skip = Пропустить
posting-button-checklist = ☑️ Чек-лист

posting-ask-move = <b>Куда перенести пост?</b>
    Сейчас он { $when }.
    { $page }

    Выберите или напишите своё: «18:30», «пт 12:00», «28.11 18:30».
posting-button-move-hour = На час: { $time }
posting-button-move-evening = На вечер: { $time }
posting-button-move-tomorrow = На завтра: { $time }
posting-button-move-later = На день позже: { $time }

posting-ideas = <b>О чём написать, { $day }?</b>
posting-ideas-line = <b>{ $number }.</b> { $idea }
posting-ideas-none = Идеи кончились даже у меня. Спросите подписчиков, о чём им рассказать.
posting-button-take = Беру { $number }
posting-button-more = Ещё идеи

posting-published = Отлично, отметил ✓
posting-link-saved = Ссылку сохранил ✓
posting-skipped = Хорошо, пропускаем.
posting-moved = Перенёс ✓
posting-planted = Поставил в план ✓
posting-there-already = Этот пост уже в плане.
posting-out-already = Этот пост уже вышел.
posting-idea-taken = Тему записал ✓
posting-idea-gone = Этой идеи больше нет. Посмотрите другие.
posting-no-slot = Такого поста в вашем плане нет. Откройте /plan и выберите свой.
posting-no-page = Такой страницы у вас нет. Откройте /plan и выберите свою.

posting-bad-link = Не похоже на ссылку. Откройте пост, нажмите «Скопировать ссылку» и вставьте сюда. Или просто откройте /plan: можно и без неё.
posting-unreadable-days = Не понял дни. Напишите, например: «пн ср пт 10:00» или «по будням 9:30».
posting-unreadable-time = Не понял время. Напишите часы и минуты, от 00:00 до 23:59, например: «18:30».
posting-unreadable-date = Не понял день. Напишите, например: «28.11 18:30 День матери», «завтра 10:00» или «пт 12:00».
posting-unreadable-no-such-day = Такого дня в календаре нет. Проверьте число и месяц и напишите ещё раз, например: «28.11 18:30».
posting-unreadable-past = Это время уже прошло. Напишите день и время, которые впереди, например: «завтра 10:00».
posting-unreadable-far = Так далеко я не загадываю: план — на год вперёд. Напишите день поближе.
posting-unreadable-topic = Тема длинновата. Уместите её в 120 знаков, подробности останутся для поста.
posting-minute-taken = На { $time } в этот день у страницы уже есть пост. Выберите другое время, хоть на минуту позже.

posting-choose-rhythm = <b>Ритм какой страницы?</b>
posting-choose-post = <b>Пост для какой страницы?</b>
posting-ask-post = <b>Когда и о чём пост?</b>
    { $page }

    Напишите одной строкой день, время и тему, например:
    «{ $day }.{ $month } 18:30 Как записаться к врачу»

    Можно «завтра 10:00» или «пт 12:00», тему — потом.

posting-rhythms = <b>🔁 Ритм</b>
    { $page }

    { $rhythms }

    Добавьте кнопкой или напишите: «пн ср пт 10:00».
posting-rhythms-none = Пока не выбран. Хватит трёх дней в неделю: ровный ритм важнее частого.
posting-rhythm-line = • { $days } в { $time }{ $about }
posting-rhythm-added = Добавил в план ✓
posting-rhythm-there = Такой ритм уже есть.
posting-rhythm-taken = У этой страницы уже есть пост { calendar-weekday-on } в { $time }. Выберите другое время, хоть на минуту позже: «пн ср пт 10:30».
posting-rhythm-too-many = Больше { $limit } постов в неделю я не удержу. Уберите лишние или добавьте меньше дней.
posting-rhythm-removed = Убрал. Посты с темой остались в плане.
posting-rhythm-gone = Этого ритма уже нет.
posting-rubric-set = Рубрику записал ✓
posting-rubric-gone = Этой рубрики больше нет. Выберите другую.
posting-button-add-days = ➕ Выбрать дни
posting-button-days = ‹ Дни
posting-button-time = Дальше: время
posting-button-rubric = Выбрать рубрику
posting-button-no-rubric = 🏷 Рубрика
posting-button-rubric-none = Без рубрики
posting-button-remove = ✕ { $days } { $time }
posting-button-remove-many = ✕ { $time }, { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    }
posting-ask-days = <b>В какие дни выходят посты?</b>

    Отметьте дни. Обычно хватает трёх.
posting-ask-time = <b>Во сколько?</b>

    Дни: { $days }. Нет нужного времени — напишите всё разом: «пн ср пт 10:30».
posting-ask-rubric = <b>О чём эти посты?</b>
    { $days } в { $time }

    { $rubrics }
posting-rubric-line = <b>{ $title }</b> — { $hint }

posting-norms = <b>🎯 Норма на неделю</b>

    { $pages }

    Ориентир: больнице и поликлинике — 3–5 постов в неделю, небольшому учреждению — 1–2.

    { $weekly }
posting-norms-line = { $page } — <b>{ $norm ->
        [one] { $norm } пост
        [few] { $norm } поста
       *[many] { $norm } постов
    }</b>
posting-norms-line-free = { $page } — <b>без нормы</b>
posting-norms-weekly = По понедельникам присылаю неделю целиком, а в середине недели подсказываю, если постов не хватает.
posting-norms-silent = Сам о неделе не пишу: она всегда здесь, в плане.
posting-norm-set = Норму записал ✓
posting-weekly-on = Буду присылать неделю.
posting-weekly-off = Хорошо, о неделе не пишу.
posting-button-less = − 1
posting-button-norm-more = + 1
posting-button-weekly-on = Присылать неделю
posting-button-weekly-off = Не присылать неделю
posting-norm-short = <b>🎯 Как собрать неделю</b>
posting-norm-lack = { $page }
    Вышло { $published }, в плане { $planned }, норма { $norm }. Не хватает { $missing ->
        [one] { $missing } поста
       *[many] { $missing } постов
    }.
    { $way }{ $late }
posting-norm-way = Самый короткий путь — { $count ->
        [one] этот пост. Поставить?
       *[many] эти посты. Поставить?
    }
posting-norm-no-way = Свободного времени на этой неделе уже нет. Ничего страшного: начнём следующую с запасом.
posting-norm-late = А если что-то уже вышло — отметьте, пересчитаю.
posting-norm-enough = Норма недели набирается. Так и держите.
posting-button-add = ➕ { $day }, { $time }

### outbox

outbox-button-why = Почему пришло?
outbox-why = { $kind ->
        [tip] Пишу, потому что включены советы: одно дело для страницы в выбранные вами дни и время.
        [nudge] Пишу, потому что у задания подходит срок или он уже прошёл. Как только оно сделано или отложено, замолкаю.
        [slot] Пишу, потому что в вашем плане скоро пост, а вы просили напоминать заранее.
        [slot-again] Пишу, потому что время поста в плане прошло, а я не знаю, вышел ли он. Спрашиваю один раз.
        [norm] Пишу, потому что до нормы недели не хватает постов. Такое письмо одно в неделю.
        [week] Пишу, потому что по понедельникам присылаю неделю плана целиком.
       *[other] Пишу, потому что это касается вас и вашей страницы.
    }
outbox-forgotten = Это сообщение я уже не помню.
outbox-button-less = Реже
outbox-button-no-tips = Без советов
outbox-button-deadlines = ⏰ Мои сроки
outbox-button-norms = 🎯 Норма
outbox-button-no-weeks = Без писем о неделе
outbox-button-pause = ⏸ Пауза
outbox-button-quiet = 🔕 Когда писать

### papers: what people carry away; plain text, without tags

papers-week = План на неделю
papers-week-span-short = { $first }–{ $last }
papers-week-span = { $first } – { $last }
papers-week-no-topic = { $stand ->
        [planned] Тему ещё выбираем
       *[other] Без темы
    }
papers-week-more = … и ещё { $count }
papers-standing = { $page }: вышло { $published }, в плане { $planned }, норма { $norm }
papers-standing-free = { $page }: вышло { $published }, в плане { $planned }
papers-stand = { $stand ->
        [open] вышел?
        [published] вышел
        [skipped] пропущен
        [missed] без ответа
       *[planned] в плане
    }

papers-plan = План постов
papers-plan-sheet = План
papers-plan-hints = Подсказки
papers-file-plan = План постов.xlsx
papers-file-template = Шаблон плана постов.xlsx
papers-file-calendar = План постов.ics
papers-column-date = Дата
papers-column-time = Время
papers-column-page = Страница
papers-column-rubric = Рубрика
papers-column-topic = Тема
papers-column-state = Состояние
papers-hints-title = Как заполнить план
papers-hint-date = День, когда пост выйдет: 28.11.2026. Только дни впереди, не дальше года.
papers-hint-time = Время по вашим часам: 18:30.
papers-hint-page = Адрес страницы из списка справа. Если страница у вас одна, можно не заполнять.
papers-hint-rubric = Рубрика из списка справа. Можно не заполнять.
papers-hint-topic = О чём пост, до { $limit } знаков. Можно не заполнять: тему подскажу позже.
papers-hint-state = Заполняю сам, когда вы выгружаете план. В вашем файле этот столбец не читаю.
papers-hints-back = Готово? Сохраните файл и пришлите его мне в чат, как обычный документ. Сначала покажу, что изменится, и только потом запишу.
papers-hints-limit = Один пост — одна строка, всего до { $limit } строк. Без формул и объединённых ячеек.
papers-hints-pages = Страницы
papers-hints-rubrics = Рубрики
papers-tip-date = Например, 28.11.2026
papers-tip-time = Например, 18:30
papers-tip-page = Выберите страницу из списка
papers-tip-rubric = Выберите рубрику из списка или оставьте пустым
papers-tip-topic = До { $limit } знаков; можно оставить пустым
papers-event = Пост на странице
papers-event-about = Пост: { $about }

### imports

# Как люди называют столбцы и площадки: сначала имя для меня, потом слова, между группами запятая.
imports-column-words = date дата день число, time время час часы, page страница паблик госпаблик сообщество группа канал, rubric рубрика раздел, topic тема пост текст заголовок
imports-platform-words = vk вк вконтакте vk, ok ок одноклассники ok, telegram телеграм телеграмм тг telegram, max макс max

imports-files = <b>📄 План файлом</b>

    { $ahead ->
        [0] В плане пока пусто: возьмите шаблон.
        [one] Впереди { $ahead } пост.
        [few] Впереди { $ahead } поста.
       *[many] Впереди { $ahead } постов.
    }

    Заполните таблицу на компьютере и пришлите её сюда файлом XLSX. Сначала покажу, что изменится, и без вашего «да» ничего не запишу.
imports-button-files = 📄 Файлом
imports-button-template = Шаблон XLSX
imports-button-plan = Выгрузить XLSX
imports-button-calendar = В календарь телефона
imports-button-back = ‹ К плану
imports-template = Шаблон плана. Заполните и пришлите мне обратно; подсказки — на втором листе.
imports-plan = { $count ->
        [0] План пока пуст, но таблица готова: заполните её и пришлите мне обратно.
        [one] Ваш план: { $count } пост. Тему можно дописать прямо в таблице и прислать её обратно.
        [few] Ваш план: { $count } поста. Темы можно дописать прямо в таблице и прислать её обратно.
       *[many] Ваш план: { $count } постов. Темы можно дописать прямо в таблице и прислать её обратно.
    }
imports-calendar = Откройте файл — телефон предложит добавить посты в календарь. Изменится план — выгрузите ещё раз: события обновятся, а не задвоятся.
imports-calendar-empty = Впереди пока нет постов. Добавьте их, и выгружу в календарь.
imports-sent = Отправил файл ✓

imports-report = <b>📄 { $name }</b>

    { $counts }

    { $rows }
imports-count-new = 🆕 Новых: { $count }
imports-count-changed = ✏️ Изменятся: { $count }
imports-count-same = ✓ Уже в плане: { $count }
imports-count-wrong = ⚠️ Не могу записать: { $count }
imports-row-new = 🆕 { $what }
imports-row-changed = ✏️ { $what }
imports-row-same = ✓ { $what }
imports-row-wrong = ⚠️ <b>Строка { $number }.</b> { $why }
imports-what = { $day }, { $time }{ $about }{ $page }
imports-fault-formula = Здесь формула. Впишите вместо неё значение.
imports-fault-error = В ячейке ошибка Excel. Впишите значение.
imports-fault-merged = Ячейки объединены. Разъедините их: одна строка — один пост.
imports-fault-no-date = Нет даты.
imports-fault-date = Не понял дату «{ $given }». Напишите так: 28.11.2026.
imports-fault-no-such-day = Такого дня нет: «{ $given }».
imports-fault-no-time = Нет времени.
imports-fault-time = Не понял время «{ $given }». Оно от 00:00 до 23:59.
imports-fault-no-page = Не указана страница.
imports-fault-page = Не нашёл у вас страницу «{ $given }».
imports-fault-rubric = Нет рубрики «{ $given }». Выберите из списка в шаблоне.
imports-fault-topic = Тема длинная: «{ $given }…». Уместите её в { $limit } знаков.
imports-fault-twice = Та же страница и минута, что в строке { $given }.
imports-fault-past = Это время прошло: { $what }.
imports-fault-far = Дальше года не планирую: { $what }.
imports-fault-taken = Этот пост уже закрыт, менять его не стану: { $what }.
imports-fault-page-gone = Эту страницу вы убрали.
imports-nothing = Записывать нечего: в плане всё это уже есть.
imports-nothing-right = Записать пока нечего. Поправьте строки и пришлите файл снова.
imports-ask = Пока ничего не записал. Записать?
imports-ask-part = Пока ничего не записал. Записать то, что можно?
imports-button-write = Записать { $count ->
        [one] { $count } пост
        [few] { $count } поста
       *[many] { $count } постов
    }
imports-button-not = Не записывать
imports-button-further = Дальше ›
imports-button-before = ‹ Раньше
imports-screen = <i>{ $screen } из { $screens }</i>

imports-written = <b>Готово.</b> { $parts }
imports-written-new = Добавил { $count ->
        [one] { $count } пост
        [few] { $count } поста
       *[many] { $count } постов
    }.
imports-written-changed = Обновил { $count ->
        [one] { $count } пост
        [few] { $count } поста
       *[many] { $count } постов
    }.
imports-written-nothing = В плане уже всё из этого файла.
imports-written-wrong = Не записал { $count ->
        [one] { $count } строку
        [few] { $count } строки
       *[many] { $count } строк
    }: поправьте и пришлите файл снова, остальное не задвоится.
imports-draft-gone = Этого файла у меня уже нет. Пришлите его ещё раз: повторы ничего не испортят.

imports-not-read-broken = Не смог открыть этот файл: похоже, он повреждён или с паролем. Сохраните таблицу заново в формате XLSX и пришлите ещё раз.
imports-not-read-large = Файл слишком велик для плана. Оставьте одну таблицу, без картинок и лишних листов, или скопируйте её в мой шаблон.
imports-not-read-rows = В таблице больше { $limit } строк. Разделите её на части и пришлите по одной.
imports-not-read-empty = В таблице нет ни одной строки с постом. Заполните её и пришлите ещё раз.
imports-not-read-columns = Не нашёл столбцы: { $missing }. Назовите их в первой строке или скопируйте таблицу в мой шаблон.
imports-not-read-no-pages = Сначала добавьте страницу, для которой этот план: «Настройки» → «Страницы». И пришлите файл ещё раз.
imports-not-read-kind = Этот файл — не XLSX. Откройте его в Excel или другой таблице, сохраните как XLSX и пришлите ещё раз.

### commands

command-plan = План постов

### posting

posting-when = { $day } в { $time }
posting-line = { $state ->
        [published] ✅
        [skipped] ⏭
        [missed] ▫️
        [open] ❔
       *[planned] ⏳
    } { $day }, { $time }{ $about }{ $page }
posting-offer = <b>Добавить пост в план?</b>
    { $page }

    { $day } в { $time }{ $about }
posting-button-offer = ➕ Добавить в план
# Слова, которыми просят записать пост: темой они не станут.
posting-offer-words = 0 пост посты поста запиши запишите записать добавь добавьте добавить поставь поставьте поставить внеси внесите внести запланируй запланируйте запланировать напиши напишите план плана про о об в на публикация публикацию хочу надо нужно пожалуйста мне нам выйдет выходит будет сделай сделайте тема тему и а
# Слова, с которыми день — не новый пост.
posting-no-offer-words = 0 удали удалить удалите убери уберите убрать перенеси перенести перенесите сдвинь отмени отменить отмените поменяй какой какая какие какое что чего когда кто где почему зачем сколько не нет до пауза паузу отпуск отпуске отпуска больничный больничном заболела заболел болею болела можно нельзя напомни напомните выходит выйдет был было вышел вышла опубликовала опубликовал выложила вернусь вернулась уезжаю буду пиши пишите присылай присылайте скопируй повтори
posting-offer-late = Этот вопрос уже закрыт. Напишите день, время и тему ещё раз.
posting-today-waiting = ❔ <b>{ $count ->
        [one] Вышел пост
       *[many] Вышли посты
    }?</b>
posting-today-ahead = 📣 <b>Сегодня по плану</b>
posting-button-prepare = 📝 Пост в { $time }
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
posting-plan-later = Ближайший пост — { $when }.
posting-no-pages = Сначала добавьте страницу: план у каждой свой.
posting-week = <b>🗓 Неделя { $span }</b>
posting-legend-published = ✅ вышел
posting-legend-planned = ⏳ впереди
posting-legend-open = ❔ вышел ли? откройте и скажите
posting-legend-skipped = ⏭ пропущен
posting-legend-missed = ▫️ ответа не было: если вышел, откройте и отметьте
posting-week-this = <b>Эта неделя, { $span }</b>
posting-week-next = <b>Следующая, { $span }</b>
posting-week-empty = постов пока нет
posting-span-short = { $first }–{ $last }
posting-span = { $first } – { $last }
posting-more = …и ещё { $count }
posting-day-occasion = 📌 { $day }: { $title }
posting-day-sensitive = 🕯 { $day }: { $title }
posting-standing = <i>{ $page }вышло { $published }, в плане { $planned }, норма { $norm }</i>
posting-standing-free = <i>{ $page }вышло { $published }, в плане { $planned }</i>

posting-why-ahead = Пишу, потому что в вашем плане скоро пост, а вы просили напоминать заранее.
posting-why-again = Пишу, потому что время поста в плане прошло, а я не знаю, вышел ли он. Спрашиваю один раз.
posting-why-norm = Пишу, потому что до нормы недели не хватает постов. Такое письмо одно в неделю.
posting-why-week = Пишу, потому что по понедельникам присылаю неделю плана целиком.
posting-button-no-weeks = Неделю не слать
posting-button-plan = 🗓 План
posting-button-rhythm = 🔁 Ритм
posting-button-post = ➕ Разовый пост
posting-button-norm = 🎯 Норма
posting-button-week-last = ‹ Прошлая
posting-button-week-all = Вся неделя
posting-button-week-before = ‹ Раньше
posting-button-week-after = Дальше ›
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
posting-reminders = ⏰ <b>Скоро { $count ->
        [one] { $count } пост
        [few] { $count } поста
       *[many] { $count } постов
    }</b>

    { $posts }

    Откройте любой: там идея, чек-лист и перенос.
posting-today = 🗓 <b>Сегодня { $count ->
        [one] выходит пост
       *[many] выходят посты
    }</b>

    { $posts }
posting-button-open = Открыть: { $day }, { $time }
posting-button-restore = ↺ Вернуть
posting-button-published = ✅ Вышел
posting-button-published-late = ✅ Всё-таки вышел
posting-button-came-out = ✅ { $day }, { $time } вышел
posting-button-out = ✅ { $day }, { $time }
posting-button-out-of-page = ✅ { $time }, { $page }
posting-button-otherwise = Иначе…
posting-page-line = { $state ->
        [published] ✅
        [skipped] ⏭
        [missed] ▫️
       *[planned] ⏳
    } { $page }
posting-button-published-all = ✅ Вышел везде
posting-button-published-on = ✅ { $page }
posting-button-topic = 💬 Тема
posting-button-change = ✏️ Изменить
posting-button-change-back = ‹ Что изменить
posting-button-when = 🕒 День и время
posting-button-pages = 📄 На каких страницах
posting-button-delete = 🗑 Удалить пост
posting-rubric = Рубрика: { $rubric }
posting-change = ✏️ <b>Что изменить?</b>
    Пост { $when }
    { $page }
posting-ask-post-rubric = 🏷 <b>Какая рубрика?</b>
    Пост { $when }
    { $page }
posting-ask-pages = 📄 <b>Где выйдет пост { $when }?</b>

    Отметьте страницы. На нескольких это один пост: одно напоминание и один вопрос.
posting-page-added = Выйдет и здесь ✓
posting-page-dropped = Здесь не выйдет ✓
posting-page-last = Хоть одна страница нужна. Не нужен пост — удалите его.
posting-deleted = 🗑 <b>Удалил: пост { $when }</b>
    { $page }{ $topic }

    Передумаете — в течение дня верну.
posting-undelete-late = Удалённый пост возвращаю в течение дня, этот уже не могу.
posting-button-no-topic = Без темы
posting-ask-topic = <b>О чём пост { $when }?</b>
    { $page }{ $now }

    Напишите тему одной строкой, до 300 знаков.
posting-topic-saved = Тему записал ✓
posting-topic-gone = Тему убрал. Подскажу идею, когда придёт время.
posting-button-move = 🕒 Перенести
posting-button-idea = 💡 Нужна идея
posting-button-skip = Пропустить
posting-button-checklist = ☑️ Чек-лист
posting-button-check = ☑️ Проверить

posting-ask-move = <b>Куда перенести пост?</b>
    Сейчас он { $when }.
    { $page }

    Выберите или напишите своё: «18:30», «пт 12:00», «завтра 18:30».
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
posting-restored = Вернул: пост снова в плане ✓
posting-restore-late = Прошло больше дня, так вернуть уже не могу.
posting-moved = Перенёс ✓
posting-planted = Поставил в план ✓
posting-there-already = Этот пост уже в плане.
posting-out-already = Этот пост уже вышел.
posting-idea-taken = Тему записал ✓
posting-idea-gone = Этой идеи больше нет. Посмотрите другие.
posting-no-slot = Такого поста в вашем плане нет. Откройте /plan и выберите свой.
posting-not-hers = Такой страницы у вас нет. Откройте /plan и выберите свою.
posting-page-removed = Эту страницу вы убрали. Добавьте её снова в настройках, и можно планировать дальше.

posting-link-without-post = Это адрес всей площадки. Откройте сам пост, нажмите «Скопировать ссылку» и вставьте сюда. Или просто откройте /plan: можно и без неё.
posting-bad-link = Не похоже на ссылку. Откройте пост, нажмите «Скопировать ссылку» и вставьте сюда. Или просто откройте /plan: можно и без неё.
posting-unreadable-days = Не понял дни. Напишите, например: «пн ср пт 10:00» или «по будням 9:30».
posting-unreadable-time = Не понял время. Напишите часы и минуты, от 00:00 до 23:59, например: «18:30».
posting-unreadable-date = Не понял день. Напишите, например: «завтра 10:00 Прививки» или «пт 12:00».
posting-unreadable-no-such-day = Такого дня в календаре нет. Проверьте число и месяц и напишите ещё раз, например: «28.11 18:30».
posting-unreadable-past = Это время уже прошло. Напишите день и время, которые впереди, например: «завтра 10:00».
posting-unreadable-far = Так далеко я не загадываю: план — на год вперёд. Напишите день поближе.
posting-unreadable-topic = Тема длинновата. Уместите её в 300 знаков, подробности останутся для поста.
posting-minute-taken = На { $time } в этот день у страницы уже есть пост. Выберите другое время, хоть на минуту позже.

posting-choose-rhythm = <b>Ритм какой страницы?</b>
posting-choose-post = <b>Куда пост?</b>
posting-ask-post = <b>Когда и о чём пост?</b>
    { $page }

    Напишите одной строкой день, время и тему, например:
    «{ $day }.{ $month } 18:30 Как записаться к врачу»

    Можно «завтра 10:00» или «пт 12:00», тему — потом. Несколько строк — несколько постов.

posting-ask-time-of-post = <b>Пост { $day }. Во сколько?</b>
    { $page }{ $about }

    Выберите или напишите своё: «18:30».
posting-ask-time-doubtful = <b>Пост { $day }. Утром или вечером?</b>
    { $page }{ $about }

    Выберите или напишите своё: «18:30».

posting-button-everywhere = 🌐 Везде
posting-lines-many = Столько сразу не удержу. Пришлите до { $limit } строк за раз.
posting-added = <b>Поставил в план: { $count ->
        [one] { $count } пост
        [few] { $count } поста
       *[many] { $count } постов
    } ✓</b>
posting-not-added = ⚠️ <b>Не записал { $count ->
        [one] { $count } строку
        [few] { $count } строки
       *[many] { $count } строк
    }.</b> Нажмите на строку — скопируется. Поправьте и пришлите ещё раз.
posting-not-added-line = <code>{ $line }</code>
    { $why }
posting-button-copy-week = 📋 Повторить
posting-button-take-back = ↺ Вернуть, как было
posting-copied = Повторил на следующей неделе: { $count ->
        [one] { $count } пост
        [few] { $count } поста
       *[many] { $count } постов
    } ✓
posting-copied-nothing = На этой неделе всё это уже есть.
posting-back = <b>Вернул, как было.</b> { $parts }
posting-back-gone = Убрал { $count ->
        [one] { $count } пост
        [few] { $count } поста
       *[many] { $count } постов
    }.
posting-back-as-before = { $count ->
        [one] { $count } пост снова без темы
        [few] { $count } поста снова без темы
       *[many] { $count } постов снова без темы
    }.
posting-back-left = { $count ->
        [one] { $count } пост вы с тех пор изменили: его не трогал.
        [few] { $count } поста вы с тех пор изменили: их не трогал.
       *[many] { $count } постов вы с тех пор изменили: их не трогал.
    }
posting-back-late = Это уже возвращено, или прошло больше дня. План можно поправить здесь: /plan.

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
posting-norms-line-open = { $page } — <b>пока без нормы</b>
posting-norms-line-free = { $page } — <b>без нормы</b>
posting-norms-weekly = По понедельникам присылаю неделю целиком, а в середине недели подсказываю, если до вашей нормы не хватает постов.
posting-norms-silent = Сам о неделе не пишу: она всегда здесь, в плане.
posting-norm-set = Норму записал ✓
posting-weekly-on = Буду присылать неделю.
posting-weekly-off = Хорошо, о неделе не пишу.
posting-button-less = − 1
posting-button-norm-take = Взять { $norm ->
        [one] { $norm } пост
        [few] { $norm } поста
       *[many] { $norm } постов
    } в неделю
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

### papers: what people carry away; plain text, without tags

papers-week = План на неделю
papers-week-span-short = { $first }–{ $last }
papers-week-span = { $first } – { $last }
papers-week-no-topic = { $stand ->
        [planned] Тему ещё выбираем
       *[other] Без темы
    }
papers-week-more = … и ещё { $count }
papers-standing = { $page }вышло { $published }, в плане { $planned }, норма { $norm }
papers-standing-free = { $page }вышло { $published }, в плане { $planned }
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
papers-column-weekday = День недели
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
papers-hints-limit = Один пост — одна строка, всего до { $limit } строк. Без объединённых ячеек.
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
imports-column-words = date дата даты день число числа когда, time время времени час часы сколько, page страница страницу страницы паблик госпаблик сообщество группа группу канал площадка площадку аккаунт соцсеть соцсети, rubric рубрика рубрики раздел категория, topic тема темы пост текст заголовок содержание название событие мероприятие чём чем, 0 недели ссылка ссылки согласующий ответственный состояние статус
# Из двух дат беру ту, где есть слово из better, и не беру ту, где слово из worse.
imports-choice-words = better публикации публикация выхода выход размещения поста, worse согласования согласование подачи сдачи сдать создания готовности подготовки утверждения проверки съёмки
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
imports-button-plan = Скачать XLSX
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
imports-row-wrong = ⚠️ <b>Строка { $number }{ $sheet }.</b> { $why }
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
# Как прочитан файл: говорю то, чего по таблице не видно.
imports-told-columns = ℹ️ Столбцы: { $columns }.
imports-told-column = { $column } — «{ $header }»
imports-told-name = «{ $name }»
imports-told-ignored = ℹ️ Не брал: { $names }.
imports-told-hidden-rows = 🙈 На листе { $names } { $count ->
        [one] { $count } строка скрыта, её не читал.
        [few] { $count } строки скрыты, их не читал.
       *[many] { $count } строк скрыто, их не читал.
    }
imports-told-hidden-columns = 🙈 На листе { $names } { $count ->
        [one] { $count } столбец скрыт, его не читал.
        [few] { $count } столбца скрыты, их не читал.
       *[many] { $count } столбцов скрыто, их не читал.
    }
imports-told-hidden-sheet = 🙈 Лист { $names } скрыт, его не читал.
imports-told-unread-sheet = ℹ️ На листе { $names } нет даты и времени, его не читал.
imports-told-further-sheets = ℹ️ Листов слишком много: { $count ->
        [one] последний не читал.
       *[many] последние { $count } не читал.
    }
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
imports-button-faults = ⚠️ Что не записал
imports-button-take-back = ↺ Вернуть, как было
imports-back = <b>Вернул, как было.</b> { $parts }
imports-back-gone = Убрал { $count ->
        [one] { $count } пост
        [few] { $count } поста
       *[many] { $count } постов
    } из этого файла.
imports-back-as-before = У { $count ->
        [one] { $count } поста прежняя тема
       *[many] { $count } постов прежние темы
    } и рубрика.
imports-back-left = { $count ->
        [one] { $count } пост вы с тех пор изменили или он уже прошёл: его не трогал.
        [few] { $count } поста вы с тех пор изменили или они уже прошли: их не трогал.
       *[many] { $count } постов вы с тех пор изменили или они уже прошли: их не трогал.
    }
imports-undo-late = Этот файл уже возвращён, или прошло больше дня. План можно поправить здесь: /plan.
imports-draft-gone = Этого файла у меня уже нет. Пришлите его ещё раз: повторы ничего не испортят.

imports-not-read-broken = Не смог открыть этот файл: похоже, он повреждён или с паролем. Сохраните таблицу заново в формате XLSX и пришлите ещё раз.
imports-not-read-large = Файл слишком велик для плана. Оставьте одну таблицу, без картинок и лишних листов, или скопируйте её в мой шаблон.
imports-not-read-rows = В таблице больше { $limit } строк. Разделите её на части и пришлите по одной.
imports-not-read-empty = В таблице нет ни одной строки с постом. Заполните её и пришлите ещё раз.
imports-not-read-hidden = Все листы в этом файле скрыты, а скрытое я не читаю. Откройте лист с планом и пришлите файл ещё раз.
imports-not-read-columns = Не нашёл столбцы: { $missing }. Назовите их в первой строке или скопируйте таблицу в мой шаблон.
imports-not-read-no-pages = Сначала добавьте страницу, для которой этот план: «Настройки» → «Страницы». И пришлите файл ещё раз.
imports-not-read-kind = Этот файл — не XLSX. Откройте его в Excel или другой таблице, сохраните как XLSX и пришлите ещё раз.

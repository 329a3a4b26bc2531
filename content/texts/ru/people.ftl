### people

# Кто ведёт этого бота: напишите название вашего центра.
people-owner = региональный центр управления (ЦУР)
people-hello = 👋 <b>Здравствуйте! Я — Наставник.</b> Помогаю вести страницу учреждения: уроки по 3–5 минут, вопросы, чек-листы.

    Меня ведёт { people-owner }. Храню только то, что нужно для учёбы: /privacy.
    Пишу и первым: советы, сроки, посты. Не нужно — напишите «стоп».

    <b>Как к вам обращаться?</b>
    Напишите имя или возьмите готовое.
people-privacy = <b>🔒 Что я о вас храню</b>

    Имя, учреждение, адреса страниц и город — если вы их назвали. Ваши ответы, отметки в чек-листах, план постов и настройки. Номер чата, чтобы вам писать.

    Не храню телефоны, переписку и файлы. Данных пациентов и учеников мне не присылайте.

    Меня ведёт { people-owner }. Видите всё это только вы и тот, кто обслуживает бота.

    Удалить можно в любой момент, сразу и насовсем. Чтобы я просто замолчал, напишите «стоп».
people-ask-institution = Рад знакомству, { $name }!

    <b>Где вы работаете?</b>
    Например: Ручейская ЦРБ. Не хочется говорить — пропустите.
people-ask-institution-nameless = <b>Где вы работаете?</b>
    Например: Ручейская ЦРБ. Не хочется говорить — пропустите.
people-ask-page-taken = Записал: { $institution }.
people-ask-page = И последнее: <b>пришлите адрес вашей страницы.</b>

    Подойдёт «ВКонтакте», «Одноклассники», Telegram или MAX. Например: vk.com/ruchey_crb

    По этой странице будем проходить чек-листы. Добавить её можно и потом.
people-button-name = Я { $name }
people-button-skip = Пропустить
people-button-fix-name = ✏️ Исправить имя
people-button-fix-institution = ✏️ Исправить название
people-button-begin = Начать
people-button-back-settings = ‹ Настройки

people-saved = Записал ✓
people-page-saved = Страницу записал ✓
people-page-removed = Страницу убрал. Её чек-листы вернутся, если добавите её снова.
people-page-back = Страница снова с вами ✓
people-page-restore-late = Прошло больше дня. Добавьте страницу по адресу — её чек-листы вернутся.
people-button-restore-page = ↺ Вернуть страницу
people-paused = Отдыхайте. Серия дней не прервётся.
people-pause-over = С возвращением!

# Слова перед именем, которые к нему не относятся.
people-name-words = 0 здравствуйте здраствуйте привет добрый доброе доброго день утро вечер меня зовут моё имя я это зовите обращайтесь ко мне можно просто
people-words-wanted = Одних значков мало: напишите, пожалуйста, буквами.
people-bad-length = Длинновато. Уместите, пожалуйста, в { $limit ->
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
people-alike-city = Такого города в моём списке нет. Может быть, вы про один из этих? Или напишите ближайший крупный: важно только время.
# Слова рядом с городом, которые ничего не значат, и те, от которых считают часы: «мск+2».
people-city-words = 0 г гор город города городе городской я в во из по живу живём работаю мы у нас время времени пояс пос посёлок пгт станица ст ца аул село ст-ца республика рф россия, moscow мск моск москва москвы москве московское московскому, greenwich utc gmt гринвич

people-settings = <b>⚙️ Настройки</b>

    Имя: { $name }
    Учреждение: { $institution }
    Страницы: { $pages }
    Время: { $city }, сейчас { $time }
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
people-pause-now = ⏸ Пауза по { calendar-day } включительно: сам не пишу. Закончить раньше — /settings.
people-button-change-name = Имя
people-button-change-place = Учреждение
people-button-pages = Страницы
people-button-zone = Город и время
people-button-tips = 💡 Советы
people-button-quiet = 🔕 Когда писать
people-button-pause = Пауза
people-button-delete = Удалить мои данные

people-ask-new-name = Как к вам обращаться? Напишите имя.
people-ask-new-place = <b>Где вы работаете?</b>

    Напишите, как ваше учреждение называют люди. Или скажите кнопкой, что это: советы и идеи станут ближе к делу.
people-pages = <b>Ваши страницы</b>

    { $list }
people-pages-empty = Пока ни одной. Добавьте страницу — и можно проходить по ней чек-листы.
people-page-line = { $number }. { $platform }: { $url }
people-page = { $platform }: { $address }
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

    Имя, учреждение, страницы, пройденные уроки и ответы, чек-листы, план постов, сроки, советы и настройки исчезнут навсегда. Вернуть их не смогу даже я.
people-button-delete-yes = Да, удалить всё
people-button-delete-no = Нет, оставить
people-deleted-nearly = Ваши данные я удалил. След от них исчезнет из журнала базы чуть позже: сейчас его читает другая программа. Захотите начать заново — нажмите «Начать».
people-deleted = Готово: я всё забыл. Захотите начать заново — нажмите «Начать».

people-help = <b>❓ Спросите своими словами</b>

    «Что такое ПОС», «как поменять имя», «в четверг в 10 прививки». Пойму и с опечаткой.

    Или выберите:
    ☰ /menu — что ждёт сегодня
    📚 /lessons — уроки по 3–5 минут и вопросы к ним
    🗓 /plan — когда выходят посты: ритм, напоминания, идеи
    ✅ /checklists — пройтись по странице, посту, ответу
    📈 /progress — что уже получилось и что к какому дню
    💡 /tips — маленькое дело на день, время и дни
    ⚙️ /settings — имя, страницы, город, тихие часы, пауза
    🔒 /privacy — что я о вас храню

    Всё сохраняется само: закройте чат на полуслове — продолжим с того же места.


### commands

command-menu = Сегодня
command-settings = Настройки
command-privacy = Что я о вас храню
command-help = Спросить и что я умею

### home

home-hello = <b>Здравствуйте, { $name }!</b>
home-hello-nameless = <b>Здравствуйте!</b>
home-day = Сегодня { calendar-weekday }, { calendar-day }.
home-met = Вот что я записал:
home-met-place = Учреждение: { $institution }
home-met-time = Время: { $city }, сейчас { $time }
home-stop = <b>Как сделать потише?</b>

    Выберите, что вам ближе. Всё пройденное останется с вами.
home-button-quiet = 🔕 Реже, не ночью
home-button-pause = ⏸ Помолчать
home-button-no-tips = 💡 Без советов
home-more = <b>☰ Ещё</b>

    То, что нужно реже.
home-button-fix = ✏️ Исправить
home-button-city = 🕒 Другой город
home-button-learn = 📚 Учиться
home-button-page = 🗓 Посты
home-button-reply = 💬 Ответить
home-button-ask = ❓ Спросить
home-button-more = ☰ Ещё
home-button-checklists = ✅ Чек-листы
home-button-progress = 📈 Прогресс
home-button-settings = ⚙️ Настройки
home-button-privacy = 🔒 Что храню
home-button-crisis = 🚨 Случилась беда

### quiet

quiet-hours = <b>🔕 Когда писать</b>

    { $silence }
    { $due }
    { $lead }

    Свои тихие часы напишите: «22–7».
quiet-silence = Тихие часы: с { $start } до { $end }. В это время молчу.
quiet-no-silence = Тихих часов нет.
quiet-due-on = Но если срок истекает ночью, напишу и в тихий час.
quiet-due-off = Если срок истекает ночью, скажу раньше или дождусь утра.
quiet-lead = О публикации напоминаю за { $minutes ->
        [15] 15 минут
        [30] полчаса
        [60] час
       *[120] два часа
    }.
quiet-button-no-silence = Без тихих часов
quiet-button-due = Срок важнее тишины
quiet-button-lead = За { $minutes ->
        [15] 15 минут
        [30] полчаса
        [60] час
       *[120] 2 часа
    }
quiet-unreadable-time = Не разобрал. Напишите, с какого и до какого часа молчать, например «22–7».
quiet-unreadable-noon = С { $start } до { $end } молчать или, наоборот, писать? Напишите словом: «молчать { $start }–{ $end }» или «писать { $start }–{ $end }».

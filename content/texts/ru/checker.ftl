### check
# Что говорит проверка материалов (python -m bot check). Сначала что не так, потом что сделать.

# Где в файле: эти слова стоят перед предложением.
check-in-question = вопрос «{ $id }»
check-in-item = пункт «{ $id }»
check-in-tip = совет «{ $id }»
check-in-day = день «{ $id }»
check-in-rubric = рубрика «{ $id }»
check-in-module = модуль «{ $id }»
check-in-phrase = фраза «{ $id }»

# Файлы
check-file-missing = файла нет. Верните его на место под этим же именем.
check-file-kind = такой файл здесь никто не прочтёт. Дайте ему окончание { $suffix } или уберите его из папки.
check-file-name = id «{ $id }» не совпадает с именем файла. Назовите файл «{ $id }» или напишите id: { $name }.
check-file-latin = в имени файла можно только маленькие латинские буквы, цифры и дефис, до 24 знаков. Назовите файл { $name }{ $suffix } и напишите в нём id: { $name }.
check-encoding = файл сохранён не в UTF-8. Пересохраните его: «Сохранить как», кодировка UTF-8.
check-invisible = в строке стоит невидимый знак { $code }. Удалите его: сотрите соседние буквы и наберите их заново.
check-mixed-latin = в слове «{ $word }» среди русских букв латинские: { $letters }. На вид такие же, но это другие знаки. Сотрите слово и наберите заново.
check-mixed-russian = в слове «{ $word }» среди латинских букв русские: { $letters }. Сотрите слово и наберите заново, а если так и надо, поставьте дефис: PDF-файл.
check-empty = файл пуст. Заполните его по образцу из content/README.md или удалите.
check-no-header = нет шапки урока. Начните файл строкой ---, затем поля id, title, minutes, module и снова строка ---.
check-second-document = посреди файла стоит строка ---. Уберите её: в таких файлах она не нужна.

check-not-fields = здесь нужен набор полей вида «имя: значение». Сравните с образцом из content/README.md.

# Разметка YAML
check-yaml = строку не удалось разобрать. Сравните отступы, кавычки и двоеточия с соседними строками.
check-yaml-indent = отступ сбит: строка стоит не под соседними. Поля одной записи и дефисы одного списка ставьте друг под другом.
check-yaml-dash = строка с дефисом сдвинута вправо и прилипла к той, что выше. Поставьте дефисы одного списка друг под другом.
check-yaml-no-colon = после имени поля нет двоеточия с пробелом. Пишите так: имя: значение.
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
check-field-id = в поле «{ $field }» можно только маленькие латинские буквы, цифры и дефис. Например: { $example }.
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
check-field-other = поле «{ $field }» заполнено не так. Сравните с образцом из content/README.md.

# Карточки урока
check-card-empty = карточка пустая. Напишите текст или уберите лишнюю строку ---.
check-card-long = карточка слишком длинная: { $length } из { $limit }. Разделите её строкой ---. (Telegram берёт 4096 знаков, MAX — 4000, поэтому предел общий.)
check-caption-long = под картинкой помещается { $limit } знака, а здесь { $length }. Сократите текст или вынесите картинку в отдельную карточку.
check-markdown-html = теги HTML не работают. Жирный пишите так: **слово**, курсив: *слово*. Сам знак «меньше» замените словом.
check-markdown-table = таблицу мессенджер не покажет. Сделайте из неё список.
check-markdown-code = рамку для кода ``` мессенджер покажет плохо. Для одного слова возьмите `слово`, для образца текста — цитату со знаком «больше» в начале строки.
check-markdown-indent = строка сдвинута вправо, и текст превратился в код. Уберите пробелы в начале строки.
check-divider = строка «{ $line }» ничего не разделит: редактор превратил дефисы в тире. Для новой карточки наберите три дефиса: ---.
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
check-markdown-other = такую разметку мессенджер не покажет. Замените её простым текстом.
check-picture-path = путь «{ $path }» не годится. Положите картинку в content/pictures и назовите латиницей: pictures/imya.png или .jpg.
check-picture-missing = картинки «{ $path }» нет. Положите файл в content/pictures или исправьте имя (большие и маленькие буквы различаются).
check-picture-none = «{ $path }» — не картинка или она повреждена: Telegram её не примет. Откройте её на компьютере и сохраните как PNG или JPG, не длиннее 10 000 точек.
check-picture-size = картинка «{ $path }» пустая или больше 10 МБ. Сохраните её заново, поменьше.

# Вопросы
check-no-right = ни один вариант не отмечен верным. Добавьте к нему «right: true».
check-many-right = верных вариантов { $count }, а вопрос с одним ответом. Оставьте один «right: true» или напишите kind: several.
check-all-right = верны все варианты. Добавьте хотя бы один неверный.
check-empty-answer = ответ «{ $text }» без букв и цифр: знаки по краям не сравниваются. Напишите слово или число.
check-same-answers = ответ «{ $text }» повторяется. Измените один из двух.
check-id-twice = id «{ $id }» уже занят. Придумайте другой; если запись уже вышла, менять нужно ту, что новее.
check-word-twice = слово «{ $word }» есть у двух терминов, и я не пойму, о каком спросили. Оставьте его у одного.
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
check-law-sign = примета не читается как регулярное выражение. Проверьте скобки и косые черты. Исправьте её или уберите.
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
check-city-unknown = «{ $name }» ведёт к городу «{ $city }», а его нет в списке cities. Исправьте имя или добавьте город.
check-zone = часового пояса «{ $zone }» не существует ({ $city }). Нужно имя вида Europe/Moscow.

# Фразы бота, texts/ru
check-phrases-missing = папки со словами бота нет. Верните её на место под этим же именем.
check-phrases-moved = этот файл больше не читается. Перенесите его фразы в { $folder }.
check-phrase-twice = такое имя уже есть: { $there }. Оставьте одну из двух.
check-phrase-broken = фразу не удалось прочесть. Сравните её с соседними: имя, знак =, слова; всё, что ниже, с отступом.
check-phrase-start = здесь должна начинаться фраза: имя и знак =. Если это её продолжение, поставьте перед строкой пробелы.
check-phrase-equals = после имени фразы нет знака =. Поставьте его.
check-phrase-brace = фигурная скобка без пары или не с тем внутри. Пишите так: { "{" } $name { "}" }.
check-phrase-default = в выборе нет последней строки со звёздочкой, или звёздочек несколько. Поставьте * перед одной, последней: *[many].
check-phrase-unknown = в скобках названа фраза «{ $other }», а её нет. Исправьте имя или верните эту фразу.
check-phrase-circle = фраза вставляет сама себя через «{ $other }». Уберите одну из ссылок.
check-phrase-attribute = строка вида .имя = здесь не работает. Сделайте отдельную фразу.
check-phrase-foreign = такого в скобках здесь не бывает. Годятся { "{" } $name { "}" }, имя другой фразы и выбор по переменной.
check-phrase-forms = выбор по ${ $name } неполный. Нужны три строки: [one] для 1 и 21, [few] для 2–4 и 22, *[many] для 0 и 5–20.
check-phrase-tag = тега «{ $tag }» мессенджеры не знают. Если нужен сам знак «меньше», напишите &lt;
check-phrase-tag-closes = тег { $tag } закрывает то, что не открыто. Уберите его или откройте раньше.
check-phrase-tag-open = тег «{ $tag }» не закрыт. Допишите в конце такой же с косой чертой.
check-label-empty = надпись пуста, и Telegram не примет всё, на чём она стоит. Напишите слово.
check-label-long = { $length ->
    [one] { $length } знак
    [few] { $length } знака
   *[many] { $length } знаков
 }, а помещается { $limit }. Скажите короче.
check-label-tags = теги здесь не работают: их увидят как есть. Уберите их.
check-label-letters = в вопросе бывает шесть вариантов. Нужны шесть разных букв.

# Итог
check-ok = Всё в порядке. Версия материалов { $version }.
check-ok-counts = Уроков { $lessons } (карточек { $cards }), самопроверок { $quizzes } (вопросов { $questions }), чек-листов { $checklists }, советов { $tips }, рубрик { $rubrics }, дней календаря { $days }, фраз { $phrases }.
check-total = { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
   *[many] { $count } ошибок
 } в папке { $folder } (BOT_CONTENT_DIR).

### preview

# Страница предпросмотра (python -m bot preview): её видят редакторы.

preview-title = { $title }: как это увидят в телефоне
preview-about = Над каждым экраном — строка файла, в которой он начинается. Версия материалов: { $version }.
preview-lessons = Уроки
preview-quizzes = Самопроверка
preview-checklists = Чек-листы
preview-tips = Советы дня
preview-calendar = Календарь
preview-rubrics = Рубрики
preview-phrases = Слова бота
preview-line = строка { $line }
preview-search = Найти на странице
preview-nothing = Ничего не нашлось.
preview-stopped = Просмотр остановлен: страница больше не обновляется.
preview-fine = ✓ Ошибок нет
preview-problems = { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
   *[many] { $count } ошибок
 }. Пока есть хоть одна, бот с этими материалами не запустится
preview-written = Страница готова: { $path }
preview-watching = Откройте в браузере { $url } — страница обновляется сама, пока вы правите файлы. Закончить: Ctrl+C.
# Что показать вместо { "{" } $имя { "}" } во фразах: имя, двоеточие, пример.
preview-samples =
    about: , профилактика
    address: vk.com/ruchey_crb
    ahead: 5
    item: Первая строка — дело
    line: 30.11 1830 Прививки
    note: позвонить айтишнику
    rubric: Сервис
    attempts: 3
    bar: ▰▰▰▱▱
    best: 12
    better: 2
    before: 7
    card: 2
    cards: 6
    choices: (варианты)
    city: Ручейск
    column: Дата
    columns: (столбцы)
    count: 5
    counts: (сколько строк)
    date: 28.11.2026
    day: 28
    days: 5
    done: 7
    due: (сроки)
    emoji: 💬
    end: 08:30
    enough: 4
    example: first-line
    field: title
    first: 7 апреля
    given: 31.02
    header: Когда
    hers: 2
    hint: Покажите дорогу до двери.
    hours: 2
    how: Прочтите вполголоса.
    id: first-reply
    idea: Позовите на прогулку с врачом.
    institution: Ручейская ЦРБ
    items: (пункты)
    last: 30 апреля
    late: (уже поздно)
    lead: (за сколько напоминать)
    left: Вере
    length: 350
    lesson: first-reply
    letter: Б
    letters: А В Б
    limit: 100
    lines: (строки)
    link: vk.com/wall-1_2
    list: (список)
    lists: (чек-листы)
    mark: ☐
    minutes: 3
    missing: 2
    mistakes: 2
    module: talking
    modules: (модули)
    month: 12
    must_done: 4
    must_total: 5
    name: Анна
    names: «Архив»
    next: (следующий шаг)
    norm: 3
    now: (тема сейчас)
    number: 3
    page: Ручейская ЦРБ
    pages: (страницы)
    parts: (что сделано)
    passed: 4
    path: pictures/okno.png
    pause: (пауза)
    planned: 3
    platform: ВКонтакте
    posts: (посты)
    published: 2
    questions: 7
    rhythms: (дни и часы)
    right: 5
    rows: (строки)
    rubrics: (рубрики)
    runs: (прошлые разы)
    score: 7 из 9
    screen: 1
    screens: 3
    second: 19:30
    sheet: , лист «Декабрь»
    silence: (тихие часы)
    source: 8-ФЗ от 09.02.2009
    span: 23–29 ноября
    spelt: обложка
    start: 21:00
    status: (как сейчас)
    term: до пятницы
    text: Ответьте на последний вопрос.
    there: content/quizzes/first-reply.yaml:14
    thing: урок «Первый ответ»
    time: 10:00
    title: Первый ответ
    topic: Прививки от гриппа
    total: 9
    url: vk.com/ruchey_crb
    verdict: (верно или нет)
    way: (что можно сделать)
    weekday: вс
    weekly: (сколько в неделю)
    what: чек-лист
    when: завтра в 10:00
    why: Ответ видят все.
    word: слово
    words: (слова)
    year: 2026
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

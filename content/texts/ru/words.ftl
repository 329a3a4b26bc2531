### words: what people write instead of pressing; one line for each command, divided by commas

words-menu = меню, главное меню, начало, домой, назад, спасибо
words-lessons = урок, уроки, учиться, продолжить
words-quiz = проверка, самопроверка, тест, квиз, вопросы
words-checklists = чек-лист, чек-листы, чеклист, список, списки
words-progress = прогресс, результаты, мои результаты
words-settings = настройки, настройка, город, имя, страницы
words-help = помощь, помоги, помогите, справка, что ты умеешь
words-skip = пропустить, пропуск, дальше, не хочу

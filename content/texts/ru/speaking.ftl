### outbox

outbox-button-why = Почему пришло?
outbox-why = Пишу, потому что это касается вас и вашей страницы.
outbox-forgotten = Это сообщение я уже не помню.
outbox-button-pause = ⏸ Пауза
outbox-button-quiet = 🔕 Когда писать
outbox-rare = 🌙 <i>Давно вас не слышно, поэтому пишу раз в неделю. Нажмите любую кнопку, и всё будет как прежде.</i>
outbox-silent = 🌙 <i>Дальше помолчу, чтобы не мешать. Всё записанное на месте: вернётесь — нажмите любую кнопку.</i>
outbox-button-less-nudge-early = Сроки реже
outbox-button-less-slot = Не напоминать
outbox-button-less-slot-again = Не спрашивать
outbox-button-less-undo = ↺ Вернуть
outbox-less-slot = Хорошо: перед постом больше не напоминаю. О постах дня скажу утром, если пишу о чём-то ещё.
outbox-less-slot-again = Хорошо: больше не спрашиваю, вышел ли пост. Отметить можно в плане: /plan.
outbox-less-nudge-early = Хорошо: о сроке напомню только в последний день, заранее не стану.
outbox-less-taken-back = Вернул: буду писать об этом, как раньше.

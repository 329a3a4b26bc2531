### outbox

outbox-button-why = Почему пришло?
outbox-why = Пишу, потому что это касается вас и вашей страницы.
outbox-forgotten = Это сообщение я уже не помню.
outbox-button-pause = ⏸ Пауза
outbox-button-quiet = 🔕 Когда писать

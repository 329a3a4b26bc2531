"""How days are written for people."""

from datetime import date, timedelta

from markupsafe import Markup

from bot.course.phrases import Phrases


def weekdays(digits: str, say: Phrases) -> Markup:
    """ISO digits in words: on workdays, every day, or the short names one by one."""
    names = ", ".join(say.plain("calendar-weekday-short", weekday=int(digit)) for digit in digits)
    return say("calendar-days", days=digits, names=names)


def near(day: date, today: date, say: Phrases) -> Markup:
    """Today, tomorrow, or the weekday and the date."""
    if day == today:
        return say("calendar-today")
    if day == today + timedelta(days=1):
        return say("calendar-tomorrow")
    return say("calendar-date-short", weekday=day.isoweekday(), day=day.day, month=day.month)

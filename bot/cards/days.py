"""How days are written for people."""

from datetime import date, timedelta

from markupsafe import Markup

from bot.course.phrases import Phrases


def weekdays(digits: str, say: Phrases) -> Markup:
    """ISO digits in words: on workdays, every day, or the short names one by one."""
    names = ", ".join(say.plain("calendar-weekday-short", weekday=int(digit)) for digit in digits)
    return say("calendar-days", days=digits, names=names)


def near(day: date, today: date, say: Phrases) -> Markup:
    """Today, or tomorrow with its weekday, or the weekday and the date, with the year where it is another."""
    if day == today:
        return say("calendar-today")
    weekday = day.isoweekday()
    if day == today + timedelta(days=1):
        return say("calendar-tomorrow", weekday=weekday)
    if day.year == today.year:
        return say("calendar-date-short", weekday=weekday, day=day.day, month=day.month)
    return say("calendar-date-year", weekday=weekday, day=day.day, month=day.month, year=day.year)

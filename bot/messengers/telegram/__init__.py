"""Telegram: how it is reached, what a card becomes there, how fast it may be spoken to."""

"""The chat's door: read the event, call one service, show one card."""

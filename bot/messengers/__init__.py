"""The wires on which the bot speaks."""

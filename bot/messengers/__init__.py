"""The wires on which the bot speaks: what a messenger is, and a folder for each."""

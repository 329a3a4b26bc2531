"""Where is the bot rehearsed? A strict local Telegram for the demo, tests and benches; never for real people."""

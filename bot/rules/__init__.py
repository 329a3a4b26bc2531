"""What is true: pure functions; the time is always an argument."""

"""What is remembered: tables, one type for time, short transactions."""

"""Nastavnik: a coach for the administrators of official pages. The map of the house is in CONTRIBUTING.md."""

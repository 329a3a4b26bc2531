"""The network's door."""

"""How a service says no."""

from typing import Any


class Refusal(Exception):
    """A kind no: the key of a phrase in content/texts and its variables. Nothing was written."""

    def __init__(self, key: str, **variables: Any) -> None:
        super().__init__(key)
        self.key = key
        self.variables = variables

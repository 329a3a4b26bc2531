"""Whether a file is a picture that messengers take."""

import warnings
from pathlib import Path

SIDES_TOGETHER, SIDES_APART = 10_000, 20  # pixels, and how many times one side may be the other: Telegram's limits


def is_picture(path: Path) -> bool:
    """A whole PNG or JPEG within Telegram's limits, whatever its name ends in."""
    from PIL import Image  # noqa: PLC0415 - most courses have no pictures, and a start does not wait for it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a picture that unpacks to gigabytes is only warned of
            with Image.open(path, formats=("PNG", "JPEG")) as picture:
                width, height = picture.size
                picture.load()
    except Exception:  # Pillow has a dozen of its own, and those of zlib and struct: this file is none all the same
        return False
    return width + height <= SIDES_TOGETHER and max(width, height) <= SIDES_APART * min(width, height)

"""What is packed into a file that somebody has sent: its parts, weighed before anything of them is opened."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

FILE_BYTES = 1024 * 1024  # as it is sent
UNPACKED_BYTES = 10 * FILE_BYTES  # a small file may unpack to gigabytes
PARTS_LIMIT = 300
TAGS_LIMIT = 600_000  # in a part: reading one takes about a microsecond


class UnreadableFile(ValueError):
    """Why the file is not read: `reason` is broken, large, rows, empty or hidden."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def parts_of(body: bytes) -> Mapping[str, bytes]:
    """Name of a part, with slashes and in small letters -> its bytes. Raises UnreadableFile.

    A part never unpacks to more than the size that is written for it. Pictures and the like are left packed.
    """
    if len(body) > FILE_BYTES:
        raise UnreadableFile("large")
    try:
        with ZipFile(BytesIO(body)) as archive:
            packed = archive.infolist()
            if len(packed) > PARTS_LIMIT or sum(part.file_size for part in packed) > UNPACKED_BYTES:
                raise UnreadableFile("large")
            if any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in packed):
                raise UnreadableFile("broken")  # the others may ask for any amount of memory
            parts = {name: archive.read(part) for part in packed if (name := _name(part)).endswith((".xml", ".rels"))}
    except UnreadableFile:
        raise
    except Exception as error:  # zipfile, zlib and bz2 have a dozen of their own
        raise UnreadableFile("broken") from error
    for unpacked in parts.values():
        if unpacked.count(b"<") > TAGS_LIMIT:
            raise UnreadableFile("large")
        # A declared entity may stand for a billion others. Excel declares none; zeros are those of UTF-16.
        if b"<!DOCTYPE" in unpacked.replace(b"\0", b"").upper():
            raise UnreadableFile("broken")
    return parts


def _name(part: ZipInfo) -> str:
    """Some writers put backslashes between folders; and names of parts do not tell capitals apart."""
    return part.orig_filename.partition("\0")[0].replace("\\", "/").lstrip("/").lower()

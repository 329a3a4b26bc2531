"""One slip of the finger or of the ear: the only kind that is forgiven, in answers and in words for what she wants."""


def one_slip(typed: str, wanted: str, shortest: int) -> bool:
    """One letter too many, too few, another one, or two that changed places; and no figure among them.

    Words shorter than `shortest` letters are never forgiven: in them one slip makes another word.
    """
    if len(wanted) < shortest or abs(len(typed) - len(wanted)) > 1 or typed == wanted:
        return False
    same = next(
        (at for at, (a, b) in enumerate(zip(typed, wanted, strict=False)) if a != b), min(len(typed), len(wanted))
    )
    here, there = typed[same:], wanted[same:]
    if any(sign.isdigit() for sign in here[:1] + there[:1]):
        return False
    turned = here[:2][::-1] == there[:2] and here[2:] == there[2:]
    return here[1:] == there[1:] or here[1:] == there or here == there[1:] or (len(here) > 1 and turned)

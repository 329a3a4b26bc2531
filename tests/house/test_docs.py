"""What people read beside the program names everything the program knows, and nothing that is gone.

The editors' guide, content/README.md, is held against the shapes in test_content.py.
"""

import re
from pathlib import Path

from bot.run import MENU
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
SETTINGS = {f"BOT_{name.upper()}": field for name, field in Settings.model_fields.items()}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_example_of_settings_has_each_of_them_once_with_a_sentence_and_its_default() -> None:
    lines = read(".env.example").splitlines()
    found = {}
    for above, line in zip(["", *lines], lines, strict=False):
        if setting := re.fullmatch(r"#?(BOT_\w+)=(.*)", line):
            assert re.match(r"# \S.*\.$", above), f"{setting[1]} needs a sentence above it"
            assert setting[1] not in found, f"{setting[1]} stands twice"
            found[setting[1]] = setting[2]
    assert found.keys() == SETTINGS.keys()
    defaults = {name: field.default for name, field in SETTINGS.items() if field.default not in (None, (), False)}
    assert {name: found[name] for name in defaults} == {name: str(default) for name, default in defaults.items()}


def test_the_readme_explains_every_setting_and_none_that_is_gone() -> None:
    assert set(re.findall(r"`(BOT_[A-Z_]+)`", read("README.md"))) == SETTINGS.keys()


def test_the_readme_names_every_command_of_the_chat() -> None:
    assert [name for name in MENU if f"`/{name}`" not in read("README.md")] == []


def test_all_that_make_can_do_is_named() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", read("Makefile"), flags=re.MULTILINE)
    told = read("README.md") + read("CONTRIBUTING.md")
    assert [target for target in targets if f"make {target}" not in told] == []

"""The preview as editors have it beside the file: it fits the window, follows the files and can be searched."""

from pathlib import Path

import pytest

from tests.course.sample import write_sample
from tests.course.test_preview import change, watched
from tests.doors.test_browser import ARGS, BROWSER, PATIENT_MS, SIZES

pytest.importorskip("playwright")
from playwright.async_api import async_playwright, expect


@SIZES
async def test_the_open_page_follows_the_files(tmp_path: Path, size: tuple[int, int]) -> None:
    root = write_sample(tmp_path)
    mistakes: list[str] = []
    with watched(root) as url:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=BROWSER, args=ARGS, timeout=PATIENT_MS)
            page = await browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="ru-RU")
            page.set_default_timeout(PATIENT_MS)
            page.on("console", lambda told: mistakes.append(told.text) if told.type == "error" else None)
            await page.goto(url)
            await expect(page.locator(".fine")).to_have_count(1)
            change(root, "tips/daily.yaml", "Перенесите дату", "Переставьте Latин")
            await expect(page.locator(".wrong li")).to_have_count(1)
            assert await page.evaluate("document.documentElement.scrollWidth") == size[0]
            await page.locator(".wrong a").click()
            await expect(page.locator(".one:target")).to_be_in_viewport()
            await page.locator("input").fill("LATИН")
            await expect(page.locator(".one:visible")).to_have_count(1)
            await page.locator("input").fill("ничего такого")
            await expect(page.locator("#nothing")).to_be_visible()
            await browser.close()
    assert mistakes == []

#!/usr/bin/env python3
"""The page of a plan, opened in a real browser.

Makes pages with the command, opens them from their files in headless Chromium, and holds them to their promises: nothing
is fetched, nothing fails, every number is that of the JSON to the digit, tables sort and are copied, switches and the
frontier move by mouse and by keys, words of charts do not overlap, nothing overflows, names are text whatever they
say, and the accessibility rules of WCAG 2.1 AA hold in light and dark.

Usage: python3 .ci/browser --berth BERTH [--pages NAME ...] [--shots FOLDER]
"""

import argparse
import pathlib
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

import checks
import layout
import pages
import use
from visit import Browser

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--berth", required=True, help="the command")
parser.add_argument("--pages", nargs="*", choices=pages.NAMES, default=pages.NAMES, help="only these")
parser.add_argument("--shots", help="a folder for screenshots, to be looked at")
parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser's program")
arguments = parser.parse_args()

faults = []
with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
    maker = pages.Maker(pathlib.Path(arguments.berth).resolve(), pathlib.Path(folder))
    chromium = playwright.chromium.launch(executable_path=arguments.chromium, args=["--no-sandbox"])
    browser = Browser(chromium, pathlib.Path(arguments.shots) if arguments.shots else None)
    for name in arguments.pages:
        start = time.monotonic()
        page = maker.make(name)
        made = time.monotonic()
        found = maker.take_faults()
        for check in [*checks.ALL, *layout.ALL, *use.ALL]:
            if page.is_large and check in use.SMALL_ONLY:
                continue
            before = time.monotonic()
            try:
                found += [f"{check.__name__}: {fault}" for fault in check(browser, page)]
            except Exception as error:  # A browser that gives up on one check still does the others.
                found.append(f"{check.__name__}: {type(error).__name__}: {str(error).splitlines()[0]}")
            found += [f"{check.__name__}: {fault}" for fault in browser.take_faults()]
            if time.monotonic() - before > 5:
                print(f"  {check.__name__} took {time.monotonic() - before:.0f} s", flush=True)
        print(
            f"{name}: {page.size:,} bytes, made in {made - start:.1f} s, looked at in "
            f"{time.monotonic() - made:.1f} s, {len(found)} faults",
            flush=True,
        )
        for fault in found[:40]:
            print("  fault:", fault[:400], flush=True)
        faults += found
    chromium.close()
sys.exit(1 if faults else 0)

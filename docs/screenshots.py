"""Draw the desk on the sample reports, for the README: ``make screenshots``.

With ``--png FOLDER`` it draws pictures as well, to look at where no browser is.
"""

from __future__ import annotations

import argparse
import asyncio
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.desk import Desk, StoryView
from factcheck.model import Judgement
from factcheck.tui.app import DeskApp

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
SIZES = {"desk": (140, 40), "desk-80x24": (80, 24)}


async def draw(desk: Desk, story: StoryView, size: tuple[int, int]) -> str:
    """The desk as SVG, on the first tension that is open."""
    app = DeskApp(desk, story)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        conflicts = story.count(Judgement.CONFLICT)
        await pilot.press(*["n"] * conflicts)
        await pilot.pause()
        return app.export_screenshot(title="factcheck seeds/")


def picture(svg: str) -> bytes:
    """The SVG as PNG in a font that this machine has: the one it names is loaded from the web by a browser."""
    import resvg_py

    local = re.sub(r"@font-face\s*{[^}]*}", "", svg).replace("Fira Code", "DejaVu Sans Mono")
    return bytes(resvg_py.svg_to_bytes(svg_string=local))


def main() -> None:
    """Write an SVG for each size beside this script."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--png", type=Path, help="a folder for pictures")
    wanted = parser.parse_args()
    with TemporaryDirectory() as home, Desk(Path(home) / "factcheck.db", who="Jo") as desk:
        story = desk.open_paths(sorted(SEEDS.glob("*.txt")))
        for name, size in SIZES.items():
            svg = asyncio.run(draw(desk, story, size))
            (HERE / f"{name}.svg").write_text(svg, encoding="utf-8")
            if wanted.png:
                (wanted.png / f"{name}.png").write_bytes(picture(svg))


if __name__ == "__main__":
    main()

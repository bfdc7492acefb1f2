"""Pictures of the desk for the README, drawn from the sample reports: ``python -m benchmarks.screenshot``.

Writes SVG into docs/; ``--png`` writes PNG beside them through resvg-py. Needs no terminal and leaves no store behind.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import tempfile
from pathlib import Path

from factcheck.desk import Desk, StoryView
from factcheck.model import Judgement
from factcheck.tui.app import DeskApp

HOME = Path(__file__).parents[1]
TENSION = "the way to the first tension"
SHOTS = {
    "desk": ((140, 40), TENSION),
    "grid": ((140, 30), "g"),
    "narrow": ((80, 24), TENSION),
}
"""Name, columns and rows, and the keys pressed before the picture is taken."""


async def shoot(desk: Desk, story: StoryView, size: tuple[int, int], keys: str) -> str:
    """The screen after some keys, as SVG."""
    app = DeskApp(desk, story)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys.split())
        await pilot.pause()
        return app.export_screenshot(title="factcheck")


def local_font(svg: str) -> str:
    """The picture with fonts that are on the machine: a renderer without the network draws no text otherwise."""
    svg = re.sub(r"@font-face \{[^}]*\}", "", svg)
    return svg.replace("Fira Code", "DejaVu Sans Mono")


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--png", action="store_true", help="write PNG too")
    parser.add_argument("--out", type=Path, default=HOME / "docs", help="the folder to write to (default: docs)")
    parser.add_argument("paths", nargs="*", type=Path, help="articles (default: the sample reports)")
    args = parser.parse_args()
    paths = args.paths or sorted((HOME / "seeds").glob("*.txt"))
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, Desk(Path(folder) / "shots.db", who="Kim") as desk:
        story = desk.open_paths(paths)
        past_conflicts = " ".join("n" * story.count(Judgement.CONFLICT))
        for name, (size, keys) in SHOTS.items():
            keys = past_conflicts if keys == TENSION else keys
            svg = local_font(asyncio.run(shoot(desk, story, size, keys)))
            target = args.out / f"{name}.svg"
            target.write_text(svg, encoding="utf-8")
            print(target)
            if args.png:
                import resvg_py

                picture = target.with_suffix(".png")
                picture.write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=svg)))
                print(picture)


if __name__ == "__main__":
    main()

"""Random keys: whatever somebody presses, nothing breaks and no decision is lost. The same keys at every run."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from factcheck.desk import Desk
from factcheck.tui.app import DeskApp
from factcheck.tui.commands import COMMANDS
from factcheck.tui.screens.desk import DeskScreen
from tests.tui import sample
from tests.tui.conftest import type_ahead

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
LENGTH = 300
LEAVING = {"quit", "palette"}
KEYS = [key for command in COMMANDS if command.id not in LEAVING for key in command.keys]
TYPED = [*"police 12", "enter", "escape", "escape", "escape", "tab", "backspace", "space", "f2"]
DECIDING = [*"1234567", "u", "U", "n", "j"]


def sequence(seed: int) -> list[str]:
    """Keys of every command, with much deciding, typing and backing out among them."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    return [chance.choice(chance.choice((KEYS, KEYS, TYPED, DECIDING))) for _ in range(LENGTH)]


def decisions(states: object) -> dict[str, tuple[str, str]]:
    assert isinstance(states, dict)
    return {name: (state.decision.value, state.why) for name, state in states.items()}


@pytest.mark.parametrize(("seed", "size"), [(1, (140, 40)), (2, (80, 24))])
async def test_no_key_breaks_the_desk_and_every_decision_is_on_the_screen(
    seed: int, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    desk = sample.MemoryDesk(sample.story())
    app = DeskApp(desk.as_desk(), desk.story)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await type_ahead(app, sequence(seed))
        await pilot.pause()
        assert app.is_running
        screen = next(screen for screen in app.screen_stack if isinstance(screen, DeskScreen))
        assert decisions(screen.session.story.states) == decisions(desk.story.states)
        assert any(call[0] == "decide" for call in desk.calls)


async def test_what_random_keys_decided_is_in_the_store_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Desk(tmp_path / "desk.db", who="Kim") as desk:
        story = desk.open_paths(SEEDS)
        app = DeskApp(desk, story)
        async with app.run_test(size=(200, 60)) as pilot:
            await pilot.pause()
            await type_ahead(app, sequence(3))
            await pilot.pause()
            assert app.is_running
            screen = next(screen for screen in app.screen_stack if isinstance(screen, DeskScreen))
            seen = decisions(screen.session.story.states)
        decided = [act for act in desk.history(story.id) if act.what == "decide"]
    with Desk(tmp_path / "desk.db") as desk:
        assert decisions(desk.open_story(story.id).states) == seen
        assert [act for act in desk.history(story.id) if act.what == "decide"] == decided
        assert len(decided) > 5

"""The desk in a real browser: ``make browser-test``. Opens, goes on, decides; the decision is in the store."""

from __future__ import annotations

import asyncio
import base64
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from factcheck.desk import Desk
from factcheck.model import Decision

if not os.environ.get("FACTCHECK_BROWSER"):
    pytest.skip("run by make browser-test", allow_module_level=True)

import aiohttp

SEEDS = Path(__file__).parents[2] / "seeds"
LONG = 60


@contextmanager
def running(*words: str, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **more})
    try:
        yield process
    finally:
        process.terminate()
        process.wait(LONG)


class Page:
    """One tab of the browser: keys go in, what the desk sends comes out."""

    def __init__(self, ws: aiohttp.ClientWebSocketResponse) -> None:
        self._ws, self._number = ws, 0
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.seen = ""
        self.reader = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self._ws:
            event = message.json()
            if event.get("method") == "Network.webSocketFrameReceived":
                frame = event["params"]["response"]
                words = frame["payloadData"]
                self.seen += base64.b64decode(words).decode(errors="replace") if frame["opcode"] == 2 else words
            elif event.get("id") in self._answers:
                self._answers.pop(event["id"]).set_result(event)

    async def do(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        self._answers[self._number] = asyncio.get_running_loop().create_future()
        answer = self._answers[self._number]
        await self._ws.send_json({"id": self._number, "method": method, "params": params})
        result: dict[str, Any] = (await asyncio.wait_for(answer, LONG)).get("result", {})
        return result

    async def press(self, key: str) -> None:
        about = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
        about = about if key == "Enter" else {"key": key, "text": key}
        await self.do("Input.dispatchKeyEvent", type="keyDown", **about)
        await self.do("Input.dispatchKeyEvent", type="keyUp", **{k: v for k, v in about.items() if k != "text"})

    async def click(self, x: int, y: int) -> None:
        for kind in ("mousePressed", "mouseReleased"):
            await self.do("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def until(self, words: str) -> None:
        async with asyncio.timeout(LONG):
            while words not in self.seen:
                await asyncio.sleep(0.1)


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@asynccontextmanager
async def browser(folder: Path) -> AsyncIterator[Page]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "install chromium"
    flags = ("--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "--window-size=1200,800")
    said = folder / "DevToolsActivePort"
    with running(chromium, *flags, f"--user-data-dir={folder}", "about:blank"):
        async with asyncio.timeout(LONG), aiohttp.ClientSession() as web:
            while not said.exists() or len(said.read_text().splitlines()) < 2:
                await asyncio.sleep(0.1)
            port = said.read_text().splitlines()[0]
            async with web.get(f"http://127.0.0.1:{port}/json/list") as answer:
                tabs = await answer.json(content_type=None)
            address = next(tab["webSocketDebuggerUrl"] for tab in tabs if tab["type"] == "page")
            async with web.ws_connect(address, max_msg_size=0) as ws:
                page = Page(ws)
                try:
                    await page.do("Network.enable")
                    yield page
                finally:
                    page.reader.cancel()


@contextmanager
def served(store: Path, port: int) -> Iterator[None]:
    words = (sys.executable, "-m", "factcheck", "--db", str(store), "serve", "--port", str(port), str(SEEDS))
    with running(*words, FACTCHECK_HOME=str(store.parent / "home")):
        yield


async def answering(web: aiohttp.ClientSession, port: int) -> None:
    async with asyncio.timeout(LONG):
        while True:
            try:
                async with web.get(f"http://127.0.0.1:{port}/") as answer:
                    assert answer.status == 200
                    return
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.1)


async def test_the_desk_opens_goes_on_and_decides_in_a_browser(tmp_path: Path, port: int) -> None:
    store = tmp_path / "desk.db"
    with served(store, port):
        async with aiohttp.ClientSession() as web:
            await answering(web, port)
        async with browser(tmp_path / "profile") as page:
            await page.do("Page.navigate", url=f"http://127.0.0.1:{port}/")
            await page.until("Who are you?")
            await asyncio.sleep(1.5)  # the question takes no letters at first
            await page.click(600, 316)
            for key in ("K", "i", "m", "Enter"):
                await page.press(key)
            await page.until("Signed from now on: Kim")
            with Desk(store) as desk:
                story = desk.stories()[0].id
                first = desk.open_story(story)
            await page.press("j")
            await page.press("3")
            await page.until("explained:")
            picture = base64.b64decode((await page.do("Page.captureScreenshot", format="png"))["data"])
            assert len(picture) > 20_000  # more than an empty page
    with Desk(store) as desk:
        view = desk.open_story(story)
    decided = [state for state in view.states.values() if state.decision is Decision.EXPLAINED]
    assert len(decided) == 1
    assert decided[0].who == "Kim"
    assert view.open_count == first.open_count - 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "evil.example"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
async def test_only_its_own_pages_come_in(tmp_path: Path, port: int, headers: dict[str, str], status: int) -> None:
    with served(tmp_path / "desk.db", port):
        async with aiohttp.ClientSession() as web:
            await answering(web, port)
            async with web.get(f"http://127.0.0.1:{port}/", headers=headers) as answer:
                assert answer.status == status
            own = {"Origin": f"http://localhost:{port}"}
            if status == 403:
                with pytest.raises(aiohttp.WSServerHandshakeError):
                    await web.ws_connect(f"http://127.0.0.1:{port}/ws", headers=headers)
            else:
                async with web.ws_connect(f"http://127.0.0.1:{port}/ws", headers=own):
                    pass

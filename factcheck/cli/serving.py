"""The server behind ``factcheck serve``: textual-serve, closed to the pages of others."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class DeskServer(Server):
    """Answers requests that call it by its own name, and opens desks only for pages that it served itself.

    The name in ``Host`` is checked because another site can make its own name point here; ``Origin`` because a page of
    another site may open a web socket to any address.
    """

    def allowed(self, host: str | None, origin: str | None) -> bool:
        """Whether a request with these headers may come in; only browsers send an origin."""
        names = self._names()
        if (host or "").lower() not in names:
            return False
        return origin is None or urlsplit(origin).netloc.lower() in names

    def _names(self) -> set[str]:
        public = urlsplit(self.public_url)
        hosts = {self.host, public.hostname or ""}
        if self.host in ("127.0.0.1", "::1", "localhost"):
            hosts |= {"127.0.0.1", "localhost", "[::1]"}
        names = {f"{host}:{self.port}" for host in hosts}
        if self.port in (80, 443):
            names |= hosts
        return {name.lower() for name in names | {public.netloc}}

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()

        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            if not self.allowed(request.headers.get("Host"), request.headers.get("Origin")):
                raise web.HTTPForbidden(text="This desk answers only pages that it served itself.\n")
            response = await handler(request)
            if not response.prepared:
                response.headers["X-Frame-Options"] = "DENY"
                response.headers["Referrer-Policy"] = "no-referrer"
            return response

        app.middlewares.append(guard)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing: the command has said where the desk is."""

    def initialize_logging(self) -> None:
        """Log what goes wrong only, without the contents of variables."""
        logging.basicConfig(level="ERROR", format="factcheck: %(message)s")

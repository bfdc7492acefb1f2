"""What other sessions do to the store while this one has it open."""

from __future__ import annotations

import threading

from factcheck.store.connections import Connections


class Watch:
    """Tells of acts that came from elsewhere; cheap enough to be asked several times a second."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._versions: dict[int, int] = {}
        self._lock = threading.Lock()
        with connections.reading() as db:
            self._seen = int(db.execute("SELECT coalesce(max(id), 0) FROM events").fetchone()[0])

    def changed(self) -> list[str]:
        """The stories that another session acted on since this was last asked, by id.

        Raises ``StoreError`` when the store was removed.
        """
        thread = threading.get_ident()
        with self._lock, self._connections.reading() as db:
            self._connections.still_there()
            # The counter moves when any other connection commits; most of the time it does not.
            version = int(db.execute("PRAGMA data_version").fetchone()[0])
            if self._versions.get(thread) == version:
                return []
            self._versions[thread] = version
            rows = db.execute("SELECT id, story FROM events WHERE id > ? ORDER BY id", [self._seen]).fetchall()
            found = sorted({story for number, story in rows if not self._connections.wrote(number)})
            if rows:
                self._seen = rows[-1][0]
            self._connections.forget(self._seen)
            return found

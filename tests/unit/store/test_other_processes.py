from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

from factcheck.store.connections import Connections

_LOOK = """
import sys
from pathlib import Path
from factcheck.store.connections import Connections
store = Connections(Path(sys.argv[1]))
with store.reading() as db:
    print(db.execute("select count(*) from stories").fetchone()[0])
store.close()
"""


def test_another_process_that_comes_and_goes_takes_no_log_from_under_an_open_store(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = Connections(path)
    # A second thread opens a connection of its own, as a worker of the desk does.
    worker = threading.Thread(target=store.get)
    worker.start()
    worker.join()
    subprocess.run([sys.executable, "-c", _LOOK, str(path)], check=True, capture_output=True, env=dict(os.environ))
    assert (tmp_path / "store.db-wal").exists()
    with store.writing() as db:
        db.execute("insert into stories values ('s-1', 'Harbour fire', '2026-01-01', '2026-01-01', 1)")
    done = subprocess.run(
        [sys.executable, "-c", _LOOK, str(path)], check=True, capture_output=True, text=True, env=dict(os.environ)
    )
    assert done.stdout.strip() == "1"
    store.close()

"""What kind of folder a store lies in: some cannot be shared safely, and whoever uses one is told."""

from __future__ import annotations

from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
"""Where Linux lists what is mounted where; other systems have no such file, and nothing is said there."""
_REMOTE = (
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "ncpfs", "vboxsf", "davfs"),
    *("fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.glusterfs", "fuse.s3fs"),
)


def warnings(path: Path, journal: str, mounts: Path = MOUNTS) -> list[str]:
    """What is to be told of a store's folder; ``journal`` is how SQLite keeps its journal there."""
    if journal != "wal":
        return [
            (
                f"the folder of {path} cannot be shared by several desks (its journal is {journal!r}): "
                "work in it one at a time, and make backups"
            )
        ]
    kind = _kind(path, mounts)
    if kind in _REMOTE:
        return [
            (
                f"{path} lies on another machine ({kind}), where locks are not safe: "
                "work in it one at a time, or move it to a folder of this machine with --db"
            )
        ]
    return []


def _kind(path: Path, mounts: Path) -> str:
    """The file system that a path is on, as far as the system says."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
        place = path.resolve()
    except OSError:
        return ""
    best, kind = -1, ""
    for line in lines:
        parts = line.split(" ")
        if len(parts) < 3:  # what, where, which sort
            continue
        where = Path(parts[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))
        if place.is_relative_to(where) and len(where.parts) >= best:
            best, kind = len(where.parts), parts[2]
    return kind

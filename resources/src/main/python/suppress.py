"""contextlib.suppress: goes on after one kind of exception, and after no other."""

import tempfile
from contextlib import suppress
from pathlib import Path


def delete_all(paths):
    failures = []
    for path in paths:
        try:
            path.rmdir() if path.is_dir() else path.unlink()
        except OSError as e:
            failures.append(e)
    if failures:
        raise ExceptionGroup("not deleted", failures)


with tempfile.TemporaryDirectory(prefix="spool-") as name:
    spool = Path(name)
    missing = spool / "order-7"

    # what is not there need not be deleted
    with suppress(FileNotFoundError):
        missing.unlink()
    print("order 7: gone")

    # what comes after the raise is skipped
    events = []
    with suppress(FileNotFoundError):
        events.append("delete 7")
        missing.unlink()
        events.append("delete 8")
    events.append("go on")
    print("events:", ", ".join(events))

    # any other exception passes
    (spool / "order-9").touch()
    try:
        with suppress(FileNotFoundError):
            spool.rmdir()
    except OSError:
        print("spool: not empty")

    # of a group those of this kind are left out (since Python 3.12)
    try:
        with suppress(FileNotFoundError):
            delete_all([missing, spool, spool / "order-8"])
    except ExceptionGroup as group:
        print("other failures:", len(group.exceptions))

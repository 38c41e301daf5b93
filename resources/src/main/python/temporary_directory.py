"""tempfile: directories and files that are gone at the end."""

import os
import tempfile
from pathlib import Path


def is_there(path):
    return "yes" if path.exists() else "no"


# TemporaryDirectory: gone at the end of the block, with all that is in it
with tempfile.TemporaryDirectory(prefix="report-") as name:
    orders = Path(name, "orders.csv")
    orders.write_text("7,Ada\n8,Eve\n")
    print("orders:", len(orders.read_text().splitlines()))
print("is there:", is_there(orders))

# also when the body fails
try:
    with tempfile.TemporaryDirectory(prefix="report-") as name:
        directory = Path(name)
        raise ValueError("not a number")
except ValueError as failure:
    print("failed:", failure)
print("is there:", is_there(directory))

# also with what may not be changed; and a link is only a link
with tempfile.TemporaryDirectory() as elsewhere:
    original = Path(elsewhere, "original.csv")
    original.write_text("7,Ada\n")
    with tempfile.TemporaryDirectory() as name:
        archive = Path(name, "archive")
        archive.mkdir()
        (archive / "link.csv").symlink_to(original)
        archive.chmod(0o500)
    print("archive is there:", is_there(archive))
    print("original is there:", is_there(original))

# NamedTemporaryFile: a file that others can open by its name
with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
    file.write("7,Ada\n")
    file.flush()
    print("bytes:", os.path.getsize(file.name))
print("is there:", is_there(Path(file.name)))

# mkdtemp: whoever makes it deletes it
directory = Path(tempfile.mkdtemp(prefix="report-"))
print("is there:", is_there(directory))
directory.rmdir()

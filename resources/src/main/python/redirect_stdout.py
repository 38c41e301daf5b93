"""redirect_stdout: catches what somebody else's code prints."""

import io
import sys
from contextlib import redirect_stdout

# a library that can do nothing but print
with redirect_stdout(io.StringIO()) as caught:
    print("3 sensors found")
print("caught:", caught.getvalue().strip())

# the output comes back, also after a failure
try:
    with redirect_stdout(io.StringIO()):
        print("never seen")
        raise RuntimeError("sensor 4 is mute")
except RuntimeError as e:
    print("failed:", e)

# one within the other
with redirect_stdout(io.StringIO()) as outer:
    print("outer")
    with redirect_stdout(io.StringIO()) as inner:
        print("inner")
    print(inner.getvalue().strip(), "was caught")
print("caught:", ", ".join(outer.getvalue().splitlines()))


# the better way: whoever prints is told where to
def write_report(out=sys.stdout):
    print("all sensors are well", end="", file=out)


report = io.StringIO()
write_report(report)
print("written:", report.getvalue())

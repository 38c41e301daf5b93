"""try … finally: it runs in any case, and an exception can get lost in it."""

from contextlib import ExitStack


def feed(order):
    if order == 0:
        raise OSError("paper jam")


def turn_stuck_switch():
    raise OSError("stuck switch")


def feed_and_count():
    try:
        feed(0)
    finally:
        return 1  # from Python 3.14 on a SyntaxWarning


# the finally block runs in either case, after the except
for order in 7, 0:
    events = ["switch on"]
    try:
        feed(order)
        events.append("print")
    except OSError as e:
        events.append(f"caught {e}")
    finally:
        events.append("switch off")
    print(f"order {order}:", ", ".join(events))

# a finally that raises has the last word; the first exception is its context
try:
    try:
        feed(0)
    finally:
        turn_stuck_switch()
except OSError as e:
    print("caught:", e)
    print("before it:", e.__context__ or "nothing known")

# a finally that returns has it, too
print("slips printed:", feed_and_count())

# with keeps both
try:
    with ExitStack() as stack:
        stack.callback(turn_stuck_switch)
        feed(0)
except OSError as e:
    print(f"first: {e.__context__}; then: {e}")

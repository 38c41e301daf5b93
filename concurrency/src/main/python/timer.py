"""threading.Timer: later, never, and again and again."""

import threading

# each timer is a thread of its own, for which Python waits at exit
timers = [
    threading.Timer(0.5, print, ["last: send the reminder"]),
    threading.Timer(0.25, print, ["then: save the draft"]),
]
for timer in timers:
    timer.start()
print("at once: go on")
for timer in timers:
    timer.join()

# what has not begun can be taken back
reminder = threading.Timer(3600, print, ["never seen"])
reminder.start()
reminder.cancel()
reminder.join()
print("cancelled:", "yes" if reminder.finished.is_set() else "no")

# again and again: each beat starts the timer of the next
three_beats = threading.Event()
beats = 0


def beat():
    global beats
    beats += 1
    if beats < 3:
        threading.Timer(0.005, beat).start()
    else:
        three_beats.set()


beat()
three_beats.wait()
print("after three beats:", "stopped" if beats == 3 else "goes on")

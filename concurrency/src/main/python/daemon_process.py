"""subprocess.Popen: starts programs, and a daemon that outlives its starter."""

import os
import signal
import subprocess
import sys

PROGRAMS = """
import subprocess, sys, threading


def start_daemon():
    # in a session of its own, which has no terminal; its output goes nowhere
    return subprocess.Popen(
        [sys.executable, "-c", sys.argv[2], "station"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


match sys.argv[1]:
    case "till":
        print("sold", input())
        sys.exit(3)  # out of paper
    case "starter":
        print(start_daemon().pid)
    case "station":
        threading.Event().wait(60)  # measures the weather
"""


def program(name):
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAMS, name, PROGRAMS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


# a program with its input, its output and its exit code
with program("till") as till:
    printed, _ = till.communicate("7 apples\n")
    print("printed:", printed.rstrip())
print("exit code:", till.returncode)

# one that does not end by itself
with program("station") as station:
    station.terminate()
print("exit code:", station.returncode)

# a daemon, known by its pid: its starter has ended, and it is still there
with program("starter") as starter:
    daemon = int(starter.stdout.readline())
print("outlives its starter:", "yes" if is_alive(daemon) else "no")
os.kill(daemon, signal.SIGTERM)

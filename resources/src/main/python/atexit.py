"""atexit: runs something when the program ends; and shows the ends that nothing sees."""

import subprocess
import sys

# a program that ends in one of many ways
SHOP = """
import atexit, os, sys

# the last that is registered runs first
atexit.register(print, "shop closed")
atexit.register(print, "orders written")
print("shop open", flush=True)

match sys.argv[1]:
    case "exit":
        sys.exit(3)
    case "failure":
        raise RuntimeError("out of tea")
    case "halt":
        os._exit(3)
    case "terminate":
        sys.stdin.read(1)  # until somebody ends it
"""


def hooks_run_on(end):
    with subprocess.Popen(
        [sys.executable, "-c", SHOP, end],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as shop:
        shop.stdout.readline()  # open
        if end == "terminate":
            shop.terminate()
        printed = shop.stdout.read().splitlines()
    return ", ".join(printed) or "nothing runs"


for end in ["return", "exit", "failure", "halt", "terminate"]:
    print(f"{end}: {hooks_run_on(end)}")

"""Thread(daemon=True): ends a program while others are at work, and sees who is waited for."""

import subprocess
import sys

# a program with a worker who prints receipts, and is at it when the main thread ends
SHOP = """
import asyncio, sys, threading
from concurrent.futures import ThreadPoolExecutor

ready = threading.Event()


def print_receipts(wait):
    try:
        ready.set()
        wait()
        print("last receipt")
    finally:
        print("printer off", flush=True)


async def print_receipts_as_a_task():
    try:
        ready.set()
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        print("told to stop")
    finally:
        print("printer off")


async def tasks():
    asyncio.create_task(print_receipts_as_a_task())
    await asyncio.sleep(0)
    print("main is over", flush=True)


match sys.argv[1]:
    case "thread":
        threading.Thread(target=print_receipts, args=(threading.main_thread().join,)).start()
    case "daemon":
        never = threading.Event().wait
        threading.Thread(target=print_receipts, args=(never,), daemon=True).start()
    case "task":
        asyncio.run(tasks())
        sys.exit()
    case "idle pool":
        ThreadPoolExecutor(1).submit(ready.set)
ready.wait()
print("main is over", flush=True)
"""

for worker in "thread", "daemon", "task", "idle pool":
    shop = subprocess.run([sys.executable, "-c", SHOP, worker], stdout=subprocess.PIPE, text=True)
    print(f"{worker}:", ", ".join(shop.stdout.splitlines()))

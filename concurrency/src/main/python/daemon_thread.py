"""Thread(daemon=True): ends a program while others are at work, and sees who is waited for."""

import subprocess
import sys

# a program with a worker who prints receipts, and is at it when the main thread ends
SHOP = """
import asyncio, atexit, sys, threading
from concurrent.futures import ThreadPoolExecutor

ready, stop = threading.Event(), threading.Event()


def print_receipts(wait):
    try:
        ready.set()
        wait()
        print("last receipt" if not stop.is_set() else "told to stop")
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
    case "daemon" | "stopped daemon" as kind:
        daemon = threading.Thread(target=print_receipts, args=(stop.wait,), daemon=True)
        daemon.start()
        if kind == "stopped daemon":
            atexit.register(lambda: (stop.set(), daemon.join()))
    case "task":
        asyncio.run(tasks())
        sys.exit()
    case "idle pool":
        ThreadPoolExecutor(1).submit(ready.set)
ready.wait()
print("main is over", flush=True)
"""

workers = ["thread", "daemon", "stopped daemon", "task", "idle pool"]
shops = {
    worker: subprocess.Popen(
        [sys.executable, "-c", SHOP, worker], stdout=subprocess.PIPE, text=True
    )
    for worker in workers
}
for worker, shop in shops.items():
    with shop:
        print(f"{worker}:", ", ".join(shop.stdout.read().splitlines()))

"""Event, Future.cancel and Task.cancel: asks others to stop."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


def count_until(stop):
    while not stop.is_set():
        pass


def print_invoices():
    printing, paper = threading.Event(), threading.Event()

    def invoice():
        printing.set()
        paper.wait()

    with ThreadPoolExecutor(1) as printer:
        first = printer.submit(invoice)
        second = printer.submit(invoice)
        printing.wait()
        print("waiting job cancelled:", "yes" if second.cancel() else "no")
        print("running job cancelled:", "yes" if first.cancel() else "no")
        paper.set()  # or it would wait for good


async def ship(passes_on, at_the_ramp):
    # the first van does not come, the others stand at the ramp
    parcels = 0
    vans = [asyncio.Event(), asyncio.Event(), asyncio.Event()]
    vans[1].set()
    vans[2].set()
    try:
        for van in vans:
            at_the_ramp.set()
            try:
                await van.wait()
            except asyncio.CancelledError:
                if passes_on:
                    raise
            parcels += 1
    finally:
        print("restored:" if passes_on else "swallowed:", parcels, "parcels shipped")


async def cancel_shipping(passes_on):
    shipping = asyncio.create_task(ship(passes_on, at_the_ramp := asyncio.Event()))
    await at_the_ramp.wait()
    shipping.cancel()
    await asyncio.wait([shipping])


# a flag is seen between two steps
stop = threading.Event()
counting = threading.Thread(target=count_until, args=(stop,))
counting.start()
stop.set()
counting.join()
print("flag: stopped")

# one printer and two invoices: the first waits for paper, the second for its turn
print_invoices()

# whoever catches a cancellation decides whether the caller hears of it
for passes_on in (True, False):
    asyncio.run(cancel_shipping(passes_on))

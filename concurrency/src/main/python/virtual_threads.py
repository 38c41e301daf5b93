"""asyncio: 10,000 tasks that wait at the same time, three connections, and a call that blocks."""

import asyncio
import threading

SENSORS = 10_000
QUERIES = 300
CONNECTIONS = 3


async def wait_for_sensors():
    """Nobody is answered before all have been asked."""
    all_asked = asyncio.Barrier(SENSORS)

    async def read(sensor):
        await all_asked.wait()
        return sensor % 40

    return await asyncio.gather(*(read(sensor) for sensor in range(SENSORS)))


async def query():
    """Three queries at a time, and each waits until there are three."""
    connections = asyncio.Semaphore(CONNECTIONS)
    all_in_use = asyncio.Barrier(CONNECTIONS)
    in_use = most = 0

    async def one():
        nonlocal in_use, most
        async with connections:
            in_use += 1
            most = max(most, in_use)
            await all_in_use.wait()
            in_use -= 1

    async with asyncio.TaskGroup() as tasks:
        for _ in range(QUERIES):
            tasks.create_task(one())
    return most


async def block(blocking_call):
    """Blocks until another task has its turn, or until its patience is over."""
    turn = threading.Event()

    async def take_turn():
        turn.set()

    other = asyncio.create_task(take_turn())
    went_on = await blocking_call(turn)
    await other
    return "goes on" if went_on else "stands still"


async def in_the_task(turn):
    return turn.wait(timeout=0.1)  # not awaited: the event loop waits along


async def in_a_thread(turn):
    return await asyncio.to_thread(turn.wait)


async def main():
    readings = await wait_for_sensors()
    print(f"sensors waited for: {len(readings)}, the last one reads {readings[-1]}")
    print("connections in use, at most:", await query())
    print("while one task blocks, another", await block(in_the_task))
    print("while a thread blocks, a task", await block(in_a_thread))


asyncio.run(main())

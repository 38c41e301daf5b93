"""AsyncExitStack and aclosing: opens and closes what has to be waited for."""

import asyncio
from contextlib import AsyncExitStack, aclosing, asynccontextmanager


@asynccontextmanager
async def link_to(name):
    await shake_hands()
    print(name, "is open")
    try:
        yield name
    finally:
        await shake_hands()
        print(name, "is closed")


async def readings():
    try:
        for celsius in (19, 21, 23):
            await shake_hands()
            yield celsius
    finally:
        print("source closed")


async def say_goodbye():
    await shake_hands()
    print("goodbye")


async def shake_hands():
    await asyncio.sleep(0.001)  # for somebody far away


async def main():
    # as many as there are, and a callback, which waits as well
    async with AsyncExitStack() as stack:
        for name in ("boiler", "hall", "roof"):
            await stack.enter_async_context(link_to(name))
        stack.push_async_callback(say_goodbye)
        print("all are open")

    # a source that is left halfway is closed at the end of the block
    async with aclosing(readings()) as source:
        async for celsius in source:
            if celsius > 20:
                print("first above 20:", celsius)
                break


asyncio.run(main())

"""asyncio.TaskGroup: starts several things at once, and waits for all of them."""

import asyncio

STOCK = {"apples": 7, "pears": 0, "figs": 12}


async def two_answers():
    async with asyncio.TaskGroup() as group:
        customer = group.create_task(customer_of(17))
        apples = group.create_task(stock_of("apples"))
    print(f"order 17: {customer.result()}, {apples.result()} apples left")


async def one_answer_for_each():
    async with asyncio.TaskGroup() as group:
        counts = [group.create_task(stock_of(fruit)) for fruit in ("apples", "pears", "figs")]
    print("stock:", [count.result() for count in counts])


async def first_answer():
    async with asyncio.TaskGroup() as group:
        slow = group.create_task(never_answers("slow carrier", asked := asyncio.Event()))
        fast = group.create_task(answers("fast carrier", asked))
        done, _ = await asyncio.wait({slow, fast}, return_when=asyncio.FIRST_COMPLETED)
        slow.cancel()
    print("first answer:", done.pop().result())


async def first_failure():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(never_answers("price", asked := asyncio.Event()))
            group.create_task(fails("the warehouse is closed", asked))
    except* RuntimeError as failures:
        print("failure:", failures.exceptions[0])


async def second_failure():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(loses_the_discount(asked := asyncio.Event()))
            group.create_task(fails("the shop is closed", asked))
    except* RuntimeError as failures:
        print("failures told:", len(failures.exceptions))


async def deadline():
    try:
        async with asyncio.timeout(0.02), asyncio.TaskGroup() as group:
            group.create_task(asyncio.Event().wait())
    except TimeoutError:
        print("deadline: passed")


async def without_join():
    async with asyncio.TaskGroup() as group:
        customer = group.create_task(customer_of(17))
    print("without join:", customer.result(), "all the same")


async def never_answers(who, asked):
    try:
        asked.set()
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        print(f"{who}: cancelled")
        raise


async def answers(who, asked):
    await asked.wait()
    return who


async def fails(message, asked):
    await asked.wait()
    raise RuntimeError(message)


async def loses_the_discount(asked):
    try:
        await never_answers("discount", asked)
    finally:
        raise RuntimeError("the discount is lost")


async def customer_of(order):
    return "Ada" if order == 17 else "unknown"


async def stock_of(fruit):
    return STOCK[fruit]


async def main():
    await two_answers()
    await one_answer_for_each()
    await first_answer()
    await first_failure()
    await second_failure()
    await deadline()
    await without_join()


asyncio.run(main())

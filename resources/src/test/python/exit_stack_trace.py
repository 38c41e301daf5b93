"""Random programs around contextlib.ExitStack, and what each of them did.

A program is a list of steps for one ExitStack; those of an inner one stand in the step "with".
Names and failures are numbers. A failure is a BaseException if its number is divisible by 4.

Each program runs twice: on ExitStack, and as the nested with statements that ExitStack stands for.
Recorded are the events, which must be the same, and the failures that can be reached from the one
that escapes, along __context__: "chain" of ExitStack, "nested" of the with statements.

An __exit__ that swallows its failure by returning True is not among the steps.
"""

import itertools
import json
import platform
import random
from contextlib import ExitStack

SEED = 5
PROGRAMS = 1000


class Failure(Exception):
    pass


class Fatal(BaseException):
    pass


def fail(number):
    if number is not None:
        raise (Fatal if number % 4 == 0 else Failure)(number)


def chain(failure):
    numbers = []
    while failure is not None:
        assert failure.args[0] not in numbers, "the chain is a circle"
        numbers.append(failure.args[0])
        failure = failure.__context__
    return numbers


class Resource:
    """Tells of its __enter__ and __exit__; what the latter does is the machine's."""

    def __init__(self, machine, step, stack=None):
        self.machine, self.step, self.stack = machine, step, stack

    def __enter__(self):
        self.machine.events.append(f"enter {self.step['name']}")
        fail(self.step.get("refuses"))

    def __exit__(self, *_):
        self.machine.events.append(f"exit {self.step['name']}")
        self.machine.finish(self.step, self.stack)


class Entered(Resource):
    """What ExitStack.push takes: it has been entered elsewhere."""

    def __enter__(self):
        pass


class Machine:
    def __init__(self):
        self.events = []

    def run(self, program):
        """Returns the numbers of the failures, or None."""
        try:
            self.block(program)
        except (Failure, Fatal) as failure:
            return chain(failure)

    def inner(self, step):
        if not step["caught"]:
            self.block(step["body"])
            return
        try:
            self.block(step["body"])
        except (Failure, Fatal):
            self.events.append("caught")

    def call(self, step, stack=None):
        self.events.append(f"call {step['name']}")
        self.finish(step, stack)


class OnExitStack(Machine):
    def block(self, steps):
        with ExitStack() as stack:
            self.steps(steps, stack)

    def steps(self, steps, stack):
        for step in steps:
            match step["op"]:
                case "enter":
                    stack.enter_context(Resource(self, step, stack))
                case "push":
                    stack.push(Entered(self, step, stack))
                case "callback":
                    stack.callback(self.call, step, stack)
                case "raise":
                    fail(step["fails"])
                case "with":
                    self.inner(step)
                case "close":
                    stack.close()
                case "pop_all":
                    with stack.pop_all() as heir:
                        self.steps(step["body"], heir)

    def finish(self, step, stack):
        self.steps(step.get("then", []), stack)
        fail(step.get("fails"))


class OnWithStatements(Machine):
    def block(self, steps):
        split = next((i for i, step in enumerate(steps) if step["op"] == "close"), len(steps))
        self.nest(steps[:split])
        self.nest(steps[split + 1 :])

    def nest(self, steps):
        if not steps:
            return
        step, *rest = steps
        match step["op"]:
            case "enter":
                with Resource(self, step):
                    self.nest(rest)
            case "push":
                with Entered(self, step):
                    self.nest(rest)
            case "callback":
                try:
                    self.nest(rest)
                finally:
                    self.call(step)
            case "raise":
                fail(step["fails"])
            case "with":
                self.inner(step)
                self.nest(rest)
            case "pop_all":
                self.nest(step["body"])

    def finish(self, step, stack):
        self.nest(step.get("then", []) + [{"op": "raise", "fails": step.get("fails")}])


class Author:
    """Writes programs."""

    def __init__(self, random):
        self.random = random
        self.names = itertools.count(1)
        self.failures = itertools.count(1)

    def chance(self, probability):
        return self.random.random() < probability

    def failure(self, probability):
        return next(self.failures) if self.chance(probability) else None

    def program(self, depth=0):
        end = self.random.choices(["return", "raise", "close", "pop_all"], [5, 3, 1, 1])[0]
        steps = [
            self.step(depth, may_register_more=end != "pop_all")
            for _ in range(self.random.randint(0, 5))
        ]
        if end == "raise":
            steps.append({"op": "raise", "fails": next(self.failures)})
        if end == "close":
            steps.append({"op": "close"})
            if self.chance(0.5):
                steps.append({"op": "raise", "fails": next(self.failures)})
        if end == "pop_all":
            body = [self.closer(depth) for _ in range(self.random.randint(0, 2))]
            if self.chance(0.5):
                body.append({"op": "raise", "fails": next(self.failures)})
            steps.append({"op": "pop_all", "body": body})
        return steps

    def step(self, depth, may_register_more):
        if depth < 2 and self.chance(0.2):
            return {"op": "with", "body": self.program(depth + 1), "caught": self.chance(0.3)}
        return self.closer(depth, may_register_more)

    def closer(self, depth, may_register_more=True):
        step = {
            "op": self.random.choice(["enter", "enter", "push", "callback"]),
            "name": next(self.names),
        }
        if step["op"] == "enter" and (number := self.failure(0.08)):
            step["refuses"] = number
        if number := self.failure(0.35):
            step["fails"] = number
        if may_register_more and depth < 2 and self.chance(0.1):
            step["then"] = [self.closer(depth + 1) for _ in range(self.random.randint(1, 2))]
        return step


print(json.dumps({"python": platform.python_version(), "seed": SEED, "steps": PROGRAMS}))
source = random.Random(SEED)
for _ in range(PROGRAMS):
    program = Author(source).program()
    stack, statements = OnExitStack(), OnWithStatements()
    outcome = {"chain": stack.run(program), "nested": statements.run(program)}
    assert stack.events == statements.events, program
    print(json.dumps({"program": program, "events": stack.events, **outcome}))

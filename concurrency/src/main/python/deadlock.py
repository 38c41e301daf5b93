"""Two locks taken in opposite order: stuck; in one order: never."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Account:
    def __init__(self, number):
        self.number = number
        self.lock = threading.Lock()


ada = Account(1)
bob = Account(2)

# each takes the account that it pays from, and then wants the other
both_have_one = threading.Barrier(3)


def take_both(mine, other, timeout):
    with mine.lock:
        both_have_one.wait()
        if other.lock.acquire(timeout=timeout):
            other.lock.release()
            print(f"account {mine.number}: got the other")
        else:
            print(f"account {mine.number}: gave up")


first = threading.Thread(target=take_both, args=(ada, bob, 0.25))
second = threading.Thread(target=take_both, args=(bob, ada, -1))
first.start()
second.start()

# nothing in the standard library finds a deadlock
both_have_one.wait()
print("stuck: nobody tells")

# a timeout is the only way out; nobody can interrupt a waiting thread
first.join()
second.join()

payments = 0


# the lower number first, whoever pays: no circle, no deadlock
def pay(source, target):
    global payments
    low, high = sorted((source, target), key=lambda account: account.number)
    with low.lock, high.lock:
        payments += 1


with ThreadPoolExecutor(2) as clerks:
    clerks.submit(pay, ada, bob)
    clerks.submit(pay, bob, ada)
print("payments:", payments)

"""RLock: methods that lock may call each other, for a thread may take what it holds."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Account:
    def __init__(self):
        self.lock = threading.RLock()
        self.cents = 1000

    def add(self, cents):
        with self.lock:
            self.cents += cents

    def replace(self, old, new):
        with self.lock:  # nobody sees the account between the two
            self.add(-old)
            self.add(new)

    def audit(self):
        if not self.lock.acquire(blocking=False):
            return "busy"
        try:
            return f"{self.cents} cents"
        finally:
            self.lock.release()


account = Account()
account.replace(300, 250)

# free for others when it was released as often as it was acquired
with ThreadPoolExecutor(max_workers=1) as auditor:
    account.lock.acquire()
    account.lock.acquire()
    print("acquired twice:", auditor.submit(account.audit).result())
    account.lock.release()
    print("released once:", auditor.submit(account.audit).result())

    # the thread that did not take it cannot release it
    try:
        auditor.submit(account.lock.release).result()
    except RuntimeError:
        print("released by another: refused")
    account.lock.release()
    print("released twice:", auditor.submit(account.audit).result())

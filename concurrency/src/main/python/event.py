"""Event: threads wait until something has happened."""

import threading
from concurrent.futures import ThreadPoolExecutor

# once: all who wait go on, and who comes later does not wait
doors = threading.Event()
print("before:", "open" if doors.is_set() else "closed")
print("waited for a while:", "open" if doors.wait(timeout=0.01) else "closed")
with ThreadPoolExecutor(max_workers=3) as pool:
    guests = [pool.submit(doors.wait) for _ in range(3)]
    doors.set()
    print("guests inside:", sum(guest.result() for guest in guests))
doors.set()  # once more: nothing happens
print("after:", "open" if doors.is_set() else "closed")

# again and again: a light that turns red after each car
light = threading.Event()
passed = threading.Semaphore(0)


def drive():
    for _ in range(3):
        light.wait()
        light.clear()
        passed.release()


car_park = threading.Thread(target=drive)
car_park.start()
for car in range(1, 4):
    light.set()
    passed.acquire()
    print(f"car {car} has passed, the light is", "green" if light.is_set() else "red")
car_park.join()

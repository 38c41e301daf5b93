"""What `Blur` does, by Pillow; ten times, printing the nanoseconds of each."""

import random
import sys
import time

from PIL import Image, ImageFilter

size = 2048, 1536
picture = Image.frombytes("RGB", size, random.Random(1).randbytes(3 * size[0] * size[1]))
blur = ImageFilter.GaussianBlur(int(sys.argv[1]))
for _ in range(10):
    start = time.perf_counter_ns()
    picture.filter(blur)
    print(time.perf_counter_ns() - start)

"""Image.reduce: the means of blocks of pixels."""

from PIL import Image


def rows(image):
    pixels = image.load()
    for y in range(image.height):
        yield " ".join(str(pixels[x, y]) for x in range(image.width))


# what a sensor measured every 10 minutes of a day: 6 in a row, an hour each
day = Image.new("L", (6, 24))
for hour in range(24):
    for tenth in range(6):
        day.putpixel((tenth, hour), 150 - (hour - 14) ** 2 // 2 + (tenth * 7 + hour) % 5)

# the mean of each hour, and of each quarter of the day
print("hours:", " ".join(rows(day.reduce((6, 1)))))
print("quarters:", " ".join(rows(day.reduce((6, 6)))))

# one factor is for both directions; what is left over makes smaller blocks at the edge
by_four = day.reduce(4)
print(f"reduced by 4: {by_four.width} x {by_four.height}")
print("first row:", next(rows(by_four)))

# the rest alone: pixels 4 and 5 of the first four rows
rest = [day.getpixel((x, y)) for y in range(4) for x in (4, 5)]
print("mean of the rest:", (sum(rest) + len(rest) // 2) // len(rest))

"""PIL.ImageFilter.MedianFilter, MinFilter, MaxFilter, RankFilter and ModeFilter."""

from PIL import Image, ImageFilter


def line(image):
    return " ".join(str(image.getpixel((x, 3))) for x in range(image.width))


# a heat camera's picture, warmer at the right; two of its pixels are dead, and two always burn
heat = Image.new("L", (10, 7))
heat.putdata([20 * (x // 2) + y for y in range(7) for x in range(10)])
for x, y in (2, 3), (7, 2):
    heat.putpixel((x, y), 0)
    heat.putpixel((x + 1, y), 255)
print("seen:", line(heat))

# the median forgets them, and blurs no edge as a mean does
print("median:", line(heat.filter(ImageFilter.MedianFilter(3))))
print("mean:", line(heat.filter(ImageFilter.BoxBlur(1))))

# the least and the greatest: dark and bright spots grow
print("min:", line(heat.filter(ImageFilter.MinFilter(3))))
print("max:", line(heat.filter(ImageFilter.MaxFilter(3))))

# any other place in the order: the third of nine
print("third:", line(heat.filter(ImageFilter.RankFilter(3, 2))))

# the most frequent value, for pictures of labels
labels = heat.point(lambda value: 1 if value < 40 else 2)
print("labels:", line(labels))
print("mode:", line(labels.filter(ImageFilter.ModeFilter(3))))

# a window has a middle
try:
    heat.filter(ImageFilter.MedianFilter(4))
except ValueError:
    print("size 4: refused")

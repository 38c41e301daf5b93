"""Image.point and what ImageOps makes of it: each value is replaced by another."""

from PIL import Image, ImageOps

# a heat map: sensors from cold, 0, to hot, 250
heat = Image.new("L", (6, 1))
heat.putdata([0, 3, 100, 127, 128, 250])


def show(label, gray):
    print(f"{label}: {list(gray.getdata())}")


# a function becomes a table of 256 values, rounded to even and clipped
show("halved", heat.point(lambda value: value * 0.5))
show("stretched", heat.point(lambda value: 2 * value - 100))

# what ImageOps offers are such functions
show("inverted", ImageOps.invert(heat))
show("solarized", ImageOps.solarize(heat))
show("two bits", ImageOps.posterize(heat, 2))
show("alarm", heat.point(lambda value: value > 127 and 255))

# false colours, from blue to orange
colored = ImageOps.colorize(heat, black=(0, 0, 255), white=(255, 128, 0))
print("hottest: {:02x}{:02x}{:02x}".format(*colored.getpixel((5, 0))))

# and back to gray
show("as gray", ImageOps.grayscale(colored))

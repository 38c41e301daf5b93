"""Image.alpha_composite: a picture with alpha over another one with alpha."""

from PIL import Image


def pixel(image, x=0, y=0):
    return list(image.getpixel((x, y)))


def covered(photo):
    return sum(color != (240, 240, 240, 255) for color in photo.getdata())


# glass over paint: half of each, and opaque as the paint is
paint = Image.new("RGBA", (4, 4), (0, 0, 255, 255))
glass = Image.new("RGBA", (4, 4), (255, 0, 0, 128))
print("glass over paint:", pixel(Image.alpha_composite(paint, glass)))
print("paint over glass:", pixel(Image.alpha_composite(glass, paint)))

# two panes are denser than one, and the upper one counts more
green = Image.new("RGBA", (4, 4), (0, 255, 0, 128))
print("two panes:", pixel(Image.alpha_composite(glass, green)))

# where nothing is below, the upper one stays what it is
empty = Image.new("RGBA", (4, 4))
print("over nothing:", pixel(Image.alpha_composite(empty, glass)))

# into the picture itself, at a place, and no farther than its edges
photo = Image.new("RGBA", (8, 8), (240, 240, 240, 255))
photo.alpha_composite(glass, (6, 6))
photo.alpha_composite(glass, (-3, -3))
print("covered:", covered(photo), "pixels")

# only a part of the upper one
photo.alpha_composite(green, dest=(4, 0), source=(1, 1, 4, 3))
print(f"covered: {covered(photo)} pixels, as {pixel(photo, 6, 1)}")

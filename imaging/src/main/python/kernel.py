"""Image.filter with the kernels of PIL.ImageFilter and with one of our own."""

from PIL import Image, ImageFilter


def line(image, y):
    return " ".join(str(image.getpixel((x, y))) for x in range(image.width))


# a floor plan: one room, its walls drawn in black
plan = Image.new("L", (9, 7), 240)
plan.paste(20, (2, 2, 7, 5))
plan.paste(240, (3, 3, 6, 4))
print("plan:", line(plan, 3))

# where neighbours differ; the outermost pixels stay as they are
print("edges:", line(plan.filter(ImageFilter.FIND_EDGES), 3))
print("border:", line(plan.filter(ImageFilter.FIND_EDGES), 0))

# sharper, smoother, and in relief
print("sharpened:", line(plan.filter(ImageFilter.SHARPEN), 1))
print("smoothed:", line(plan.filter(ImageFilter.SMOOTH), 1))
print("embossed:", line(plan.filter(ImageFilter.EMBOSS), 3))

# a kernel of our own: each row of weights meets a row of pixels, the first one those below
slope = ImageFilter.Kernel((3, 3), (1, 2, 1, 0, 0, 0, -1, -2, -1), scale=8, offset=128)
print("above the room:", line(plan.filter(slope), 1))
print("below the room:", line(plan.filter(slope), 5))

# a picture smaller than the kernel is not filtered at all
print("cut off:", line(plan.crop((0, 2, 4, 4)).filter(ImageFilter.FIND_EDGES), 0))

# weights of which there are too few
try:
    ImageFilter.Kernel((3, 3), (1, 1, 1, 1))
except ValueError:
    print("4 weights: not a kernel")

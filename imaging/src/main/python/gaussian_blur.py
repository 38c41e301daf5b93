"""PIL.ImageFilter.GaussianBlur, BoxBlur and UnsharpMask, at the edge of a shadow."""

from PIL import Image, ImageFilter


def line(image):
    return " ".join(str(image.getpixel((x, 2))) for x in range(image.width))


# a table: its left side lies in the shadow
table = Image.new("L", (12, 5), 200)
table.paste(40, (0, 0, 6, 5))
print("table:", line(table))

# each pixel becomes the mean of 5 by 5; beyond the border, the outermost pixels are repeated
print("box of 2:", line(table.filter(ImageFilter.BoxBlur(2))))

# a radius may have a fraction: a half of the neighbours
print("box of 0.5:", line(table.filter(ImageFilter.BoxBlur(0.5))))

# three boxes make almost a Gaussian
print("Gaussian of 2:", line(table.filter(ImageFilter.GaussianBlur(2))))

# up and down only: there is nothing to blur
print("up and down:", line(table.filter(ImageFilter.GaussianBlur((0, 2)))))

# sharpened: darker before the edge, brighter behind it
print("sharpened:", line(table.filter(ImageFilter.UnsharpMask(radius=1, percent=80, threshold=3))))

# alpha is blurred like a colour: a white sticker turns grey where it turns transparent
sticker = Image.new("RGBA", (12, 5), (0, 0, 0, 0))
sticker.paste((255, 255, 255, 255), (6, 0, 12, 5))
print("outline:", *sticker.filter(ImageFilter.BoxBlur(2)).getpixel((5, 2)))

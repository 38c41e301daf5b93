"""Image.paste and Image.composite: pictures and colours into a picture, wholly and through masks."""

from PIL import Image


def samples(image, x, y, width, band):
    return list(image.crop((x, y, x + width, y + 1)).getdata(band))


# a label over the lower right corner of a page, and what of it is on the page
page = Image.new("RGB", (8, 6), "white")
label = Image.new("RGB", (4, 3), (200, 40, 0))
page.paste(label, (6, 4))
print("label:", list(page.getdata()).count((200, 40, 0)), "pixels")

# a colour in a box
page.paste((0, 0, 120), (0, 0, 3, 2))
print("ink:", list(page.getdata()).count((0, 0, 120)), "pixels")

# through a gray mask: not at all, by a third, by two thirds, wholly
fade = Image.new("L", (4, 1))
fade.putdata([0, 85, 170, 255])
page.paste(label.crop((0, 0, 4, 1)), (2, 3), fade)
print("faded, green:", samples(page, 2, 3, 4, band=1))

# a colour through a mask of one bit
dashes = Image.new("1", (6, 1))
dashes.putdata([1, 1, 0, 1, 1, 0])
page.paste((0, 0, 0), (0, 5), dashes)
print("dashed, red:", samples(page, 0, 5, 6, band=0))

# a picture with alpha is its own mask
seal = Image.new("RGBA", (2, 2), (0, 90, 30, 128))
page.paste(seal, (3, 1), seal)
print("sealed, red:", samples(page, 2, 1, 4, band=0))

# one picture where the mask is white, the other where it is black
night = Image.new("RGB", (4, 1), (10, 10, 40))
day = Image.new("RGB", (4, 1), (250, 240, 200))
print("dawn, blue:", samples(Image.composite(day, night, fade), 0, 0, 4, band=2))

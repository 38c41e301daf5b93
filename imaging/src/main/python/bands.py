"""PIL.Image.Image.split and merge: the bands of a picture, one by one and together again."""

from PIL import Image

# a new picture is black, or transparent, or of the colour that is named
print("black:", *Image.new("RGB", (64, 48)).getpixel((0, 0)))
print("transparent:", *Image.new("RGBA", (64, 48)).getpixel((0, 0)))
label = Image.new("RGB", (64, 48), (200, 120, 40))
print("label:", *label.getpixel((0, 0)))

# each band is a gray picture
red, green, blue = label.split()
print("bands:", *(band.getpixel((0, 0)) for band in (red, green, blue)))

# bands in another order make another picture
swapped = Image.merge("RGB", (blue, green, red))
print("swapped:", *swapped.getpixel((0, 0)))

# the band is a copy: what is painted on it stays there
green.putpixel((0, 0), 255)
print("green of the label:", label.getpixel((0, 0))[1])

# alpha by a mask that fades out to the right
fading = Image.new("L", (64, 48))
fading.putdata([255 - 4 * x for y in range(48) for x in range(64)])
label.putalpha(fading)
print("at the left:", *label.getpixel((0, 0)))
print("at the right:", *label.getpixel((63, 0)))

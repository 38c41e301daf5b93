"""PIL.Image.Image.convert: the same photo in gray, in black and white, in ink, and in few colours."""

from PIL import Image

# a photo of a sunset: red grows to the right, green to the bottom
photo = Image.new("RGB", (64, 48))
photo.putdata([(255 - x, 5 * y, 4 * x) for y in range(48) for x in range(64)])
print("pixel:", *photo.getpixel((40, 30)))

# gray by luma, the weights of ITU-R 601
gray = photo.convert("L")
print("gray pixel:", gray.getpixel((40, 30)))
print("gray, all together:", sum(gray.getdata()))

# black and white, with dots where it is gray
dithered = photo.convert("1")
print("white dots:", dithered.convert("L").histogram()[255])

# black and white by a threshold
hard = gray.point(lambda value: 255 if value >= 128 else 0)
print("white above the threshold:", hard.histogram()[255])

# inks, as a printer counts them; no black is used
inks = photo.convert("CMYK")
print("inks:", *inks.getpixel((40, 30)))

# the 216 colours of the old web, dithered
web = photo.convert("P").convert("RGB")
print("a dot of it:", *web.getpixel((40, 30)))
print("web colours used:", len(web.getcolors()))

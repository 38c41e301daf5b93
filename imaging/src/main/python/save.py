"""Image.save: JPEG of a quality, for the web, without alpha; PNG with a text in it."""

import io

from PIL import Image
from PIL.PngImagePlugin import PngInfo

logo = Image.new("RGBA", (64, 48))
logo.paste("white", (0, 0, 32, 48))  # half white, half transparent
on_white = Image.new("RGB", logo.size, "white")
on_white.paste(logo, mask=logo)


def jpeg(image, **options):
    out = io.BytesIO()
    image.save(out, "JPEG", **options)
    return Image.open(out)


# quality: by how much the mean of each 8x8 pixels is divided, and so made coarse
for quality in (10, 50, 75, 95):
    file = jpeg(on_white, quality=quality)
    print(f"quality {quality} divides by {file.quantization[0][0]}")

# alpha into JPEG: refused, until there is something behind it
try:
    jpeg(logo, quality=85)
except OSError:
    print("alpha: refused")
web = jpeg(on_white, quality=85, progressive=True, dpi=(300, 300))
print("dpi:", web.info["dpi"][0])

# PNG: compressed as much as it goes, with a text that travels along
text = PngInfo()
text.add_text("Author", "Ada")
out = io.BytesIO()
logo.save(out, "PNG", compress_level=9, pnginfo=text)
print("author:", Image.open(out).text.get("Author", "none"))

"""ImageOps.exif_transpose: photos turned upright by what EXIF says of how the camera was held."""

from io import BytesIO

from PIL import ExifTags, Image, ImageOps


def photo(scene, orientation):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    file = BytesIO()
    scene.save(file, "JPEG", exif=exif)
    return file


def in_words(image):
    def is_light(x, y):
        return image.getpixel((x, y))[0] > 128

    right, bottom = image.width - 2, image.height - 2
    top = "top" if is_light(1, 1) or is_light(right, 1) else "bottom"
    left = "left" if is_light(1, 1) or is_light(1, bottom) else "right"
    return f"{image.width} x {image.height} with light at the {top} {left}"


# a photo of a lamp: dark, with light at the top left
scene = Image.new("RGB", (48, 32))
scene.paste("white", (0, 0, 16, 16))

# the camera writes pixels as its sensor has them, and notes how it was held
for orientation in range(1, 9):
    # Image.open ignores the note
    raw = Image.open(photo(scene, orientation))

    # upright, and without the note
    held = raw.getexif()[ExifTags.Base.Orientation]
    upright = ImageOps.exif_transpose(raw)
    print(f"{held}: {in_words(raw)}, upright {in_words(upright)}")

"""Image.thumbnail: smaller, in the same proportions, and never larger."""

from PIL import Image
from PIL.Image import Resampling


def described(image):
    middle = image.getpixel((image.width // 2, image.height // 2))
    return f"{image.width} x {image.height}, in the middle {' '.join(map(str, middle))}"


# a photo of the evening sky: blue above, orange below, the sun in the middle
sky = Image.new("RGB", (400, 225))
for y in range(sky.height):
    for x in range(sky.width):
        sky.putpixel((x, y), (y, 60 + y // 3, 225 - y))
sky.paste((255, 230, 90), (190, 105, 210, 125))

# within 128 x 128: the longer side is the limit
for size in [(128, 128), (500, 60), (1, 100)]:
    small = sky.copy()  # thumbnail changes the picture itself
    small.thumbnail(size)
    print(f"within {size[0]} x {size[1]}: {described(small)}")

# a picture that fits stays as it is
same = sky.copy()
same.thumbnail((1000, 1000))
print("within 1000 x 1000:", described(same))

# without the reduction by whole factors that comes first: slower, and a little sharper
exact = sky.copy()
exact.thumbnail((32, 32), Resampling.LANCZOS, reducing_gap=None)
print("LANCZOS alone:", described(exact))

print("the photo:", described(sky))

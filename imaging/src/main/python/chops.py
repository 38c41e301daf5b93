"""ImageChops: two pictures combined sample by sample."""

from PIL import Image, ImageChops


def row(*values):
    image = Image.new("L", (len(values), 1))
    image.putdata(values)
    return image


# the same hall by two thermal cameras: the warmer a place, the brighter its pixel
morning = row(0, 40, 90, 130, 200, 255)
evening = row(20, 40, 80, 190, 100, 255)

results = {
    "add": ImageChops.add(morning, evening),
    "mean": ImageChops.add(morning, evening, scale=2),
    "subtract": ImageChops.subtract(morning, evening),
    "difference": ImageChops.difference(morning, evening),
    "lighter": ImageChops.lighter(morning, evening),
    "darker": ImageChops.darker(morning, evening),
    "multiply": ImageChops.multiply(morning, evening),
    "screen": ImageChops.screen(morning, evening),
    "overlay": ImageChops.overlay(morning, evening),
    "add_modulo": ImageChops.add_modulo(morning, evening),
}
for name, image in results.items():
    print(f"{name}: {list(image.getdata())}")

# what has changed by more than 50
changed = ImageChops.difference(morning, evening).point(lambda value: value > 50)
print("changed:", list(changed.getdata()))

"""ImageDraw: a chart of orders, with bars, an axis, a round badge and text."""

from PIL import Image, ImageDraw, ImageFont

chart = Image.new("RGB", (120, 80), "white")
draw = ImageDraw.Draw(chart)


def count(color):
    return sum(pixel == color for pixel in chart.getdata())


# a bar for each day, 11 pixels wide: the corners are both inside
for day, orders in enumerate([12, 30, 41, 7, 25]):
    draw.rectangle((10 + 20 * day, 70 - orders, 20 + 20 * day, 69), fill="blue")
print("blue pixels:", count((0, 0, 255)))

# an axis, its last pixel included
draw.line((5, 70, 114, 70), fill="black")
print("black pixels:", count((0, 0, 0)))

# a badge; its edge is hard, as there is no antialiasing but for text
draw.ellipse((95, 5, 114, 24), fill="red")
print("middle of the badge: {:02x}{:02x}{:02x}".format(*chart.getpixel((105, 15))))

# a title is measured, so that it stands in the middle, and drawn from its top left corner
font = ImageFont.load_default(12)
middle = (120 - draw.textlength("Orders", font)) / 2
before = count((255, 255, 255))
draw.text((middle, 2), "Orders", fill="red", font=font)
print("the title has ink:", "yes" if count((255, 255, 255)) < before else "no")

"""PIL.Image.Image.quantize: a heat map in 32 colours, and in the colours of another picture."""

from PIL import Image

# a sensor's heat map, from blue to red
heat = Image.new("RGB", (64, 48))
heat.putdata([(x * y // 12, y, 255 - x * y // 12) for y in range(48) for x in range(64)])

# the 32 colours that suit it best
small = heat.quantize(32)
print("colours:", len(small.getpalette()) // 3)

# a picture of few colours keeps them all
flag = Image.new("RGB", (3, 1))
flag.putdata([(200, 0, 0), (255, 255, 255), (0, 0, 200)])
kept = flag.quantize(16)
print("colours of the flag:", len(kept.getpalette()) // 3)
print("white:", *kept.convert("RGB").getpixel((1, 0)))

# a palette of one's own: blue, green, yellow, red
alarm = Image.new("P", (4, 1))
alarm.putpalette([0, 0, 255, 0, 160, 0, 255, 220, 0, 255, 0, 0])
print("second colour:", *alarm.getpalette()[3:6])

# its indices are the pixels; the palette gives them their colours
alarm.putdata([3, 2, 1, 0])
print("pixel:", alarm.getpixel((0, 0)))
print("its colour:", *alarm.convert("RGB").getpixel((0, 0)))

# the heat map in these colours: dithered, and each pixel in the nearest one
dithered = heat.quantize(palette=alarm)
nearest = heat.quantize(palette=alarm, dither=Image.Dither.NONE)
print("dithered, in red:", list(dithered.getdata()).count(3))
print("nearest is red:", list(nearest.getdata()).count(3))

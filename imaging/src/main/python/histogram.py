"""Image.histogram, ImageStat, and the contrast that ImageOps makes of them."""

from PIL import Image, ImageOps, ImageStat

# a foggy morning: from 90 to 152, and one lamp
photo = Image.new("L", (64, 48))
photo.putdata([90 + x // 2 + y * y // 70 for y in range(48) for x in range(64)])
photo.putpixel((10, 5), 250)


def show(label, image):
    stat = ImageStat.Stat(image)
    [(low, high)], [half] = stat.extrema, stat.median
    print(f"{label}: {low} to {high}, median {half}")


# what was counted, and what follows from it
stat = ImageStat.Stat(photo)
print("pixels of 100:", photo.histogram()[100])
show("foggy", photo)
print(f"mean: {stat.mean[0]:.3f}")
print(f"deviation: {stat.stddev[0]:.3f}")
print(f"bits a pixel: {photo.entropy():.3f}")

# from the darkest to the lightest: the lamp leaves little to the others
show("stretched", ImageOps.autocontrast(photo))

# without a percent at either end, or without the lamp's value, there is more
show("cut off", ImageOps.autocontrast(photo, cutoff=1))
show("lamp ignored", ImageOps.autocontrast(photo, ignore=250))

# all values about equally frequent
show("equalized", ImageOps.equalize(photo))

# only the pixels below the horizon count
ground = Image.new("1", photo.size)
ground.paste(1, (0, 24, 64, 48))
below = ImageStat.Stat(photo, ground)
print(f"below the horizon: {below.count[0]} from {below.extrema[0][0]}")
show("for the ground", ImageOps.autocontrast(photo, mask=ground))

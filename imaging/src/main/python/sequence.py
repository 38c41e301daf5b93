"""ImageSequence.Iterator: an animated GIF frame by frame, as each is seen on the screen."""

import io

from PIL import Image, ImageSequence

GREEN = (0, 255, 0)


def progress_bar():
    bars = []
    for done in (10, 20, 30, 40):
        bar = Image.new("RGB", (40, 8))
        bar.paste(GREEN, (0, 0, done, 8))
        bars.append(bar)
    out = io.BytesIO()
    durations = [100, 100, 100, 2000]
    bars[0].save(out, "GIF", save_all=True, append_images=bars[1:], duration=durations, loop=0)
    return out


# what is known before any frame is decoded
gif = Image.open(progress_bar())
print("size: %dx%d" % gif.size)
print("frames:", gif.n_frames)
print("loop:", gif.info.get("loop", -1))

# each frame as it is seen, and for how long
for frame in ImageSequence.Iterator(gif):
    rgb = frame.convert("RGB")
    done = sum(rgb.getpixel((x, 4)) == GREEN for x in range(40))
    print(f"frame {gif.tell()}: {done} of 40 for {frame.info['duration']} ms")

# behind the last there is none
try:
    gif.seek(gif.n_frames)
except EOFError:
    print("no more frames")

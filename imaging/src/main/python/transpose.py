"""Image.transpose: pictures mirrored and turned by right angles, in all seven ways."""

from PIL import Image
from PIL.Image import Transpose


def show(what, image):
    print(f"{what}, {image.width} x {image.height}")
    ink = "".join(".#"[value] for value in image.getdata())
    for start in range(0, len(ink), image.width):
        print(" ", ink[start : start + image.width])


# the letter F, in which every turn shows
letter = Image.frombytes("L", (3, 4), bytes([1, 1, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0]))
show("F", letter)

# mirrored
for flip in Transpose.FLIP_LEFT_RIGHT, Transpose.FLIP_TOP_BOTTOM:
    show(flip.name, letter.transpose(flip))

# turned, against the clock
for turn in Transpose.ROTATE_90, Transpose.ROTATE_180, Transpose.ROTATE_270:
    show(turn.name, letter.transpose(turn))

# mirrored at a diagonal
for diagonal in Transpose.TRANSPOSE, Transpose.TRANSVERSE:
    show(diagonal.name, letter.transpose(diagonal))

# the same by name
show("by name", letter.transpose(Transpose["TRANSVERSE"]))

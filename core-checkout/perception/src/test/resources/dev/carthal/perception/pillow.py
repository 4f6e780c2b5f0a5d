"""Prints what Pillow makes of a formula's picture: `python3 pillow.py > pillow.txt` made the values beside it."""

from PIL import Image

WIDTH, HEIGHT, SIDE = 61, 47, 8
BOXES = [(7, 0, 54, 47), (10.5, 3.25, 40.75, 33.5), (20, 20, 24.5, 24.5)]

image = Image.new("RGB", (WIDTH, HEIGHT))
image.putdata([((7 * x + 3 * y) % 256, (x * x + y) % 256, (x * y) % 256) for y in range(HEIGHT) for x in range(WIDTH)])
for box in BOXES:
    small = image.resize((SIDE, SIDE), Image.BILINEAR, box=box)
    print(*box, ":", *[value for pixel in small.getdata() for value in pixel])

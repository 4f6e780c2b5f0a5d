#!/usr/bin/env python3
"""Draws the golden picture: a juice carton in front of a shelf, of plain shapes, so that every run draws the same pixels."""

import argparse

from PIL import Image, ImageDraw

SIZE = (240, 200)  # neither square nor 128 px: crop and resize are part of what the picture checks


def shelf(draw):
    for y in range(SIZE[1]):
        draw.line((0, y, SIZE[0], y), (150 + y // 4, 140 + y // 5, 125 + y // 6))
    for x in range(0, SIZE[0], 24):
        draw.rectangle((x, 20, x + 19, 90), (170, 60 + x // 2, 40))
        draw.rectangle((x, 105, x + 19, 190), (40 + x // 3, 120, 90))
    draw.rectangle((0, 92, SIZE[0], 102), (110, 110, 115))


def carton(draw):
    draw.polygon([(85, 45), (100, 15), (148, 15), (155, 45)], (225, 225, 220))
    draw.rectangle((85, 45, 155, 185), (245, 190, 30))
    draw.polygon([(155, 45), (148, 15), (162, 22), (170, 50)], (200, 200, 195))
    draw.polygon([(155, 45), (170, 50), (170, 178), (155, 185)], (200, 150, 20))
    draw.rectangle((92, 55, 148, 78), (250, 250, 245))
    for x in range(96, 146, 6):
        draw.rectangle((x, 62, x + 2 + x % 3, 71), (30, 90, 40))
    draw.ellipse((98, 95, 144, 141), (240, 120, 10), (200, 90, 0))
    draw.ellipse((108, 103, 122, 115), (250, 170, 80))
    draw.polygon([(120, 96), (138, 82), (144, 92), (126, 99)], (60, 140, 50))
    for y in range(152, 180, 6):
        draw.line((94, y, 146, y), (120, 80, 10), 2)


def hand(draw):
    for i, y in enumerate((100, 118, 136, 152)):
        draw.ellipse((62, y, 104 - 3 * i, y + 15), (224, 172, 140), (180, 130, 100))
    draw.polygon([(0, 200), (0, 150), (64, 102), (76, 166), (48, 200)], (220, 168, 136))


def draw():
    image = Image.new("RGB", SIZE)
    pen = ImageDraw.Draw(image)
    shelf(pen)
    carton(pen)
    hand(pen)
    return image


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", help="PNG to write")
    draw().save(parser.parse_args().out, optimize=True)

"""Photographs, lists and the one preprocessing that training, evaluation and the cart share."""

import csv
import sys
from pathlib import Path

import numpy as np
import torch
from PIL import Image

STORED = 160  # the short side of the photographs
MEAN, STD = (0.5, 0.5, 0.5), (0.25, 0.25, 0.25)
PREPROCESSING = {
    "crop": {"kind": "center-square", "fraction": 1.0},
    "resize": {"width": 128, "height": 128, "filter": "triangle"},
    "colour": "RGB",
    "mean": list(MEAN),
    "std": list(STD),
}


def require(folder):
    """Ends the script with 77, the usual code of a skipped test, where the photographs are absent."""
    folder = Path(folder)
    if not (folder / "classes.csv").is_file():
        print(f"SKIPPED: no grocery photographs: expected classes.csv in {folder}", file=sys.stderr)
        sys.exit(77)
    return folder


def read_list(file):
    """Lines `path, fine, coarse` as (path, fine, coarse)."""
    rows = (line.split(",") for line in Path(file).read_text().splitlines() if line.strip())
    return [(path.strip(), int(fine), int(coarse)) for path, fine, coarse in rows]


def classes(folder):
    """Fine name, coarse name and coarse id, each a list by fine class id."""
    with open(Path(folder) / "classes.csv", newline="") as file:
        rows = sorted(list(csv.reader(file))[1:], key=lambda row: int(row[1]))
    return [row[0] for row in rows], [row[2] for row in rows], [int(row[3]) for row in rows]


def square(image, fraction, side):
    """The centre square of `fraction` of the short side, resized with the triangle filter over that exact box."""
    edge = fraction * min(image.size)
    left, top = (image.width - edge) / 2, (image.height - edge) / 2
    return image.resize((side, side), Image.BILINEAR, box=(left, top, left + edge, top + edge))


def pixels(folder, rows, side=STORED, fraction=1.0):
    """All pictures as one uint8 tensor [N,3,side,side]; decoded once."""
    stack = np.empty((len(rows), side, side, 3), np.uint8)
    for i, (path, _, _) in enumerate(rows):
        with Image.open(Path(folder) / path) as image:
            stack[i] = np.asarray(square(image.convert("RGB"), fraction, side))
    return torch.from_numpy(stack).permute(0, 3, 1, 2).contiguous()


def labels(rows):
    return torch.tensor([row[1] for row in rows]), torch.tensor([row[2] for row in rows])


def normalise(batch, preprocessing=PREPROCESSING):
    shape = (1, 3, 1, 1)
    mean, std = (torch.tensor(preprocessing[key]).view(shape) for key in ("mean", "std"))
    return (batch.float() / 255 - mean) / std

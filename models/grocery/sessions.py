"""Tells visits to a shelf apart, so that what is kept aside was photographed elsewhere.

The pictures of `train` come shuffled, but the light, the bin and the neighbours of one visit leave a histogram of colours behind:
the nearest histogram alone names 95 % of `train` and 27 % of `val`. Of what is kept aside by these visits it names 28 %: as foreign
as `val` by this measure.
"""

import random

import torch

LEVELS, ALIKE, LARGEST = 6, 0.90, 0.4


def histograms(pictures):
    """Roots of the shares of 216 colours; a product of two is their likeness, 1 for the same."""
    step = -(-256 // LEVELS)
    red, green, blue = (torch.div(pictures[:, i].long(), step, rounding_mode="floor").flatten(1) for i in range(3))
    colour = (red * LEVELS + green) * LEVELS + blue
    counts = torch.zeros(len(pictures), LEVELS**3).scatter_add_(1, colour, torch.ones(colour.shape))
    return (counts / counts.sum(1, keepdim=True)).sqrt()


def clusters(prints):
    """Joins what is most alike on average, until nothing is alike any more; gives lists of positions."""
    likeness, sizes = prints @ prints.T, torch.ones(len(prints))
    likeness.fill_diagonal_(-1)
    groups = [[i] for i in range(len(prints))]
    while likeness.max() >= ALIKE:
        a, b = divmod(likeness.argmax().item(), len(prints))
        joined = (likeness[a] * sizes[a] + likeness[b] * sizes[b]) / (sizes[a] + sizes[b])
        joined[(likeness[a] < 0) | (likeness[b] < 0)] = -1
        likeness[a], likeness[:, a] = joined, joined
        likeness[b], likeness[:, b] = -1, -1
        sizes[a] += sizes[b]
        groups[a] += groups[b]
        groups[b] = []
    return [group for group in groups if group]


def kept_aside(rows, pictures, fold, folds):
    """True for one visit of every class of this fold: the largest that leaves the class the most of its pictures."""
    prints, aside = histograms(pictures), torch.zeros(len(rows), dtype=torch.bool)
    classes = sorted({row[1] for row in rows})
    random.Random(0).shuffle(classes)
    for fine in classes[fold::folds]:
        members = torch.tensor([i for i, row in enumerate(rows) if row[1] == fine])
        small = [group for group in clusters(prints[members]) if len(group) <= LARGEST * len(members)]
        if small:
            aside[members[max(small, key=len)]] = True
    return aside

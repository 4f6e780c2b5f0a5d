"""Vectorised augmentation: one geometric and one colour transform a picture, then mixing inside the batch."""

import math

import torch
from torch.nn import functional as F

from data import normalise

LUMA = torch.tensor([0.299, 0.587, 0.114])


def between(count, low, high):
    return torch.empty(count).uniform_(low, high)


def cropped(batch, side, least, degrees):
    """Random resized crop, flip and a turn, as one bilinear look-up."""
    n = len(batch)
    area, ratio = between(n, least, 1), torch.exp(between(n, -0.288, 0.288))
    width, height = (area * ratio).sqrt().clamp(max=1), (area / ratio).sqrt().clamp(max=1)
    x, y = between(n, -1, 1) * (1 - width), between(n, -1, 1) * (1 - height)
    turn = between(n, -1, 1) * math.radians(degrees)
    flip = (torch.rand(n) < 0.5).float() * 2 - 1
    cos, sin = turn.cos(), turn.sin()
    theta = torch.stack([width * cos * flip, -height * sin, x, width * sin * flip, height * cos, y], 1)
    grid = F.affine_grid(theta.view(n, 2, 3), (n, 3, side, side), align_corners=False)
    return F.grid_sample(batch, grid, padding_mode="reflection", align_corners=False)


def coloured(batch, strength, tint):
    """Brightness, contrast, saturation and a cast of the light, folded into one 3x3 matrix and offset a picture."""
    n = len(batch)
    gain, contrast, vivid = (torch.exp(between(n, -strength, strength)) for _ in range(3))
    cast = torch.exp(torch.empty(n, 3).uniform_(-tint, tint))
    matrix = vivid.view(n, 1, 1) * torch.eye(3) + (1 - vivid).view(n, 1, 1) * LUMA.expand(3, 3)
    matrix = matrix * cast.unsqueeze(2) * (gain * contrast).view(n, 1, 1)
    centre = (gain * batch.mean((1, 2, 3)) * (1 - contrast)).view(n, 1, 1)
    return (matrix @ batch.flatten(2) + centre).clamp(0, 255).view_as(batch)


def mixed(batch, chance, alpha):
    """Mixup or cutmix with the batch in another order; gives the batch, that order and the share of the first."""
    n, side = len(batch), batch.shape[-1]
    order = torch.randperm(n)
    if torch.rand(()) >= chance:
        return batch, order, 1.0
    if torch.rand(()) < 0.5:
        share = float(torch.distributions.Beta(alpha, alpha).sample())
        return torch.lerp(batch[order], batch, share), order, share
    edge = int(side * math.sqrt(1 - float(torch.rand(()))))
    left, top = (int(torch.randint(0, side - edge + 1, ())) for _ in range(2))
    window = (..., slice(top, top + edge), slice(left, left + edge))
    batch = batch.clone()
    batch[window] = batch[order][window]
    return batch, order, 1 - edge * edge / (side * side)


def augmented(raw, side, phase):
    """uint8 pictures to a normalised batch, with order and share of the mixture."""
    batch = coloured(cropped(raw.float(), side, phase.least_area, phase.turn), phase.colour, phase.cast)
    return mixed(normalise(batch), phase.mix_chance, phase.mix_alpha)

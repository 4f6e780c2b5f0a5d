"""The grocery net: a plain ResNet of one block a stage, written by hand so that the graph holds nothing but ordinary ops."""

import torch
from torch import nn
from torch.nn import functional as F

FINE, COARSE, STEM, WIDTH, SIDE, MEMBERS = 81, 43, 16, 32, 128, 3


def conv_bn(inside, outside, kernel, stride):
    conv = nn.Conv2d(inside, outside, kernel, stride, kernel // 2, bias=False)
    nn.init.kaiming_normal_(conv.weight, mode="fan_out", nonlinearity="relu")
    return nn.Sequential(conv, nn.BatchNorm2d(outside))


class Block(nn.Module):
    def __init__(self, inside, outside):
        super().__init__()
        self.first = conv_bn(inside, outside, 3, 2)
        self.second = conv_bn(outside, outside, 3, 1)
        self.short = conv_bn(inside, outside, 1, 2)
        # The block starts as its short cut; deep nets without a warm start settle faster so.
        nn.init.zeros_(self.second[1].weight)

    def forward(self, x):
        return F.relu(self.second(F.relu(self.first(x), True)).add_(self.short(x)), True)


class GroceryNet(nn.Module):
    """Gives fine logits, and coarse logits that only training uses."""

    def __init__(self):
        super().__init__()
        widths = [STEM, WIDTH, 2 * WIDTH, 4 * WIDTH, 8 * WIDTH]
        self.stem = conv_bn(3, STEM, 3, 2)
        self.blocks = nn.Sequential(*(Block(a, b) for a, b in zip(widths, widths[1:])))
        self.drop = nn.Dropout(0.1)
        self.fine = nn.Linear(widths[-1], FINE)
        self.coarse = nn.Linear(widths[-1], COARSE)

    def forward(self, x):
        features = self.drop(self.blocks(F.relu(self.stem(x), True)).mean((2, 3)))
        return self.fine(features), self.coarse(features)

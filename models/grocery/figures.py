"""What a checkpoint says of pictures, and how far its probabilities can be believed."""

import sys

import torch
from torch.nn import functional as F

import data
from net import GroceryNet

BINS = 15


def load(file):
    """The averaged net of a checkpoint, and the checkpoint, which must say how its pictures are prepared."""
    saved = torch.load(file)
    if "preprocessing" not in saved:
        sys.exit(f"checkpoint must carry its preprocessing: {file}")
    net = GroceryNet()
    net.load_state_dict(saved["average"])
    return net.eval(), saved


@torch.no_grad()
def logits(net, folder, rows, preprocessing):
    crop, size = preprocessing["crop"], preprocessing["resize"]
    pictures = data.pixels(folder, rows, size["width"], crop["fraction"])
    return torch.cat([net(data.normalise(part, preprocessing))[0] for part in pictures.split(64)])


def temperature(scores, fine):
    """The divisor of the logits with the least negative log-likelihood."""
    log = torch.zeros(1, requires_grad=True)
    search = torch.optim.LBFGS([log], max_iter=60)

    def miss():
        search.zero_grad()
        loss = F.cross_entropy(scores / log.exp(), fine)
        loss.backward()
        return loss

    search.step(miss)
    return log.exp().item()


def calibration_error(sure, right):
    """ECE: the mean gap between confidence and truth, over 15 bins of equal width."""
    total = 0.0
    for i in range(BINS):
        inside = (sure > i / BINS) & (sure <= (i + 1) / BINS)
        if inside.any():
            total += inside.float().mean().item() * abs(sure[inside].mean() - right[inside].float().mean()).item()
    return total


def coverage(sure, right, precision):
    """The largest share of the pictures, surest first, of which `precision` are right; and the least probability among them."""
    order = sure.argsort(descending=True)
    hits = right[order].float().cumsum(0) / torch.arange(1, len(order) + 1)
    good = (hits >= precision).nonzero()
    if not len(good):
        return 0.0, 1.0
    last = int(good[-1])
    return (last + 1) / len(order), sure[order[last]].item()


def coarse_of(probabilities, parents):
    """Coarse probabilities: the sums of the fine ones."""
    return torch.zeros(len(probabilities), max(parents) + 1).index_add_(1, torch.tensor(parents), probabilities)

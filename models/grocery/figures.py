"""What a checkpoint says of pictures, and how far its probabilities can be believed."""

import sys

import torch
from torch.nn import functional as F

import data
from net import GroceryNet

BINS = 15


def load(files):
    """The averaged nets of some checkpoints, and the checkpoints, which must say how their pictures are prepared."""
    nets, saved = [], [torch.load(file) for file in files]
    for file, one in zip(files, saved):
        if "preprocessing" not in one:
            sys.exit(f"checkpoint must carry its preprocessing: {file}")
        if one["preprocessing"] != saved[0]["preprocessing"]:
            sys.exit(f"members must prepare pictures alike: {file} and {files[0]} differ")
        net = GroceryNet()
        net.load_state_dict(one["average"])
        nets.append(net.eval())
    return nets, saved


@torch.no_grad()
def logits(nets, folder, rows, preprocessing):
    """The mean of what the nets say."""
    crop, size = preprocessing["crop"], preprocessing["resize"]
    parts = [data.normalise(part, preprocessing) for part in data.pixels(folder, rows, size["width"], crop["fraction"]).split(64)]
    return sum(torch.cat([net(part)[0] for part in parts]) for net in nets) / len(nets)


def believed(nets, folder, rows, preprocessing):
    """Probabilities, with the temperature that `val` asks for, and that temperature."""
    val = data.read_list(folder / "val.txt")
    heat = temperature(logits(nets, folder, val, preprocessing), data.labels(val)[0])
    return (logits(nets, folder, rows, preprocessing) / heat).softmax(1), heat


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


def accuracy(probabilities, rows, parents):
    """On val, not on the hold-out of train, which shows the same shelves as the rest of train and flatters."""
    fine, coarse = data.labels(rows)
    return {
        "fine": round((probabilities.argmax(1) == fine).float().mean().item(), 4),
        "coarse": round((coarse_of(probabilities, parents).argmax(1) == coarse).float().mean().item(), 4),
        "on": f"val, {len(rows)} pictures",
    }

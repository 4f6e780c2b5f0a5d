#!/usr/bin/env python3
"""Trains one member of the grocery ensemble from scratch: a long phase on small pictures, then a short one on large ones.

The members differ by seed and by what they keep aside: member K never sees one visit to the shelf of every third class, so that together
they can be judged on pictures of almost every class. With --core-seconds the schedule follows the processor time that the process has used
instead of the epochs: the budget of the training is kept on a busy machine too.
"""

import argparse
import copy
import math
import os
import sys
import time
from collections import namedtuple
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch
from torch.nn import functional as F

import data
import sessions
from augment import augmented
from net import MEMBERS, SIDE, GroceryNet

Phase = namedtuple("Phase", "epochs clock_share sides rate least_area turn colour cast mix_chance mix_alpha")
PHASES = (
    Phase(110, 0.5, (64, 96), 0.10, 0.25, 15, 0.4, 0.1, 0.5, 0.4),
    Phase(50, 0.5, (96, 128), 0.06, 0.2, 20, 0.45, 0.1, 0.7, 0.6),
)
BATCH, DECAY, SMOOTHING, COARSE_WEIGHT, EMA = 64, 2e-3, 0.05, 0.3, 0.998


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="folder with classes.csv, train.txt and the photographs")
    parser.add_argument("--out", required=True, help="folder for member-K.pt")
    parser.add_argument("--member", type=int, default=0, help=f"0 to {MEMBERS - 1}: seed, and what is kept aside")
    parser.add_argument("--core-seconds", type=float, help="let the schedule follow processor time and end after so much")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint, if there is one")
    return parser.parse_args()


class Schedule:
    """Where training stands, 0 to 1, by epochs or by processor time; the time used survives a resume."""

    def __init__(self, budget, steps, used):
        self.budget, self.steps, self.before = budget, steps, used

    def used(self):
        return self.before + time.process_time()

    def now(self, step):
        """The phase, and how far it is."""
        if self.budget:
            done, shares = self.used() / self.budget, [phase.clock_share for phase in PHASES]
        else:
            total = sum(phase.epochs for phase in PHASES)
            done, shares = step / (total * self.steps), [phase.epochs / total for phase in PHASES]
        for phase, share in zip(PHASES, shares):
            if done < share:
                return phase, done / share
            done -= share
        return None, 1.0


def rate(phase, progress):
    """One cycle: a short rise, then half a cosine down to nothing."""
    rise = 0.08
    if progress < rise:
        return phase.rate * (0.05 + 0.95 * progress / rise)
    return phase.rate * (0.5 + 0.5 * math.cos(math.pi * (progress - rise) / (1 - rise))) + 1e-5


def side(phase, progress):
    """Multiples of 16 that grow over the first 70 % of the phase."""
    low, high = phase.sides
    return low + 16 * min((high - low) // 16, int(progress / 0.7 * ((high - low) // 16)))


def loss_of(outputs, targets, order, share):
    """Fine and, weaker, coarse: a wrong apple is less wrong than a carton."""
    total = 0.0
    for logits, target, weight in zip(outputs, targets, (1.0, COARSE_WEIGHT)):
        first = F.cross_entropy(logits, target, label_smoothing=SMOOTHING)
        other = F.cross_entropy(logits, target[order], label_smoothing=SMOOTHING)
        total = total + weight * (share * first + (1 - share) * other)
    return total


@torch.no_grad()
def follow(average, net, step):
    keep = min(EMA, (1 + step) / (10 + step))
    for slow, fast in zip(average.state_dict().values(), net.state_dict().values()):
        slow.copy_(slow * keep + fast * (1 - keep) if slow.is_floating_point() else fast)


@torch.no_grad()
def accuracy(net, pictures, targets):
    net.eval()
    guesses = torch.cat([net(data.normalise(part))[0].argmax(1) for part in pictures.split(64)])
    return (guesses == targets[0]).float().mean().item()


class Training:
    def __init__(self, args):
        folder = data.require(args.data)
        rows = data.read_list(folder / "train.txt")
        pictures = data.pixels(folder, rows)
        aside = sessions.kept_aside(rows, pictures, args.member, MEMBERS)
        kept = [row for row, out in zip(rows, aside) if not out]
        self.aside_rows, self.member = [row for row, out in zip(rows, aside) if out], args.member
        self.pictures, self.targets = pictures[~aside], data.labels(kept)
        self.aside = data.pixels(folder, self.aside_rows, SIDE), data.labels(self.aside_rows)
        self.file = Path(args.out) / f"member-{args.member}.pt"
        self.file.parent.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(args.member)
        self.net = GroceryNet().to(memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.net)
        plain = [p for p in self.net.parameters() if p.ndim == 1]
        heavy = [p for p in self.net.parameters() if p.ndim > 1]
        groups = [{"params": heavy, "weight_decay": DECAY}, {"params": plain, "weight_decay": 0}]
        self.optimiser = torch.optim.SGD(groups, lr=0.1, momentum=0.9, nesterov=True)
        self.epoch, self.history, used = 0, [], 0.0
        if args.resume and self.file.exists():
            used = self.load()
        self.steps = len(kept) // BATCH
        self.schedule = Schedule(args.core_seconds, self.steps, used)
        print(f"{len(kept)} pictures to train on, {len(self.aside_rows)} kept aside", file=sys.stderr)

    def load(self):
        saved = torch.load(self.file)
        if saved["member"] != self.member or saved["hold_out"] != self.aside_rows:
            sys.exit(f"checkpoint is of another member or hold-out: {self.file}")
        self.net.load_state_dict(saved["net"])
        self.average.load_state_dict(saved["average"])
        self.optimiser.load_state_dict(saved["optimiser"])
        torch.set_rng_state(saved["random"])
        self.epoch, self.history = saved["epoch"], saved["history"]
        return saved["core_seconds"]

    def save(self):
        saved = {
            "preprocessing": data.PREPROCESSING,
            "average": self.average.state_dict(),
            "net": self.net.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "random": torch.get_rng_state(),
            "epoch": self.epoch,
            "core_seconds": self.schedule.used(),
            "history": self.history,
            "member": self.member,
            "hold_out": self.aside_rows,
        }
        fresh = self.file.with_suffix(".new")
        torch.save(saved, fresh)
        fresh.replace(self.file)  # a kill leaves the old checkpoint or the new one, never half of one

    def run_epoch(self):
        """Trains one epoch; false once the schedule has ended."""
        self.net.train()
        order, losses = torch.randperm(len(self.pictures)), []
        for i in range(self.steps):
            step = self.epoch * self.steps + i
            phase, progress = self.schedule.now(step)
            if phase is None:
                return False
            pick = order[i * BATCH : (i + 1) * BATCH]
            losses.append(self.learn(pick, phase, progress))
            follow(self.average, self.net, step)
        self.epoch += 1
        self.history.append((PHASES.index(phase), side(phase, progress), sum(losses) / len(losses)))
        return True

    def learn(self, pick, phase, progress):
        batch, order, share = augmented(self.pictures[pick], side(phase, progress), phase)
        for group in self.optimiser.param_groups:
            group["lr"] = rate(phase, progress)
        outputs = self.net(batch.contiguous(memory_format=torch.channels_last))
        loss = loss_of(outputs, [target[pick] for target in self.targets], order, share)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.optimiser.step()
        return loss.item()

    def run(self):
        while self.run_epoch():
            self.save()
            phase, pixels, loss = self.history[-1]
            note = f"member {self.member} epoch {self.epoch} phase {phase + 1} {pixels} px loss {loss:.3f}"
            note += f", {self.schedule.used():.0f} core-seconds"
            if self.epoch % 10 == 0:
                note += f", kept aside {accuracy(self.average, *self.aside):.3f}"
            print(note, file=sys.stderr, flush=True)
        self.save()
        print(f"member {self.member} ends: kept aside {accuracy(self.average, *self.aside):.4f}", file=sys.stderr)


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    Training(options()).run()

#!/usr/bin/env python3
"""Prints how often a checkpoint is right, by group, and how far its probabilities can be believed."""

import argparse
import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch

import data
import figures


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="folder with classes.csv and the photographs")
    parser.add_argument("--list", help="lines `path, fine, coarse`; default: the pictures the checkpoint kept aside")
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--temperature", type=float, help="default: fitted on val.txt, as the export does")
    return parser.parse_args()


def group(path):
    return path.split("/")[1].lower()


def report(probabilities, rows, parents):
    fine, coarse = data.labels(rows)
    sure, guess = probabilities.max(1)
    right = guess == fine
    right_coarse = figures.coarse_of(probabilities, parents).argmax(1) == coarse
    top5 = (probabilities.topk(5).indices == fine.unsqueeze(1)).any(1)

    def line(name, mask):
        shares = [100 * x[mask].float().mean().item() for x in (right, right_coarse, top5)]
        print(f"{name:12} {int(mask.sum()):5} pictures  fine {shares[0]:5.1f} %  coarse {shares[1]:5.1f} %  top-5 {shares[2]:5.1f} %")

    line("all", torch.ones(len(rows), dtype=torch.bool))
    groups = [group(row[0]) for row in rows]
    for name in sorted(set(groups)):
        line(name, torch.tensor([name == other for other in groups]))
    miss = torch.nn.functional.nll_loss(probabilities.log(), fine)
    print(f"ECE {100 * figures.calibration_error(sure, right):.1f} %, mean confidence {100 * sure.mean():.1f} %, NLL {miss:.3f}")
    for precision in (0.99, 0.95, 0.9, 0.8):
        share, least = figures.coverage(sure, right, precision)
        print(f"precision {100 * precision:.0f} % at coverage {100 * share:5.1f} % (probability >= {least:.2f})")


def main():
    args = options()
    folder = data.require(args.data)
    net, saved = figures.load(args.checkpoint)
    _, _, parents = data.classes(folder)
    rows = data.read_list(args.list) if args.list else saved["hold_out"]
    heat = args.temperature
    if heat is None:
        val = data.read_list(folder / "val.txt")
        heat = figures.temperature(figures.logits(net, folder, val, saved["preprocessing"]), data.labels(val)[0])
    print(f"epoch {saved['epoch']}, temperature {heat:.3f}")
    report((figures.logits(net, folder, rows, saved["preprocessing"]) / heat).softmax(1), rows, parents)


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()

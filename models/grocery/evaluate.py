#!/usr/bin/env python3
"""Prints the figures of the model card: how often the net is right, by group, what it mixes up, and how far it can be believed.

On `val` all members judge together. On `train` each member judges only what it kept aside, so those figures are of single members.
"""

import argparse
import os
from collections import Counter, namedtuple
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch

import data
import figures

Judged = namedtuple("Judged", "title rows probabilities")


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="folder with classes.csv, train.txt, val.txt and the photographs")
    parser.add_argument("--checkpoint", required=True, nargs="+", help="one for each member")
    parser.add_argument("--plot", type=Path, help="SVG to write: the reliability of both")
    return parser.parse_args()


def group(row):
    return row[0].split("/")[1].lower()


def table(judged, parents):
    fine, coarse = data.labels(judged.rows)
    right = judged.probabilities.argmax(1) == fine
    right_coarse = figures.coarse_of(judged.probabilities, parents).argmax(1) == coarse
    top5 = (judged.probabilities.topk(5).indices == fine.unsqueeze(1)).any(1)
    print(f"\n| {judged.title} | pictures | fine top-1 | coarse top-1 | fine top-5 |\n|---|---|---|---|---|")
    groups = [group(row) for row in judged.rows]
    for name in ["all", *sorted(set(groups))]:
        mask = torch.tensor([name in ("all", other) for other in groups])
        shares = " | ".join(f"{100 * x[mask].float().mean():.1f} %" for x in (right, right_coarse, top5))
        print(f"| {name} | {int(mask.sum())} | {shares} |")


def belief(judged):
    fine = data.labels(judged.rows)[0]
    sure, guess = judged.probabilities.max(1)
    right = guess == fine
    miss = torch.nn.functional.nll_loss(judged.probabilities.log(), fine)
    error, mean = 100 * figures.calibration_error(sure, right), 100 * sure.mean()
    print(f"\n{judged.title}: ECE {error:.1f} % ({figures.BINS} bins), mean confidence {mean:.1f} %, negative log-likelihood {miss:.3f}")
    print("| precision wanted | share of the pictures | probability at least |\n|---|---|---|")
    for precision in (0.99, 0.95, 0.9, 0.8):
        share, least = figures.coverage(sure, right, precision)
        print(f"| {100 * precision:.0f} % | {100 * share:.1f} % | {least:.2f} |")


def confusion(judged, names, most=12):
    fine, guess = data.labels(judged.rows)[0].tolist(), judged.probabilities.argmax(1).tolist()
    pairs = Counter((names[a], names[b]) for a, b in zip(fine, guess) if a != b)
    print(f"\n| {judged.title}: is | passes for | pictures |\n|---|---|---|")
    for (true, said), count in pairs.most_common(most):
        print(f"| {true} | {said} | {count} |")


def plot(all_judged, file):
    """Share of the right ones over confidence, a dot a bin, as large as the bin is full."""
    lines = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="-40 -10 300 270" font-family="sans-serif" font-size="10">']
    lines.append('<path d="M0 0H220V220H0ZM0 220L220 0" fill="none" stroke="#888"/>')
    for tick in (0, 0.5, 1):
        lines.append(f'<text x="{220 * tick:.0f}" y="234" text-anchor="middle">{tick}</text>')
        lines.append(f'<text x="-6" y="{224 - 220 * tick:.0f}" text-anchor="end">{tick}</text>')
    lines.append('<text x="110" y="250" text-anchor="middle">probability of the best class</text>')
    lines.append('<text transform="translate(-28 110) rotate(-90)" text-anchor="middle">share right</text>')
    for judged, colour, y in zip(all_judged, ("#1b6ca8", "#c0392b"), (16, 30)):
        lines.append(f'<circle cx="12" cy="{y - 4}" r="4" fill="{colour}"/><text x="20" y="{y}">{judged.title}</text>')
        sure, guess = judged.probabilities.max(1)
        right = (guess == data.labels(judged.rows)[0]).float()
        for i in range(10):
            inside = (sure > i / 10) & (sure <= (i + 1) / 10)
            if inside.any():
                x, high, size = 220 * sure[inside].mean(), 220 - 220 * right[inside].mean(), 2 + 20 * inside.float().mean().sqrt()
                lines.append(f'<circle cx="{x:.1f}" cy="{high:.1f}" r="{size:.1f}" fill="{colour}" fill-opacity="0.6"/>')
    file.write_text("\n".join([*lines, "</svg>"]) + "\n")


def main():
    args = options()
    folder = data.require(args.data)
    nets, saved = figures.load(args.checkpoint)
    names, _, parents = data.classes(folder)
    preprocessing, val = saved[0]["preprocessing"], data.read_list(folder / "val.txt")
    probabilities, heat = figures.believed(nets, folder, val, preprocessing)
    aside_rows = [row for one in saved for row in one["hold_out"]]
    aside = torch.cat([figures.believed([net], folder, one["hold_out"], preprocessing)[0] for net, one in zip(nets, saved)])
    for one in saved:
        print(f"member {one.get('member')}: {one['epoch']} epochs, {one.get('core_seconds', 0):.0f} core-seconds")
    print(f"temperature {heat:.3f}")
    both = [Judged("val", val, probabilities), Judged("kept aside", aside_rows, aside)]
    for judged in both:
        table(judged, parents)
        belief(judged)
        confusion(judged, names)
    if args.plot:
        plot(both, args.plot)


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()

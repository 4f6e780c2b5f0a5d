#!/usr/bin/env python3
"""Writes the model package from the checkpoints of the members: graph with the temperature folded in, manifest, labels, golden sample."""

import argparse
import hashlib
import json
import os
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import onnx
import torch
from PIL import Image
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.fusion import fuse_conv_bn_eval

import data
import draw_golden
import figures
from net import FINE, SIDE

VERSION, OPSET, TOLERANCE = "1.1.0", 17, 0.01
PLAIN_OPS = {"Conv", "Relu", "Add", "GlobalAveragePool", "Flatten", "Gemm", "Softmax"}


class Graph(nn.Module):
    """What the cart runs: the members side by side, batch norms folded into the convolutions, mean and temperature into the last layers."""

    def __init__(self, nets, heat):
        super().__init__()
        for net in nets:
            for part in [net, *net.blocks]:
                for name, child in list(part.named_children()):
                    if isinstance(child, nn.Sequential) and isinstance(child[-1], nn.BatchNorm2d):
                        setattr(part, name, fuse_conv_bn_eval(child[0], child[1]))
            with torch.no_grad():
                net.fine.weight /= heat * len(nets)
                net.fine.bias /= heat * len(nets)
        self.nets = nn.ModuleList(nets)

    def forward(self, x):
        total = None
        for net in self.nets:
            features = F.adaptive_avg_pool2d(net.blocks(F.relu(net.stem(x))), 1)
            said = net.fine(features.flatten(1))
            total = said if total is None else total + said
        return total.softmax(1)


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="folder with classes.csv and the photographs")
    parser.add_argument("--checkpoint", required=True, nargs="+", help="one for each member")
    parser.add_argument("--out", default=Path(__file__).parent / "package", type=Path)
    return parser.parse_args()


def write_graph(graph, file):
    dynamic = {"image": {0: "pictures"}, "probabilities": {0: "pictures"}}
    torch.onnx.export(
        graph, torch.zeros(1, 3, SIDE, SIDE), str(file), opset_version=OPSET,
        input_names=["image"], output_names=["probabilities"], dynamic_axes=dynamic,
    )
    model = onnx.load(file)
    onnx.checker.check_model(model)
    ops = {node.op_type for node in model.graph.node}
    if not ops <= PLAIN_OPS:
        raise SystemExit(f"graph must hold plain ops only: {sorted(ops - PLAIN_OPS)}")


def write_golden(graph, names, preprocessing, out):
    draw_golden.draw().save(out / "golden.png", optimize=True)
    crop, size = preprocessing["crop"], preprocessing["resize"]
    with Image.open(out / "golden.png") as image:
        picture = np.asarray(data.square(image.convert("RGB"), crop["fraction"], size["width"]))
    batch = torch.from_numpy(picture.copy()).permute(2, 0, 1).unsqueeze(0)
    tensor = data.normalise(batch, preprocessing)
    with torch.no_grad():
        probabilities = graph(tensor)[0].tolist()
    (out / "golden.f32").write_bytes(tensor.numpy().astype("<f4").tobytes())
    golden = {
        "top1": names[int(np.argmax(probabilities))],
        "tolerance": TOLERANCE,
        "probabilities": [round(p, 6) for p in probabilities],
    }
    (out / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")


def manifest(preprocessing, digest, measured):
    variant = {"id": "onnx-fp32", "engine": "onnx", "file": "onnx-fp32.onnx", "sha256": digest, "accuracy": measured}
    return {
        "format": 1,
        "name": "grocery",
        "version": VERSION,
        "licence": "Apache-2.0",
        "labels": "labels.txt",
        "coarse": "coarse.txt",
        "preprocessing": preprocessing,
        "inputs": [{"name": "image", "type": "float32", "shape": [-1, 3, SIDE, SIDE], "layout": "NCHW"}],
        "outputs": [{"name": "probabilities", "type": "float32", "shape": [-1, FINE]}],
        "variants": [variant],
        "golden": {"picture": "golden.png", "tensor": "golden.f32", "expect": "golden.json"},
    }


def main():
    args = options()
    folder = data.require(args.data)
    nets, saved = figures.load(args.checkpoint)
    preprocessing = saved[0]["preprocessing"]
    names, parent_names, parents = data.classes(folder)
    val = data.read_list(folder / "val.txt")
    probabilities, heat = figures.believed(nets, folder, val, preprocessing)
    measured = figures.accuracy(probabilities, val, parents)
    graph = Graph(nets, heat).eval()
    args.out.mkdir(parents=True, exist_ok=True)
    file = args.out / "onnx-fp32.onnx"
    write_graph(graph, file)
    (args.out / "labels.txt").write_text("\n".join(names) + "\n")
    (args.out / "coarse.txt").write_text("\n".join(parent_names) + "\n")
    write_golden(graph, names, preprocessing, args.out)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    (args.out / "model.json").write_text(json.dumps(manifest(preprocessing, digest, measured), indent=2) + "\n")
    print(f"temperature {heat:.4f}, {file.stat().st_size} bytes, {measured}")


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()

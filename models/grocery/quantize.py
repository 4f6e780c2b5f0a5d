#!/usr/bin/env python3
"""Adds the int8 variants to a package: `onnx-int8` (activations uint8) and `onnx-int8-symmetric` (int8, as TensorRT wants it).

Post-training and static: ranges come from training pictures, weights are int8 a channel, and QuantizeLinear and DequantizeLinear
pairs stand where an engine fuses them away. The head stays in floats: it is nothing beside the rest, and probabilities keep their
resolution.
"""

import argparse
import hashlib
import json
import os
import random
from collections import namedtuple
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

import data
import figures
from plain_graph import PlainGraph

CALIBRATION, SEED, BINS, SHRINKS = 200, 1, 2048, 48
TOLERANCE = 0.05  # of the golden probabilities; rounding moves them further than another engine does
# x86 without VNNI adds two products uint8 x int8 in 16 bits and stops at 32767; 2 x 255 x 64 still fits, 2 x 255 x 127 does not.
SEVEN_BITS = 64
Range = namedtuple("Range", "low high")


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="folder with classes.csv, train.txt, val.txt and the photographs")
    parser.add_argument("--package", default=Path(__file__).parent / "package", type=Path)
    return parser.parse_args()


class Spread:
    """A histogram of one tensor, filled in a second pass over the calibration pictures once its ends are known."""

    def __init__(self):
        self.low, self.high, self.counts = 0.0, 0.0, np.zeros(BINS)

    def widen(self, tensor):
        self.low, self.high = min(self.low, tensor.min().item()), max(self.high, tensor.max().item())

    def count(self, tensor):
        self.counts += torch.histc(tensor.float(), BINS, self.low, self.high).numpy()

    def best(self, symmetric):
        """The range, shrunk towards zero, that loses the least in squares: far outliers are worth clipping."""
        middles = self.low + (np.arange(BINS) + 0.5) * (self.high - self.low) / BINS
        tries = [Range(self.low * part, self.high * part) for part in np.linspace(0.3, 1, SHRINKS)]
        return min(tries, key=lambda tried: (self.counts * (_rounded(middles, tried, symmetric) - middles) ** 2).sum())


def grid(span, symmetric):
    """Scale and zero point."""
    if symmetric:
        return np.float32(max(-span.low, span.high) / 127), np.int8(0)
    scale = np.float32((span.high - span.low) / 255)
    return scale, np.uint8(np.clip(np.rint(-span.low / scale), 0, 255))


def _rounded(values, span, symmetric):
    scale, zero = grid(span, symmetric)
    least, most = (-128, 127) if symmetric else (0, 255)
    return (np.clip(np.rint(values / scale) + float(zero), least, most) - float(zero)) * scale


class Quantizer:
    """Rebuilds a float graph as a quantised one."""

    def __init__(self, model, spreads, symmetric):
        self.symmetric, self.spreads, self.model = symmetric, spreads, model
        self.constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
        self.readers = {}
        for node in model.graph.node:
            for name in node.input:
                self.readers.setdefault(name, []).append(node)
        self.nodes, self.tensors, self.known = [], [], {}

    def build(self):
        for node in self.model.graph.node:
            inputs = list(node.input)
            if node.op_type == "Conv":
                inputs = self.convolution(inputs)
            elif node.op_type in ("Add", "GlobalAveragePool"):
                inputs = [self.activation(name) if self.worth(node, name) else name for name in inputs]
            elif node.op_type == "Gemm":
                self.tensors += [numpy_helper.from_array(self.constants[name], name) for name in inputs[1:]]
            copy = helper.make_node(node.op_type, inputs, list(node.output), node.name)
            copy.attribute.extend(node.attribute)
            self.nodes.append(copy)
        source = self.model.graph
        graph = helper.make_graph(self.nodes, source.name, source.input, source.output, self.tensors)
        made = helper.make_model(graph, opset_imports=self.model.opset_import, ir_version=self.model.ir_version)
        onnx.checker.check_model(made, full_check=True)
        return made

    def worth(self, node, name):
        """TensorRT folds an addition into the convolution on its left, if no rounding stands between them."""
        head = node.op_type == "Add" and self.readers[node.output[0]][0].op_type != "Relu"
        return not head and not (self.symmetric and node.op_type == "Add" and name == node.input[0])

    def constant(self, name, value):
        self.tensors.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def activation(self, name):
        """The rounded twin of a tensor; one pair serves all its readers."""
        if name not in self.known:
            scale, zero = grid(self.spreads[name].best(self.symmetric), self.symmetric)
            names = [self.constant(name + "/scale", scale), self.constant(name + "/zero", zero)]
            self.nodes.append(helper.make_node("QuantizeLinear", [name, *names], [name + "/quantized"]))
            self.nodes.append(helper.make_node("DequantizeLinear", [name + "/quantized", *names], [name + "/rounded"]))
            self.known[name] = scale
        return name + "/rounded"

    def convolution(self, inputs):
        name, weight, bias = inputs
        rounded = self.activation(name)
        values = self.constants[weight]
        most = 127 if self.symmetric else SEVEN_BITS
        scale = np.maximum(np.abs(values).max((1, 2, 3)) / most, 1e-9).astype(np.float32)
        whole = np.clip(np.rint(values / scale.reshape(-1, 1, 1, 1)), -most, most).astype(np.int8)
        return [rounded, self.fixed(weight, whole, scale), self.bias(bias, scale * self.known[name])]

    def bias(self, name, scale):
        if self.symmetric:  # TensorRT takes biases as floats only
            return self.constant(name, self.constants[name])
        return self.fixed(name, np.rint(self.constants[name] / scale).astype(np.int32), scale)

    def fixed(self, name, whole, scale):
        parts = [(name + "/quantized", whole), (name + "/scale", scale), (name + "/zero", np.zeros_like(scale, whole.dtype))]
        names = [self.constant(*part) for part in parts]
        self.nodes.append(helper.make_node("DequantizeLinear", names, [name + "/rounded"], axis=0))
        return name + "/rounded"


def calibrated(model, pictures):
    """The spread of every tensor over some training pictures."""
    graph, spreads = PlainGraph(model), {}
    for do in (Spread.widen, Spread.count):
        for part in pictures.split(20):
            do(spreads.setdefault("image", Spread()), part)
            graph.run(part, lambda name, tensor: do(spreads.setdefault(name, Spread()), tensor))
    spreads["image"].best = lambda symmetric: Range(-2.0, 2.0)  # the ends of the preprocessing, not of these pictures
    return spreads


def normalised(folder, rows, preprocessing):
    side, fraction = preprocessing["resize"]["width"], preprocessing["crop"]["fraction"]
    return data.normalise(data.pixels(folder, rows, side, fraction), preprocessing)


def main():
    args = options()
    folder, file = data.require(args.data), args.package / "model.json"
    manifest = json.loads(file.read_text())
    model = onnx.load(args.package / "onnx-fp32.onnx")
    rows = random.Random(SEED).sample(data.read_list(folder / "train.txt"), CALIBRATION)
    spreads = calibrated(model, normalised(folder, rows, manifest["preprocessing"]))
    val, parents = data.read_list(folder / "val.txt"), data.classes(folder)[2]
    pictures = normalised(folder, val, manifest["preprocessing"])
    plain = scores(model, pictures)
    variants = [variant for variant in manifest["variants"] if not variant["id"].startswith("onnx-int8")]
    for name, symmetric in (("onnx-int8", False), ("onnx-int8-symmetric", True)):
        made = Quantizer(model, spreads, symmetric).build()
        onnx.save(made, args.package / (name + ".onnx"))
        digest = hashlib.sha256((args.package / (name + ".onnx")).read_bytes()).hexdigest()
        guessed = scores(made, pictures)
        measured = figures.accuracy(guessed, val, parents)
        entry = {"id": name, "engine": "onnx", "file": name + ".onnx", "sha256": digest}
        variants.append({**entry, "tolerance": TOLERANCE, "accuracy": measured})
        agree = (guessed.argmax(1) == plain.argmax(1)).float().mean()
        print(f"{name}: {measured}, agrees with fp32 in {100 * agree:.1f} %, {made.ByteSize()} bytes")
    manifest["variants"] = variants
    file.write_text(json.dumps(manifest, indent=2) + "\n")


def scores(model, pictures):
    graph = PlainGraph(model)
    return torch.cat([graph.run(part) for part in pictures.split(64)])


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()

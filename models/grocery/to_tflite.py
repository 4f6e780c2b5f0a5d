#!/usr/bin/env python3
"""Writes the TensorFlow Lite variant from the ONNX one, operator by operator, without TensorFlow.

The input stays NCHW, as the package's manifest says, and is transposed once; weights are transposed here; a stride of two gets
its padding from a PAD, because TensorFlow's SAME pads another side. A ReLU is fused into what it follows. Field and operator
numbers are those of TensorFlow Lite's schema.fbs.
"""

import argparse
import struct
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

FLOAT32, INT32 = 0, 2
ADD, CONV_2D, FULLY_CONNECTED, RELU, SOFTMAX, PAD, TRANSPOSE, MEAN = 0, 3, 9, 19, 25, 34, 39, 40
OPTIONS = {ADD: 11, CONV_2D: 1, FULLY_CONNECTED: 8, SOFTMAX: 9, PAD: 22, TRANSPOSE: 26, MEAN: 27}
SAME, VALID, FUSED_RELU = 0, 1, 1


class Table(dict):
    """Field number to a struct format with a value, or to what an offset leads to: Table, str, list or bytes."""


class Writer:
    """Lays a tree out as a flatbuffer, parents first: every offset leads forward."""

    def __init__(self, root, identifier):
        self.out = bytearray(8)
        self.out[4:8] = identifier
        self.link(0, self.put(root))

    def link(self, place, target):
        struct.pack_into("<I", self.out, place, target - place)

    def align(self, to, ahead=0):
        self.out.extend(bytes(-(len(self.out) + ahead) % to))

    def put(self, node):
        if isinstance(node, Table):
            return self.table(node)
        if isinstance(node, (str, bytes)):
            return self.text(node) if isinstance(node, str) else self.data(node)
        return self.vector(node)

    def text(self, value):
        self.align(4)
        place = len(self.out)
        self.out += struct.pack("<I", len(value)) + value.encode("ascii") + b"\0"
        return place

    def data(self, value):
        self.align(16, ahead=4)
        place = len(self.out)
        self.out += struct.pack("<I", len(value)) + value
        return place

    def vector(self, values):
        self.align(4)
        place = len(self.out)
        self.out += struct.pack("<I", len(values))
        if all(isinstance(value, int) for value in values):
            self.out += struct.pack(f"<{len(values)}i", *values)
            return place
        self.out.extend(bytes(4 * len(values)))
        for index, value in enumerate(values):
            self.link(place + 4 + 4 * index, self.put(value))
        return place

    def table(self, fields):
        count = max(fields, default=-1) + 1
        self.align(4)
        vtable = len(self.out)
        self.out.extend(bytes(4 + 2 * count))
        self.align(4)
        place = len(self.out)
        self.out += struct.pack("<i", place - vtable)
        children = []
        for number, value in sorted(fields.items()):
            self.align(4)
            struct.pack_into("<H", self.out, vtable + 4 + 2 * number, len(self.out) - place)
            if isinstance(value, tuple):
                self.out += struct.pack("<" + value[0], value[1])
            else:
                children.append((len(self.out), value))
                self.out.extend(bytes(4))
        struct.pack_into("<HH", self.out, vtable, 4 + 2 * count, len(self.out) - place)
        for where, value in children:
            self.link(where, self.put(value))
        return place


class Graph:
    """The one subgraph of a model, in the making."""

    def __init__(self):
        self.buffers, self.tensors, self.operators, self.codes = [Table()], [], [], []
        self.shapes = []

    def tensor(self, name, shape, signature=(), kind=FLOAT32, buffer=0):
        fields = Table({0: list(shape), 1: ("b", kind), 2: ("I", buffer), 3: name})
        if signature:
            fields[7] = list(signature)
        self.tensors.append(fields)
        self.shapes.append(tuple(shape))
        return len(self.tensors) - 1

    def constant(self, name, values):
        kind = INT32 if values.dtype == np.int32 else FLOAT32
        self.buffers.append(Table({0: np.ascontiguousarray(values).tobytes()}))
        return self.tensor(name, values.shape, kind=kind, buffer=len(self.buffers) - 1)

    def operator(self, code, inputs, output, options=None):
        if code not in self.codes:
            self.codes.append(code)
        fields = Table({0: ("I", self.codes.index(code)), 1: list(inputs), 2: [output]})
        if code in OPTIONS:
            fields[3] = ("B", OPTIONS[code])
            fields[4] = Table(options or {})
        self.operators.append(fields)
        return output

    def content(self, inputs, outputs):
        codes = [Table({0: ("b", code), 2: ("i", 1), 3: ("i", code)}) for code in self.codes]
        subgraph = Table({0: self.tensors, 1: inputs, 2: outputs, 3: self.operators})
        model = Table({0: ("I", 3), 1: codes, 2: [subgraph], 3: "by to_tflite.py", 4: self.buffers})
        return bytes(Writer(model, b"TFL3").out)


class Conversion:
    def __init__(self, model):
        self.model, self.graph, self.made = model.graph, Graph(), {}
        self.weights = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
        self.users = {}
        for node in model.graph.node:
            for name in node.input:
                self.users.setdefault(name, []).append(node)

    def convert(self):
        [source], [sink] = self.model.input, self.model.output
        _, channels, height, width = (dim.dim_value for dim in source.type.tensor_type.shape.dim)
        shape = [1, channels, height, width]
        picture = self.graph.tensor(source.name, shape, [-1, *shape[1:]])
        order = self.graph.constant("nhwc", np.array([0, 2, 3, 1], np.int32))
        turned = self.graph.tensor("picture", [1, height, width, channels])
        self.made[source.name] = self.graph.operator(TRANSPOSE, [picture, order], turned)
        for node in self.model.node:
            if node.output[0] not in self.made:
                getattr(self, node.op_type.lower())(node, onnx_attributes(node))
        return self.graph.content([picture], [self.made[sink.name]])

    def finish(self, node, code, inputs, shape, options):
        """Adds the operator, with the ReLU that alone follows it."""
        name, fused = node.output[0], None
        users = self.users.get(name, [])
        field = {CONV_2D: 3, ADD: 0}.get(code)
        if field is not None and len(users) == 1 and users[0].op_type == "Relu":
            fused, options = users[0].output[0], {**options, field: ("b", FUSED_RELU)}
        signature = [-1, *shape[1:]] if name == self.model.output[0].name else ()
        output = self.graph.tensor(fused or name, shape, signature)
        self.made[fused or name] = self.made[name] = self.graph.operator(code, inputs, output, options)

    def conv(self, node, attributes):
        inputs, strides, pads = self.made[node.input[0]], attributes["strides"], attributes["pads"]
        if attributes["group"] != 1 or attributes["dilations"] != [1, 1] or len(node.input) != 3:
            raise SystemExit(f"{node.name} must be a plain convolution with a bias: {attributes}")
        weights = self.weights[node.input[1]].transpose(0, 2, 3, 1)
        _, height, width, _ = self.graph.shapes[inputs]
        top, left, bottom, right = pads
        padding = SAME if strides == [1, 1] and pads == [size // 2 for size in weights.shape[1:3]] * 2 else VALID
        if padding == VALID and any(pads):
            edges = np.array([[0, 0], [top, bottom], [left, right], [0, 0]], np.int32)
            shape = [1, height + top + bottom, width + left + right, weights.shape[3]]
            padded = self.graph.tensor(node.output[0] + "/padded", shape)
            inputs = self.graph.operator(PAD, [inputs, self.graph.constant(node.output[0] + "/pads", edges)], padded)
        rows = (height + top + bottom - weights.shape[1]) // strides[0] + 1
        columns = (width + left + right - weights.shape[2]) // strides[1] + 1
        options = {0: ("b", padding), 1: ("i", strides[1]), 2: ("i", strides[0]), 4: ("i", 1), 5: ("i", 1)}
        operands = [inputs, self.graph.constant(node.input[1], weights), self.bias(node.input[2])]
        self.finish(node, CONV_2D, operands, [1, rows, columns, weights.shape[0]], options)

    def bias(self, name):
        return self.graph.constant(name, self.weights[name])

    def relu(self, node, _):
        operand = self.made[node.input[0]]
        self.finish(node, RELU, [operand], self.graph.shapes[operand], {})

    def add(self, node, _):
        operands = [self.made[name] for name in node.input]
        self.finish(node, ADD, operands, self.graph.shapes[operands[0]], {})

    def globalaveragepool(self, node, _):
        operand = self.made[node.input[0]]
        axes = self.graph.constant(node.output[0] + "/axes", np.array([1, 2], np.int32))
        self.finish(node, MEAN, [operand, axes], [1, self.graph.shapes[operand][3]], {0: ("b", 0)})

    def flatten(self, node, _):
        self.made[node.output[0]] = self.made[node.input[0]]  # the mean has no rows and columns left

    def gemm(self, node, attributes):
        if attributes.get("transB") != 1 or attributes.get("alpha", 1) != 1 or attributes.get("beta", 1) != 1:
            raise SystemExit(f"{node.name} must be x·Bᵀ + c: {attributes}")
        weights = self.weights[node.input[1]]
        operands = [self.made[node.input[0]], self.graph.constant(node.input[1], weights), self.bias(node.input[2])]
        self.finish(node, FULLY_CONNECTED, operands, [1, weights.shape[0]], {0: ("b", 0)})

    def softmax(self, node, _):
        operand = self.made[node.input[0]]
        self.finish(node, SOFTMAX, [operand], self.graph.shapes[operand], {0: ("f", 1.0)})


def onnx_attributes(node):
    return {each.name: onnx.helper.get_attribute_value(each) for each in node.attribute}


def main():
    package = Path(__file__).parent / "package"
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--onnx", default=package / "onnx-fp32.onnx", type=Path)
    parser.add_argument("--out", default=package / "tflite-fp32.tflite", type=Path)
    given = parser.parse_args()
    content = Conversion(onnx.load(given.onnx)).convert()
    given.out.write_bytes(content)
    print(f"{given.out}: {len(content)} bytes")


if __name__ == "__main__":
    main()

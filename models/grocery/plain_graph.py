"""Runs the graph of a package with torch: the eight plain ops that export.py allows, and what quantize.py puts between them."""

import onnx
import torch
from onnx import numpy_helper
from torch.nn import functional as F


def attributes(node):
    return {attribute.name: onnx.helper.get_attribute_value(attribute) for attribute in node.attribute}


def _scaled(x, scale, axis):
    return scale.view([-1 if scale.ndim and i == axis else 1 for i in range(x.ndim)])


def _quantize(x, scale, zero):
    least, most = (0, 255) if zero.dtype == torch.uint8 else (-128, 127)
    return (torch.round(x / scale) + zero.float()).clamp(least, most)


def _dequantize(x, scale, zero, axis):
    return (x.float() - _scaled(x, zero.float(), axis)) * _scaled(x, scale, axis)


def _conv(x, weight, bias, pads, strides):
    assert pads[:2] == pads[2:], f"padding must be even: {pads}"
    return F.conv2d(x, weight, bias, strides, pads[:2])


def step(node, values):
    """The output of one node; `values` holds its inputs by name."""
    args, given = [values[name] for name in node.input], attributes(node)
    if node.op_type == "Conv":
        return _conv(*args, given["pads"], given["strides"])
    if node.op_type == "Relu":
        return F.relu(args[0])
    if node.op_type == "Add":
        return args[0] + args[1]
    if node.op_type == "GlobalAveragePool":
        return args[0].mean((2, 3), keepdim=True)
    if node.op_type == "Flatten":
        return args[0].flatten(1)
    if node.op_type == "Gemm":
        return F.linear(args[0], args[1], args[2])
    if node.op_type == "Softmax":
        return args[0].softmax(1)
    if node.op_type == "QuantizeLinear":
        return _quantize(*args)
    if node.op_type == "DequantizeLinear":
        return _dequantize(*args, given.get("axis", 1))
    raise SystemExit(f"graph must hold plain ops only: {node.op_type}")


class PlainGraph:
    def __init__(self, model):
        self.nodes = list(model.graph.node)
        self.constants = {
            tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()) for tensor in model.graph.initializer
        }

    @torch.no_grad()
    def run(self, image, look=None):
        """The probabilities; `look(name, tensor)` sees every tensor on the way."""
        values = dict(self.constants, image=image)
        for node in self.nodes:
            values[node.output[0]] = step(node, values)
            if look:
                look(node.output[0], values[node.output[0]])
        return values["probabilities"]

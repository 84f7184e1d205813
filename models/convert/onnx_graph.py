"""Runs an ONNX graph (opset 9) in PyTorch, so that torch.jit.trace can record it."""
import numpy as np
import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F
from onnx import helper, numpy_helper


def tensor(proto):
    return torch.from_numpy(numpy_helper.to_array(proto).copy())


def symmetric(pads):
    top, left, bottom, right = pads
    if top != bottom or left != right:
        raise NotImplementedError(f"padding {pads}")
    return top, left


def convolve(a, x, kernel, bias=None):
    return F.conv2d(x, kernel, bias, a.get("strides", [1, 1]), symmetric(a.get("pads", [0] * 4)),
                    a.get("dilations", [1, 1]), a.get("group", 1))


def reshape(a, x, shape):
    sizes = [int(x.shape[i]) if s == 0 else s for i, s in enumerate(shape.tolist())]
    return x.reshape(sizes)


def cut(a, x):
    for axis, start, end in zip(a["axes"], a["starts"], a["ends"]):
        x = x.narrow(axis, start, min(end, int(x.shape[axis])) - start)
    return x


def gather(a, x, index):
    picked = x.index_select(a.get("axis", 0), index.reshape(-1))
    return picked.squeeze(a.get("axis", 0)) if index.dim() == 0 else picked


def divide(a, x, y):
    return x / y if x.is_floating_point() else torch.div(x, y, rounding_mode="floor")


def unsqueeze(a, x):
    for axis in sorted(a["axes"]):
        x = x.unsqueeze(axis)
    return x


# Each operator: attributes, inputs... -> output.
OPERATORS = {
    "Add": lambda a, x, y: x + y,
    "BatchNormalization": lambda a, x, scale, shift, mean, var:
        F.batch_norm(x, mean, var, scale, shift, False, 0, a.get("epsilon", 1e-5)),
    "Concat": lambda a, *xs: torch.cat(xs, a["axis"]),
    "Constant": lambda a: tensor(a["value"]),
    "Conv": convolve,
    "Div": divide,
    "Exp": lambda a, x: torch.exp(x),
    "Flatten": lambda a, x: x.flatten(a.get("axis", 1)),
    "Gather": gather,
    "Gemm": lambda a, x, w, b: F.linear(x, w if a.get("transB") else w.t(), b),
    "Mul": lambda a, x, y: x * y,
    "PRelu": lambda a, x, slope: F.prelu(x, slope.reshape(-1)),
    "Relu": lambda a, x: F.relu(x),
    "Reshape": reshape,
    # Sizes are constants of the trace: the pictures of a network all have one size.
    "Shape": lambda a, x: torch.tensor([int(s) for s in x.shape]),
    "Slice": cut,
    "Softmax": lambda a, x: F.softmax(x, a.get("axis", 1)),
    "Sub": lambda a, x, y: x - y,
    "Transpose": lambda a, x: x.permute(a["perm"]),
    "Unsqueeze": unsqueeze,
}


class OnnxGraph(nn.Module):
    """The graph as a module; forward returns the outputs in the order of the file."""

    def __init__(self, model_file, any_batch=False):
        super().__init__()
        graph = onnx.load(str(model_file)).graph
        self.any_batch = any_batch
        self.buffer_of = {}
        for i, weight in enumerate(graph.initializer):
            self.buffer_of[weight.name] = f"w{i}"
            self.register_buffer(f"w{i}", tensor(weight))
        self.nodes = [
            (n.op_type, list(n.input), n.output[0],
             {a.name: helper.get_attribute_value(a) for a in n.attribute})
            for n in graph.node
        ]
        self.input = next(i.name for i in graph.input if i.name not in self.buffer_of)
        self.outputs = [o.name for o in graph.output]

    def forward(self, picture):
        values = {name: getattr(self, buffer) for name, buffer in self.buffer_of.items()}
        values[self.input] = picture
        for op, inputs, output, attributes in self.nodes:
            if op == "Reshape" and self.any_batch:
                # The file fixes the batch to one; what follows the first size is kept.
                values[output] = values[inputs[0]].flatten(1)
                continue
            values[output] = OPERATORS[op](attributes, *(values[i] for i in inputs if i))
        return tuple(values[o] for o in self.outputs)

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


def reshape_each(x, shape):
    """The same for every picture of a batch: the file fixes the batch to one."""
    sizes = shape.tolist()[1:]
    return x.flatten(1) if len(sizes) == 1 else x.flatten(1).unflatten(1, sizes)


def cut(a, x):
    for axis, start, end in zip(a["axes"], a["starts"], a["ends"]):
        x = x.narrow(axis, start, min(end, int(x.shape[axis])) - start)
    return x


def max_pool(a, x):
    return F.max_pool2d(x, a["kernel_shape"], a["strides"], symmetric(a["pads"]))


def gather(a, x, index):
    picked = x.index_select(a.get("axis", 0), index.reshape(-1))
    return picked.squeeze(a.get("axis", 0)) if index.dim() == 0 else picked


def divide(a, x, y):
    return x / y if x.is_floating_point() else torch.div(x, y, rounding_mode="floor")


def unsqueeze(a, x):
    for axis in sorted(a["axes"]):
        x = x.unsqueeze(axis)
    return x


# Each operator: attributes, inputs... -> output, or a tuple of them.
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
    "GlobalAveragePool": lambda a, x: x.mean((2, 3), keepdim=True),
    "Gemm": lambda a, x, w, b: F.linear(x, w if a.get("transB") else w.t(), b),
    "MatMul": lambda a, x, y: x @ y,
    "MaxPool": max_pool,
    "Mul": lambda a, x, y: x * y,
    "PRelu": lambda a, x, slope: F.prelu(x, slope.reshape(-1)),
    "ReduceMean": lambda a, x: x.mean(a["axes"], keepdim=bool(a.get("keepdims", 1))),
    "Relu": lambda a, x: F.relu(x),
    "Reshape": reshape,
    # Sizes are constants of the trace: the pictures of a network all have one size.
    "Shape": lambda a, x: torch.tensor([int(s) for s in x.shape]),
    "Sigmoid": lambda a, x: torch.sigmoid(x),
    "Slice": cut,
    "Softmax": lambda a, x: F.softmax(x, a.get("axis", 1)),
    "Split": lambda a, x: torch.split(x, a["split"], a["axis"]),
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
            (n.op_type, list(n.input), list(n.output),
             {a.name: helper.get_attribute_value(a) for a in n.attribute})
            for n in graph.node
        ]
        self.input = next(i.name for i in graph.input if i.name not in self.buffer_of)
        self.outputs = [o.name for o in graph.output]

    def forward(self, picture):
        values = {name: getattr(self, buffer) for name, buffer in self.buffer_of.items()}
        values[self.input] = picture
        for op, inputs, outputs, attributes in self.nodes:
            given = [values[i] for i in inputs if i]
            if op == "Reshape" and self.any_batch:
                made = reshape_each(*given)
            else:
                made = OPERATORS[op](attributes, *given)
            values.update(zip(outputs, made if isinstance(made, tuple) else (made,)))
        return tuple(values[o] for o in self.outputs)

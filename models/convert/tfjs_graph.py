"""Runs a TensorFlow.js graph model in PyTorch, so that torch.jit.trace can record it.

TensorFlow keeps pictures as NHWC, PyTorch as NCHW. Here every picture is NCHW from the first to
the last convolution; only reshapes, whose meaning depends on the order of the numbers, see NHWC.
"""
import base64
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

ACTIVATIONS = {"Relu": F.relu, "Relu6": F.relu6, "Sigmoid": torch.sigmoid, "Elu": F.elu,
               "Softmax": lambda x: F.softmax(x, -1)}
# Axes of a picture: those of NHWC in NCHW.
AXES = {0: 0, 1: 2, 2: 3, 3: 1}


def text(node, name):
    """A string attribute; the file holds it in base64."""
    return base64.b64decode(node["attr"][name]["s"]).decode()


def numbers(node, name):
    """A list attribute of integers."""
    return [int(i) for i in node["attr"][name]["list"].get("i", [])]


def fused(node):
    """What the file fused into an operator, for example BiasAdd and Relu."""
    return [base64.b64decode(s).decode()
            for s in node.get("attr", {}).get("fused_ops", {}).get("list", {}).get("s", [])]


def same_padding(size, kernel, stride):
    """TensorFlow's SAME: (before, after) along one side."""
    total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


def read_weights(model_file, manifest):
    """name -> array, from the shards beside the model file."""
    arrays = {}
    for group in manifest:
        data = b"".join((model_file.parent / p).read_bytes() for p in group["paths"])
        at = 0
        for entry in group["weights"]:
            packed = entry.get("quantization")
            dtype = np.dtype(packed["dtype"] if packed else entry["dtype"])
            count = int(np.prod(entry["shape"]))
            array = np.frombuffer(data, dtype, count, at).reshape(entry["shape"])
            at += count * dtype.itemsize
            if packed and packed["dtype"] == "float16":
                array = array.astype(np.float32)
            elif packed:
                array = (array * packed["scale"] + packed["min"]).astype(entry["dtype"])
            arrays[entry["name"]] = array.copy()
        if at != len(data):
            raise ValueError(f"{model_file}: {len(data)} bytes of weights, {at} described")
    return arrays


def resize(x, height, width):
    """Bilinear as TensorFlow did it first: place in the source = place in the target x ratio."""

    def along(x, dim, wanted):
        size = int(x.shape[dim])
        place = torch.arange(wanted, dtype=torch.float32) * (size / wanted)
        low = place.long()
        share = (place - low).reshape([-1 if d == dim else 1 for d in range(4)])
        high = (low + 1).clamp(max=size - 1)
        return x.index_select(dim, low) * (1 - share) + x.index_select(dim, high) * share

    return along(along(x, 2, height), 3, width)


class TfjsGraph(nn.Module):
    """The graph as a module; forward takes NCHW and returns the outputs in the order asked for."""

    def __init__(self, model_file, outputs):
        super().__init__()
        model_file = Path(model_file)
        model = json.loads(model_file.read_text())
        self.nodes = {n["name"]: n for n in model["modelTopology"]["node"]}
        self.constants = read_weights(model_file, model["weightsManifest"])
        self.outputs = outputs
        self.order = self._needed_for(outputs)
        self.buffer_of = {}
        for name in self.order:
            node = self.nodes[name]
            if "Conv2" in node["op"]:
                depthwise = "Depthwise" in node["op"]
                self._keep(name + "/kernel", self._kernel(self.constants[node["input"][1]], depthwise))
                if len(node["input"]) > 2:
                    self._keep(name + "/bias", self.constants[node["input"][2]])
            elif node["op"] == "_FusedMatMul":
                self._keep(name + "/kernel", self.constants[node["input"][1]].T)
                self._keep(name + "/bias", self.constants[node["input"][2]])
            if node["op"] == "Prelu" or "Prelu" in fused(node):
                self._keep(name + "/slope", self.constants[node["input"][-1]].reshape(-1))

    def _keep(self, key, array):
        self.buffer_of[key] = f"w{len(self.buffer_of)}"
        self.register_buffer(self.buffer_of[key], torch.from_numpy(np.ascontiguousarray(array)))

    def _kept(self, key):
        return getattr(self, self.buffer_of[key]) if key in self.buffer_of else None

    @staticmethod
    def _kernel(array, depthwise):
        if not depthwise:
            return array.transpose(3, 2, 0, 1)
        h, w, channels, multiplier = array.shape
        return array.transpose(2, 3, 0, 1).reshape(channels * multiplier, 1, h, w)

    def _needed_for(self, outputs):
        """Names of the nodes to run, each after its inputs."""
        order, seen = [], set()

        def visit(name):
            if name not in seen:
                seen.add(name)
                for source in self.nodes[name].get("input", []):
                    visit(source)
                order.append(name)

        for name in outputs:
            visit(name)
        return order

    def forward(self, picture):
        values = {}
        for name in self.order:
            node = self.nodes[name]
            op = node["op"]
            if op == "Const":
                continue
            if op == "Placeholder":
                values[name] = picture
                continue
            inputs = [self._value(values, i) for i in node.get("input", [])]
            if "Conv2" in op:
                values[name] = self._convolve(name, node, inputs[0])
            elif op in ("Add", "AddV2"):
                values[name] = inputs[0] + inputs[1]
            elif op == "Mul":
                values[name] = inputs[0] * inputs[1]
            elif op == "Identity":
                values[name] = inputs[0]
            elif op in ACTIVATIONS:
                values[name] = ACTIVATIONS[op](inputs[0])
            elif op == "MaxPool":
                values[name] = self._max_pool(node, inputs[0])
            elif op == "Pad":
                _, (top, bottom), (left, right), (front, back) = self._constant(node, 1).tolist()
                values[name] = F.pad(inputs[0], (left, right, top, bottom, front, back))
            elif op == "Reshape":
                shape = self._constant(node, 1).tolist()
                values[name] = inputs[0].permute(0, 2, 3, 1).reshape(shape)
            elif op == "Prelu":
                values[name] = F.prelu(inputs[0], self._kept(name + "/slope"))
            elif op == "Mean":
                axes = [AXES[a] for a in self._constant(node, 1).reshape(-1).tolist()]
                keep = node["attr"].get("keep_dims", {}).get("b", False)
                values[name] = inputs[0].mean(axes, keepdim=keep)
            elif op == "ConcatV2":
                axis = AXES[int(self._constant(node, -1)) % 4]
                values[name] = torch.cat(inputs[:-1], axis)
            elif op == "ResizeBilinear":
                values[name] = resize(inputs[0], *self._constant(node, 1).tolist())
            elif op == "_FusedMatMul":
                y = F.linear(inputs[0], self._kept(name + "/kernel"), self._kept(name + "/bias"))
                values[name] = self._activate(name, y)
            else:
                raise NotImplementedError(f"{op} of {name}")
        return tuple(values[o] for o in self.outputs)

    def _value(self, values, name):
        """What an operator computed, or a constant number; other constants are read where used."""
        if name in values or self.nodes[name]["op"] != "Const":
            return values.get(name)
        return float(self.constants[name]) if self.constants[name].size == 1 else None

    def _constant(self, node, index):
        return self.constants[node["input"][index]]

    def _convolve(self, name, node, x):
        kernel, bias = self._kept(name + "/kernel"), self._kept(name + "/bias")
        _, sy, sx, _ = numbers(node, "strides")
        pad = (0, 0)
        if text(node, "padding") == "SAME":
            top, bottom = same_padding(int(x.shape[2]), kernel.shape[2], sy)
            left, right = same_padding(int(x.shape[3]), kernel.shape[3], sx)
            if top == bottom and left == right:
                pad = (top, left)
            else:
                x = F.pad(x, (left, right, top, bottom))
        groups = x.shape[1] // kernel.shape[1]
        y = F.conv2d(x, kernel, bias, (sy, sx), pad, 1, int(groups))
        return self._activate(name, y)

    def _activate(self, name, y):
        for activation in fused(self.nodes[name]):
            if activation == "Prelu":
                y = F.prelu(y, self._kept(name + "/slope"))
            elif activation != "BiasAdd":
                y = ACTIVATIONS[activation](y)
        return y

    @staticmethod
    def _max_pool(node, x):
        _, ky, kx, _ = numbers(node, "ksize")
        _, sy, sx, _ = numbers(node, "strides")
        if text(node, "padding") == "SAME":
            top, bottom = same_padding(int(x.shape[2]), ky, sy)
            left, right = same_padding(int(x.shape[3]), kx, sx)
            if any((top, bottom, left, right)):
                x = F.pad(x, (left, right, top, bottom), value=float("-inf"))
        return F.max_pool2d(x, (ky, kx), (sy, sx))

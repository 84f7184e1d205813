"""The networks of face-api, whose package holds weights without a graph, rebuilt in PyTorch.

Layers and their order are those of its TypeScript sources (src/faceRecognitionNet,
src/ageGenderNet, src/faceFeatureExtractor of the package).
"""
import json
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F

from tfjs_graph import read_weights, same_padding


def pad_same(x, kernel, stride, value=0.0):
    top, bottom = same_padding(int(x.shape[2]), kernel, stride)
    left, right = same_padding(int(x.shape[3]), kernel, stride)
    return F.pad(x, (left, right, top, bottom), value=value)


class Weights(nn.Module):
    """Named weights of a manifest, kernels laid out for PyTorch."""

    def __init__(self, manifest_file):
        super().__init__()
        manifest_file = Path(manifest_file)
        arrays = read_weights(manifest_file, json.loads(manifest_file.read_text()))
        self.buffer_of = {}
        for i, (name, array) in enumerate(arrays.items()):
            weight = torch.from_numpy(array)
            if weight.dim() == 4 and "depthwise" in name:
                height, width, channels, each = weight.shape
                weight = weight.permute(2, 3, 0, 1).reshape(channels * each, 1, height, width)
            elif weight.dim() == 4:
                weight = weight.permute(3, 2, 0, 1)
            self.buffer_of[name] = f"w{i}"
            self.register_buffer(f"w{i}", weight.contiguous())

    def weight(self, name):
        return getattr(self, self.buffer_of[name])

    def convolve(self, x, name, stride=1, same=True):
        kernel = self.weight(name + "/filters")
        if same:
            x = pad_same(x, kernel.shape[2], stride)
        return F.conv2d(x, kernel, self.weight(name + "/bias"), stride)

    def separable(self, x, name, stride=1):
        kernel = self.weight(name + "/depthwise_filter")
        x = F.conv2d(pad_same(x, 3, stride), kernel, None, stride, groups=kernel.shape[0])
        return F.conv2d(x, self.weight(name + "/pointwise_filter"), self.weight(name + "/bias"))

    def connect(self, x, name):
        return x @ self.weight(name + "/weights") + self.weight(name + "/bias")


class Recognition(Weights):
    """dlib's ResNet: 150x150 to 128 numbers."""

    STAGES = (("conv32", 3, False), ("conv64", 3, True), ("conv128", 2, True), ("conv256", 2, True))

    def forward(self, x):
        x = F.max_pool2d(self.layer(x, "conv32_down", 2, True, False), 3, 2)
        for name, blocks, shrinks in self.STAGES:
            if shrinks:
                x = self.shrink(x, name + "_down")
            for i in range(1, blocks + 1):
                x = self.block(x, f"{name}_{i}")
        x = self.shrink(x, "conv256_down_out")
        return (x.mean((2, 3)) @ self.weight("fc"),)

    def layer(self, x, name, stride, activate, same=True):
        x = self.convolve(x, name + "/conv", stride, same)
        x = x * self.weight(name + "/scale/weights").view(1, -1, 1, 1)
        x = x + self.weight(name + "/scale/biases").view(1, -1, 1, 1)
        return F.relu(x) if activate else x

    def block(self, x, name):
        y = self.layer(x, name + "/conv1", 1, True)
        return F.relu(self.layer(y, name + "/conv2", 1, False) + x)

    def shrink(self, x, name):
        """Half the size; the shortcut is averaged, and filled up with zeros."""
        y = self.layer(x, name + "/conv1", 2, True, False)
        y = self.layer(y, name + "/conv2", 1, False)
        shortcut = F.avg_pool2d(x, 2, 2)
        if shortcut.shape[2] != y.shape[2]:
            y = F.pad(y, (0, 1, 0, 1))
        if shortcut.shape[1] != y.shape[1]:
            shortcut = torch.cat([shortcut, torch.zeros_like(shortcut)], 1)
        return F.relu(shortcut + y)


class Expression(Weights):
    """112x112 to 7 expressions, before the softmax."""

    def forward(self, x):
        for i in range(4):
            x = self.dense(x, f"dense{i}", first=i == 0)
        x = F.avg_pool2d(x, 7, 2).permute(0, 2, 3, 1).flatten(1)
        return (self.connect(x, "fc"),)

    def dense(self, x, name, first):
        start = self.convolve if first else self.separable
        a = F.relu(start(x, name + "/conv0", 2))
        b = self.separable(a, name + "/conv1")
        c = self.separable(F.relu(a + b), name + "/conv2")
        d = self.separable(F.relu(a + b + c), name + "/conv3")
        return F.relu(a + b + c + d)


class AgeGender(Weights):
    """A small Xception: 112x112 to the age in years and the shares of male and female."""

    MIDDLE_BLOCKS = 2

    def forward(self, x):
        x = F.relu(self.convolve(x, "entry_flow/conv_in", 2))
        x = self.reduce(x, "entry_flow/reduction_block_0", activate=False)
        x = self.reduce(x, "entry_flow/reduction_block_1")
        for i in range(self.MIDDLE_BLOCKS):
            y = x
            for j in range(3):
                name = f"middle_flow/main_block_{i}/separable_conv{j}"
                y = self.separable(F.relu(y), name)
            x = x + y
        x = self.reduce(x, "exit_flow/reduction_block")
        x = F.relu(self.separable(x, "exit_flow/separable_conv"))
        x = F.avg_pool2d(x, 7, 2).permute(0, 2, 3, 1).flatten(1)
        return self.connect(x, "fc/age"), F.softmax(self.connect(x, "fc/gender"), 1)

    def reduce(self, x, name, activate=True):
        y = self.separable(F.relu(x) if activate else x, name + "/separable_conv0")
        y = self.separable(F.relu(y), name + "/separable_conv1")
        y = F.max_pool2d(pad_same(y, 3, 2, float("-inf")), 3, 2)
        return y + self.convolve(x, name + "/expansion_conv", 2)

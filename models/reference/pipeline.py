"""The path of a photo in Python, written apart from the server's: detection, landmarks, alignment.

Used to check the server's answers, to train the mask head and to calibrate scores. Pictures are
arrays of height x width x RGB.
"""
import math
from pathlib import Path

import cv2
import numpy as np
import torch

MODELS = Path(__file__).resolve().parent.parent
# The ArcFace template (Deng et al., 2019), 112x112 pixels: eyes, nose tip, mouth corners.
TEMPLATE = np.array([[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366],
                     [41.5493, 92.3655], [70.7299, 92.2041]])
SAMPLE, ZOOM, RIM = 250, 1.75, 27

torch.set_num_threads(1)
torch.set_grad_enabled(False)
_networks = {}


def run(name, *pictures):
    """The outputs of a network for pictures of its size."""
    if name not in _networks:
        _networks[name] = torch.jit.load(str(MODELS / name / "weights.pt"))
    batch = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float()
    out = _networks[name](batch)
    return [o.numpy() for o in (out if isinstance(out, tuple) else (out,))]


def read(file):
    return cv2.imread(str(file), cv2.IMREAD_COLOR)[:, :, ::-1].copy()


def halvings(factor):
    """How often a picture can be halved that is to be made smaller by a factor: at least as many
    pixels are left as are wanted."""
    return max(0, math.frexp(factor)[1] - 1)


def halve(image, times):
    """Averaged over blocks of 2 x 2 again and again, without what is left over at the borders."""
    for _ in range(times):
        height, width = (length // 2 for length in image.shape[:2])
        image = cv2.resize(image[:2 * height, :2 * width], (width, height),
                           interpolation=cv2.INTER_AREA)
    return image


def reduction(image, width, height):
    """By how much the image is made smaller; the side that is made less so counts."""
    return min(image.shape[1] / width, image.shape[0] / height)


def shrink(image, width, height):
    """Averaged exactly, from at least twice the pixels."""
    factor = reduction(image, width, height)
    how = cv2.INTER_LINEAR if factor <= 1.25 else cv2.INTER_AREA
    return cv2.resize(halve(image, halvings(factor / 2)), (width, height), interpolation=how)


def warp(image, matrix, side):
    """Through a 2x3 matrix. Reductions to less than half first average the part that is needed over
    blocks of a whole number of pixels, so that nothing aliases."""
    factor = int(1 / math.sqrt(abs(np.linalg.det(matrix[:, :2]))))
    if factor >= 2:
        height, width = image.shape[:2]
        corners = apply(cv2.invertAffineTransform(matrix),
                        np.array([[x, y] for y in (0, side - 1) for x in (0, side - 1)], float))
        low = np.maximum(np.floor(corners.min(0)) - 2 * factor, 0).astype(int)
        high = np.minimum(np.ceil(corners.max(0)) + 2 * factor + 1, (width, height)).astype(int)
        part = image[low[1]:high[1], low[0]:high[0]]
        small = np.maximum(1, (high - low) // factor)
        image = shrink(part, *(int(v) for v in small))
        grow = (high - low) / small
        shift = low + grow / 2 - 0.5  # pixel centres: large = (small + 0.5) grow - 0.5
        matrix = np.hstack([matrix[:, :2] * grow, (matrix[:, :2] @ shift + matrix[:, 2])[:, None]])
    return cv2.warpAffine(image, matrix, (side, side), flags=cv2.INTER_LINEAR)


def faces(image, threshold=0.5):
    """Boxes (x1 y1 x2 y2), scores and the two eyes, largest first: one pass of BlazeFace."""
    found = [f for f in one_pass(image) if f[1] >= threshold]
    return sorted(found, key=lambda f: -area(f[0]))


def one_pass(image, worth_a_look=0.2, firm=0.5, same=0.3):
    """The same for weak candidates too, in no order."""
    frame = 256
    height, width = image.shape[:2]
    scale = frame / max(height, width)
    w, h = max(1, round(width * scale)), max(1, round(height * scale))
    left, top = (frame - w) // 2, (frame - h) // 2
    canvas = np.zeros((frame, frame, 3), np.uint8)
    canvas[top:top + h, left:left + w] = (
        shrink(halve(image, halvings(reduction(image, w, h))), w, h) if scale < 1
        else cv2.resize(image, (w, h), interpolation=cv2.INTER_LINEAR))
    boxes, points, scores = run("det_blazeface_back", canvas)
    keep = scores > worth_a_look
    boxes, points, scores = boxes[keep] * frame, points[keep] * frame, scores[keep]
    found, open_ = [], np.ones(len(scores), bool)
    margin = np.array([left, top])
    for i in np.argsort(-scores):
        if open_[i]:
            group = open_ & (overlap(boxes[i], boxes) > same)
            group[i] = True
            open_ &= ~group
            group &= scores >= min(firm, scores[i])  # weak ones only where there is no better one
            share = scores[group] / scores[group].sum()
            box = (boxes[group] * share[:, None]).sum(0).reshape(2, 2)
            eyes = (points[group] * share[:, None, None]).sum(0)[:2]
            found.append(((box - margin).ravel() / scale, float(scores[i]), (eyes - margin) / scale))
    return found


def area(box):
    return max(0, box[2] - box[0]) * max(0, box[3] - box[1])


def overlap(box, boxes):
    """Intersection over union."""
    low, high = np.maximum(box[:2], boxes[:, :2]), np.minimum(box[2:], boxes[:, 2:])
    shared = np.prod(np.maximum(high - low, 0), 1)
    area = np.prod(boxes[:, 2:] - boxes[:, :2], 1)
    return shared / (np.prod(box[2:] - box[:2]) + area - shared)


def square(centre, size, roll, side):
    """Image to picture coordinates of a square of the image, turned by -roll."""
    cos, sin = math.cos(-roll) * side / size, math.sin(-roll) * side / size
    x, y = centre
    return np.array([[cos, -sin, side / 2 - cos * x + sin * y],
                     [sin, cos, side / 2 - sin * x - cos * y]])


def apply(matrix, points):
    return points @ matrix[:, :2].T + matrix[:, 2]


def landmarks(image, box, eyes):
    """68 points."""
    line = eyes[1] - eyes[0]
    size = max(box[2] - box[0], box[3] - box[1])
    matrix = square((box[:2] + box[2:]) / 2, size, math.atan2(line[1], line[0]), 64)
    points = run("lm68_faceplugin", warp(image, matrix, 64))[0].reshape(68, 2) * 64
    return apply(cv2.invertAffineTransform(matrix), points)


def five(points):
    return np.stack([points[36:42].mean(0), points[42:48].mean(0), points[30], points[48], points[54]])


def similarity(source, target):
    """The least-squares similarity (Umeyama, 1991)."""
    s, t = source - source.mean(0), target - target.mean(0)
    u, d, v = np.linalg.svd(t.T @ s)
    flip = np.diag([1, np.sign(np.linalg.det(u @ v))])
    turn = u @ flip @ v
    turn = turn * (d * np.diag(flip)).sum() / (s ** 2).sum()
    return np.hstack([turn, (target.mean(0) - turn @ source.mean(0))[:, None]])


def sample(image, points):
    """The 250x250 sample of a face with these 68 points."""
    target = (TEMPLATE + 0.5) * ZOOM - 0.5 + RIM
    return warp(image, similarity(five(points), target), SAMPLE)


def network_input(picture):
    """The 112x112 picture inside a sample."""
    inner = picture[RIM:SAMPLE - RIM, RIM:SAMPLE - RIM]
    return cv2.resize(inner, (112, 112), interpolation=cv2.INTER_AREA)


def aligned(image, points):
    """The input of the descriptor network, cut from the photo directly."""
    return warp(image, similarity(five(points), TEMPLATE), 112)


def descriptors(pictures, name="desc_faceplugin512", batch=16):
    """Unit vectors."""
    parts = [run(name, *pictures[i:i + batch])[0] for i in range(0, len(pictures), batch)]
    vectors = np.concatenate(parts)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

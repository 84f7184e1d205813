"""Copies of a photo with the face turned to the side: its mesh of 468 points is rotated about the
vertical axis and drawn again triangle by triangle, from the farthest to the nearest. What was hidden
stays hidden and the far cheek is folded away, as in a real half profile; hair and ears stay where
they were, blurred, which a real photo would not show.
"""
import math

import cv2
import numpy as np

import pipeline

CROP, SIDE = 1.5, 192


def mesh(image, box, eyes):
    """468 points x y z, pixels of the photo; z grows away from the camera."""
    line = eyes[1] - eyes[0]
    size = max(box[2] - box[0], box[3] - box[1]) * CROP
    matrix = pipeline.square((box[:2] + box[2:]) / 2, size, math.atan2(line[1], line[0]), SIDE)
    points = pipeline.run("facemesh468", pipeline.warp(image, matrix, SIDE))
    points = max(points, key=lambda p: p.size).reshape(-1, 3)
    flat = pipeline.apply(cv2.invertAffineTransform(matrix), points[:, :2])
    return np.hstack([flat, points[:, 2:] * size / SIDE])


def triangles(points, width, height):
    """Indices of the triangles between the points, as seen from the front."""
    area = cv2.Subdiv2D((0, 0, width, height))
    index = {}
    for i, (x, y) in enumerate(points):
        if 0 <= x < width and 0 <= y < height:
            area.insert((float(x), float(y)))
            index[(np.float32(x), np.float32(y))] = i
    out = []
    for t in area.getTriangleList().reshape(-1, 3, 2):
        corners = [index.get((p[0], p[1])) for p in t]
        if None not in corners:
            out.append(corners)
    return out


def copy(image, box, eyes, yaw):
    """The face turned by yaw degrees."""
    points = mesh(image, box, eyes)
    angle = math.radians(yaw)
    middle = points.mean(0)
    shifted = points - middle
    turned = np.stack([shifted[:, 0] * math.cos(angle) + shifted[:, 2] * math.sin(angle),
                       shifted[:, 1],
                       shifted[:, 2] * math.cos(angle) - shifted[:, 0] * math.sin(angle)], 1) + middle
    height, width = image.shape[:2]
    canvas = cv2.GaussianBlur(image, (0, 0), max(2, (box[2] - box[0]) / 8))
    corners = triangles(points[:, :2], width, height)
    corners.sort(key=lambda t: -turned[t, 2].mean())
    for t in corners:
        draw(image, canvas, points[t, :2].astype(np.float32), turned[t, :2].astype(np.float32))
    return canvas


def draw(image, canvas, source, target):
    """One triangle of the image onto the canvas."""
    if np.cross(target[1] - target[0], target[2] - target[0]) * \
            np.cross(source[1] - source[0], source[2] - source[0]) <= 0:
        return  # seen from behind
    low = np.floor(target.min(0)).astype(int) - 1
    high = np.ceil(target.max(0)).astype(int) + 2
    low, high = np.maximum(low, 0), np.minimum(high, canvas.shape[1::-1])
    if (high <= low).any():
        return
    matrix = cv2.getAffineTransform(source, target - low.astype(np.float32))
    part = cv2.warpAffine(image, matrix, tuple(int(v) for v in high - low),
                          flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    mask = np.zeros(part.shape[:2], np.uint8)
    cv2.fillConvexPoly(mask, np.round((target - low) * 16).astype(np.int32), 255, cv2.LINE_AA, 4)
    region = canvas[low[1]:high[1], low[0]:high[0]]
    region[mask > 0] = part[mask > 0]

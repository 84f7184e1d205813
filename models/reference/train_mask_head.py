"""Trains the mask head: train_mask_head.py OUT PHOTO_FOLDER...

A linear head on the 512-D face descriptor tells a face without anything before its mouth (missing)
from a medical mask and from other things (occluded). Masks and things are drawn on the photos by
their landmarks; a folder holds one sub-folder per person, or photos of unknown people. Writes the
numbers of the head, trained on all photos, to OUT and prints the figures for people that were left
out (ten folds by person).
"""
import json
import sys
from pathlib import Path

import cv2
import numpy as np

import pipeline

CLASSES = ["missing", "medical_mask", "occluded"]
DRAWN_PER_CLASS = 7
DECAY, STEPS, RATE, MOMENTUM = 5e-2, 600, 0.1, 0.9
SCALE = 8  # components of a unit vector are small


def mask_outline(p, random):
    """A mask covers the face from the nose bridge (27..30) along the jaw (1..15) to the chin."""
    top = p[27] + (p[29] - p[27]) * random.uniform(0.2, 1.1)
    jaw = p[2:15] + (p[2:15] - p[33]) * random.uniform(0.0, 0.12)
    left, right = p[1] + (p[2] - p[1]) * random.random(), p[15] + (p[14] - p[15]) * random.random()
    return np.vstack([left[None], jaw, right[None], ((right + top) / 2 + (top - p[30]) * 0.2)[None],
                      top[None], ((left + top) / 2 + (top - p[30]) * 0.2)[None]])


def cloth(image, outline, colour, random, stripes):
    """Fills an outline with a colour, shaded by a soft light, folds and a little grain."""
    height, width = image.shape[:2]
    area = np.zeros((height, width), np.uint8)
    cv2.fillPoly(area, [outline.round().astype(np.int32)], 255)
    size = float(np.ptp(outline[:, 0]))
    area = cv2.GaussianBlur(area, (0, 0), max(0.5, size / 80))[..., None] / 255.0
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    light = 1 + random.uniform(-0.3, 0.3) * (x - outline[:, 0].mean()) / size
    if stripes:
        light *= 1 + random.uniform(0.03, 0.12) * np.sin(y / size * random.uniform(15, 35))
    light *= image[outline[:, 1].astype(int).clip(0, height - 1),
                   outline[:, 0].astype(int).clip(0, width - 1)].mean() / 255 * 0.6 + 0.6
    grain = random.normal(0, random.uniform(0, 6), (height, width, 1))
    painted = np.array(colour) * light[..., None] + grain
    return (image * (1 - area) + painted.clip(0, 255) * area).round().astype(np.uint8)


def with_mask(image, p, random):
    palette = [(150, 190, 215), (120, 170, 200), (235, 240, 240), (225, 225, 220), (40, 40, 45),
               (160, 200, 180), (210, 180, 200), (70, 90, 140)]
    colour = np.array(palette[random.integers(len(palette))]) + random.integers(-15, 16, 3)
    return cloth(image, mask_outline(p, random), colour, random, stripes=random.random() < 0.7)


def ellipse(centre, across, along, turn):
    angles = np.linspace(0, 2 * np.pi, 40)
    points = np.stack([np.cos(angles) * across, np.sin(angles) * along], 1)
    c, s = np.cos(turn), np.sin(turn)
    return points @ np.array([[c, s], [-s, c]]) + centre


def with_thing(image, p, random):
    """A hand, a cup, a phone, a scarf before the mouth."""
    size, mouth = np.linalg.norm(p[16] - p[0]), p[48:68].mean(0)
    kind = random.integers(4)
    if kind == 0:  # fingers, in the colour of the skin
        skin = np.median(image[p[27:36, 1].astype(int).clip(0, image.shape[0] - 1),
                               p[27:36, 0].astype(int).clip(0, image.shape[1] - 1)], 0)
        for i in range(4):
            where = mouth + np.array([random.uniform(-0.05, 0.05), (i - 1.5) * 0.13]) * size
            finger = ellipse(where, size * 0.45, size * 0.085, random.uniform(-0.5, 0.5))
            image = cloth(image, finger, skin * random.uniform(0.8, 1.1), random, False)
        return image
    colour = random.integers(0, 256, 3)
    if kind == 1:  # a scarf from the nose downwards
        low = p[8] + (p[8] - p[33]) * 0.9
        outline = np.vstack([p[1:4][:2], p[29][None] + random.normal(0, 3, 2), p[14:16],
                             low[None] + [size * 0.6, 0], low[None] - [size * 0.6, 0]])
        return cloth(image, outline, colour, random, True)
    across, along = random.uniform(0.2, 0.4) * size, random.uniform(0.25, 0.5) * size
    if kind == 2:  # something round
        return cloth(image, ellipse(mouth, across, along * 0.8, random.uniform(-1, 1)), colour,
                     random, random.random() < 0.5)
    turn = random.uniform(-0.6, 0.6)
    c, s = np.cos(turn), np.sin(turn)
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * [across, along]
    return cloth(image, corners @ np.array([[c, s], [-s, c]]) + mouth, colour, random, False)


def without(image, p, random):
    """The face as it is, or with something that leaves the mouth free: dark glasses."""
    if random.random() > 0.25:
        return image
    for eye in (p[36:42], p[42:48]):
        lens = ellipse(eye.mean(0), *(np.linalg.norm(p[45] - p[36]) * np.array([0.27, 0.2])), 0)
        image = cloth(image, lens, random.integers(0, 70, 3), random, False)
    return image


def vary(image, random):
    """Another exposure and sharpness."""
    image = (image * random.uniform(0.55, 1.25) + random.uniform(-10, 20)).clip(0, 255)
    if random.random() < 0.4:
        image = cv2.GaussianBlur(image, (0, 0), random.uniform(0.4, 2.0) * max(image.shape) / 250)
    return image.astype(np.uint8)


def examples(folders):
    """Network inputs, classes and people."""
    random = np.random.default_rng(5)
    pictures, labels, people = [], [], []
    for file in sorted(f for folder in folders for f in Path(folder).rglob("*.jp*g")):
        image = pipeline.read(file)
        for number, (box, _, eyes) in enumerate(pipeline.faces(image)):
            p = pipeline.landmarks(image, box, eyes)
            low = np.floor(box[:2] - (box[2:] - box[:2]) * 0.7).astype(int).clip(0)
            high = np.ceil(box[2:] + (box[2:] - box[:2]) * 0.7).astype(int)
            near, q = image[low[1]:high[1], low[0]:high[0]], p - low
            # Folders named "photos" show unknown people.
            known = file.parent.name != "photos"
            person = file.parent.name if known else f"{file.name}#{number}"
            for label, draw in enumerate((without, with_mask, with_thing)):
                for i in range(DRAWN_PER_CLASS):
                    drawn = vary(draw(near, q, random), random)
                    # The landmarks of a covered face are worse: found again, or jittered.
                    again = pipeline.landmarks(drawn, box - np.tile(low, 2), eyes - low)
                    pictures.append(pipeline.network_input(pipeline.sample(drawn, again)))
                    labels.append(label)
                    people.append(person)
    return np.stack(pictures), np.array(labels), np.array(people)


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def train(x, y):
    """Multinomial logistic regression by gradient descent: weights (3 x 512) and bias."""
    weights, bias = np.zeros((3, x.shape[1])), np.zeros(3)
    speed, bias_speed = np.zeros_like(weights), np.zeros(3)
    target = np.eye(3)[y]
    for _ in range(STEPS):
        error = (softmax(x @ weights.T + bias) - target) / len(x)
        speed = MOMENTUM * speed - RATE * (error.T @ x + DECAY * weights)
        bias_speed = MOMENTUM * bias_speed - RATE * error.sum(0)
        weights, bias = weights + speed, bias + bias_speed
    return weights, bias


def main(out, folders):
    pictures, y, people = examples(folders)
    x = pipeline.descriptors(list(pictures)) * SCALE
    names = sorted(set(people))
    fold = np.array([names.index(p) % 10 for p in people])
    guess = np.zeros((len(y), 3))
    for k in range(10):
        weights, bias = train(x[fold != k], y[fold != k])
        guess[fold == k] = softmax(x[fold == k] @ weights.T + bias)
    print(f"{len(y)} pictures of {len(names)} people, left out by person:")
    print(f"right {np.mean(guess.argmax(1) == y):.3f}; something before the mouth or not "
          f"{np.mean((guess[:, 0] < 0.5) == (y > 0)):.3f}")
    for k, name in enumerate(CLASSES):
        shares = [np.mean(guess[y == k].argmax(1) == j) for j in range(3)]
        print(f"{name:13s} called " + ", ".join(f"{c} {s:.3f}" for c, s in zip(CLASSES, shares)))
    weights, bias = train(x, y)
    head = {"classes": CLASSES, "weights": (weights * SCALE).round(4).tolist(),
            "bias": bias.round(4).tolist()}
    Path(out).write_text(json.dumps(head) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])

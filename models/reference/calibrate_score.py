"""Fits the score of descriptors to matching errors: calibrate_score.py FOLDER (one folder a person).

Every photo is also blurred, shrunk, darkened, made noisy and, by its mesh, turned to the side
(turned.py). The share of the other photos of the person that such a copy still matches (cosine at a
false match rate of 1e-3) is fitted by a logistic function of what is known of the face; printed are
its constants and how well they rank people that were left out (ten folds), with each measure left
out in turn.
"""
import sys
from pathlib import Path

import cv2
import numpy as np

import pipeline
import turned

MATCH = 0.365
NAMES = ["constant", "detection score", "sharpness", "size", "turn"]
YAWS = (15, -25, 35, -45, 55, -65)
FULL_SIZE = 35.24  # eye distance of the network's input, pixels
FREE_TURN = 0.3  # heads turned less than this match as well as those that are not


def copies(image, random):
    yield image
    for sigma in (1.5, 2.5, 4.0, 6.0):
        yield cv2.GaussianBlur(image, (0, 0), sigma)
    for factor in (0.6, 0.4, 0.3, 0.22):
        yield cv2.resize(image, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    noise = random.normal(0, 25, image.shape)
    yield (image * 0.35 + noise * 0.6).clip(0, 255).astype(np.uint8)
    yield (image + noise * 1.6).clip(0, 255).astype(np.uint8)
    found = pipeline.faces(image)
    if found:
        for yaw in YAWS:
            yield turned.copy(image, found[0][0], found[0][2], yaw)


def measures(score, points, picture):
    """As the program computes them (DescriptorQuality)."""
    five = pipeline.five(points)
    eyes = five[1] - five[0]
    distance = np.linalg.norm(eyes)
    turn = abs((five[2] - (five[0] + five[1]) / 2) @ eyes) / distance ** 2
    gray = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    sharp = cv2.Laplacian(gray, cv2.CV_16S).std() / max(1, gray.std())
    return [1, score, sharp / (sharp + 0.05), min(1, distance / FULL_SIZE),
            max(0, turn - FREE_TURN)]


def fit(x, y, steps=8000, rate=0.5):
    weights = np.zeros(x.shape[1])
    for _ in range(steps):
        weights -= rate * x.T @ (1 / (1 + np.exp(-x @ weights)) - y) / len(x)
    return weights


def rank(guess, y):
    """Chance that of two copies the one that matches better has the better score."""
    better = np.subtract.outer(y, y) > 0.2
    return np.mean(np.subtract.outer(guess, guess)[better] > 0)


def left_out(x, y, fold):
    """What is said of each person by the others."""
    guess = np.zeros(len(y))
    for k in np.unique(fold):
        guess[fold == k] = x[fold == k] @ fit(x[fold != k], y[fold != k])
    return guess


def by_yaw(names, y):
    """Mean match of the turned copies, which come last."""
    last = {0: [m for name, m in zip(names, y) if " " not in name]}
    for yaw, number in zip(YAWS, range(11, 11 + len(YAWS))):
        last[abs(yaw)] = [m for name, m in zip(names, y) if name.endswith(f" {number}")]
    return {yaw: np.mean(values) for yaw, values in last.items() if values}


def main(folder):
    random = np.random.default_rng(3)
    rows, vectors, people, first = [], [], [], []
    for file in sorted(Path(folder).rglob("*.jp*g")):
        for i, image in enumerate(copies(pipeline.read(file), random)):
            found = pipeline.faces(image)
            if found:
                box, score, eyes = found[0]
                points = pipeline.landmarks(image, box, eyes)
                picture = pipeline.network_input(pipeline.sample(image, points))
                rows.append(measures(score, points, picture))
                vectors.append(pipeline.descriptors([picture])[0])
                people.append(file.parent.name)
                first.append(file.name if i == 0 else f"{file.name} {i}")
    x, vectors, people = np.array(rows), np.array(vectors), np.array(people)
    original = np.array([" " not in name for name in first])
    photo = np.array([name.split(" ")[0] for name in first])
    y = np.array([np.mean(vectors[original & (people == people[i]) & (photo != photo[i])]
                          @ vectors[i] >= MATCH) for i in range(len(x))])
    print(f"{len(x)} pictures; matched {y.mean():.3f}, originals {y[original].mean():.3f}")
    names = sorted(set(people))
    fold = np.array([names.index(p) for p in people])
    guess = left_out(x, y, fold)
    print(f"ranked right, people left out: {rank(guess, y):.3f}")
    for i in range(1, len(NAMES)):
        others = np.delete(x, i, 1)
        print(f"  without {NAMES[i]:16s} {rank(left_out(others, y, fold), y):.3f}")
    for yaw, matched in sorted(by_yaw(first, y).items()):
        print(f"turned by {yaw:3d} degrees: not matched {1 - matched:.3f}")
    guess = 1 / (1 + np.exp(-guess))
    for low, high in ((0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 1.01)):
        part = (guess >= low) & (guess < high)
        if part.any():
            print(f"score {low:.1f} to {min(high, 1):.1f}: {part.sum():4d} pictures, "
                  f"not matched {1 - y[part].mean():.3f}")
    for name, weight in zip(NAMES, fit(x, y)):
        print(f"{name:16s} {weight:8.3f}")


if __name__ == "__main__":
    main(sys.argv[1])

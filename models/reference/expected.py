"""What the Python path finds on photos, one face a line: expected.py PHOTO... > expected.txt

photo, box (x1 y1 x2 y2), the five points, the 68 points, the descriptor cut from the photo directly.
Wider photos are reduced to 1000 pixels first: the program searches large ones also in tiles, which
show it the faces larger.
"""
import sys
from pathlib import Path

import cv2

import pipeline

WIDTH = 1000


def numbers(values, digits):
    return " ".join(f"{v:.{digits}f}" for v in values.ravel())


for file in sys.argv[1:]:
    image = pipeline.read(file)
    factor = WIDTH / image.shape[1]
    if factor < 1:
        size = (WIDTH, round(image.shape[0] * factor))
        image = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    for box, _, eyes in pipeline.faces(image):
        points = pipeline.landmarks(image, box, eyes)
        vector = pipeline.descriptors([pipeline.aligned(image, points)])[0]
        parts = [numbers(box, 1), numbers(pipeline.five(points), 2), numbers(points, 2),
                 numbers(vector, 4)]
        print("\t".join([Path(file).name, *parts]))

"""What the Python path finds on photos, one face a line: expected.py PHOTO... > expected.txt

photo, box (x1 y1 x2 y2), the five points, the 68 points, the descriptor cut from the photo directly.
"""
import sys
from pathlib import Path

import pipeline


def numbers(values, digits):
    return " ".join(f"{v:.{digits}f}" for v in values.ravel())


for file in sys.argv[1:]:
    image = pipeline.read(file)
    for box, _, eyes in pipeline.faces(image):
        points = pipeline.landmarks(image, box, eyes)
        vector = pipeline.descriptors([pipeline.aligned(image, points)])[0]
        parts = [numbers(box, 1), numbers(pipeline.five(points), 2), numbers(points, 2),
                 numbers(vector, 4)]
        print("\t".join([Path(file).name, *parts]))

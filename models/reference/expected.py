"""What the Python path finds on photos, one face a line: expected.py PHOTO... > expected.txt

photo, box (x1 y1 x2 y2), the five points, the 68 points, the descriptor cut from the photo directly.
With `--views FILE` also parts of the photos: lines of name, photo, x, y, width, height, and 1 where
the part is mirrored.
"""
import sys
from pathlib import Path

import pipeline
import search


def numbers(values, digits):
    return " ".join(f"{v:.{digits}f}" for v in values.ravel())


def tell(name, image):
    for box, _, eyes in search.faces(image):
        points = pipeline.landmarks(image, box, eyes)
        vector = pipeline.descriptors([pipeline.aligned(image, points)])[0]
        print("\t".join([name, numbers(box, 1), numbers(pipeline.five(points), 2),
                         numbers(points, 1), numbers(vector, 3)]))


def main(arguments):
    views = ""
    if arguments[:1] == ["--views"]:
        views, arguments = Path(arguments[1]).read_text(), arguments[2:]
    images = {Path(file).name: pipeline.read(file) for file in arguments}
    for name, image in images.items():
        tell(name, image)
    for line in views.splitlines():
        name, photo, *numbers_ = line.split()
        x, y, width, height, mirrored = map(int, numbers_)
        part = images[photo][y:y + height, x:x + width]
        tell(name, part[:, ::-1].copy() if mirrored else part.copy())


main(sys.argv[1:])

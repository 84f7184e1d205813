"""The search of a whole photo in Python: the steps that docs/accuracy.md tells of ("Path of a photo").

One pass over the photo; where it could miss faces of 40 pixels, also passes over tiles; what is weak
or small is looked at again from near. Without the second detector: the photos all show faces.
"""
import math

import pipeline

NOTICED_FROM, EXACT_FROM = 9.5, 16  # pixels of the network's frame
THRESHOLD, CONFIRMED = 0.5, 0.6
SEARCH_FACE, MIN_FACE, FRAME = 40, 20, 256
TILE_OVERLAP, NEAR_VIEW, MAX_NEAR_LOOKS, BORDER = 1.25, 5, 100, 0.02


def size(box):
    return max(box[2] - box[0], box[3] - box[1])


def same_face(a, b):
    shared = max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))
    one, other = pipeline.area(a), pipeline.area(b)
    return shared / (one + other - shared) > 0.3 or (
        shared / min(one, other) > 0.7 and size(a) < 2 * size(b) and size(b) < 2 * size(a))


def look(image, tile):
    """What one pass over a part sees: box, score, eyes, its size in the network's frame."""
    x, y, width, height = tile
    image_height, image_width = image.shape[:2]
    per_frame_pixel, border = max(width, height) / FRAME, BORDER * max(width, height)
    out = []
    for box, score, eyes in pipeline.one_pass(image[y:y + height, x:x + width]):
        box, eyes = box + (x, y, x, y), eyes + (x, y)
        cut = ((x > 0 and box[0] < x + border) or (y > 0 and box[1] < y + border)
               or (x + width < image_width and box[2] > x + width - border)
               or (y + height < image_height and box[3] > y + height - border))
        if not cut:
            out.append((box, score, eyes, size(box) / per_frame_pixel))
    return out


def starts(length, side, overlap):
    """Where evenly spread tiles begin."""
    if length <= side:
        return [0]
    count = 1 + math.ceil((length - side) / (side - overlap))
    return [(length - side) * i // (count - 1) for i in range(count)]


class Photo:
    """A photo and its halves, quarters and so on, each made once."""

    def __init__(self, image):
        self.levels = [image]

    def level(self, halvings):
        while len(self.levels) <= halvings:
            self.levels.append(pipeline.halve(self.levels[-1], 1))
        return self.levels[halvings]


def enlarged(seen, factor):
    return [(box * factor, score, eyes * factor, in_frame) for box, score, eyes, in_frame in seen]


def passes(photo):
    """What the passes over the whole photo and over its tiles see, and the least score of each."""
    height, width = photo.level(0).shape[:2]
    noticed = NOTICED_FROM * max(width, height) / FRAME
    if noticed <= SEARCH_FACE:
        return [(s, THRESHOLD) for s in look(photo.level(0), (0, 0, width, height))]
    side = SEARCH_FACE * FRAME / NOTICED_FROM
    halvings = pipeline.halvings(min(side / FRAME, width, height))
    factor = 2 ** halvings
    reduced = photo.level(halvings)
    height, width = reduced.shape[:2]
    side, overlap = int(side / factor), int(min(noticed * TILE_OVERLAP, side / 2) / factor)
    w, h = min(side, width), min(side, height)
    seen = [(s, THRESHOLD) for s in enlarged(look(reduced, (0, 0, width, height)), factor)]
    for y in starts(height, h, overlap):
        for x in starts(width, w, overlap):
            seen += [(s, CONFIRMED) for s in enlarged(look(reduced, (x, y, w, h)), factor)]
    return seen


def around(box, width, height):
    half = size(box) * NEAR_VIEW / 2
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    left, top = min(max(int(x - half), 0), width - 1), min(max(int(y - half), 0), height - 1)
    right = min(max(math.ceil(x + half), left + 1), width)
    bottom = min(max(math.ceil(y + half), top + 1), height)
    return left, top, right - left, bottom - top


def look_near(photo, box):
    """At the photo as far reduced as the frame would reduce it anyway."""
    height, width = photo.level(0).shape[:2]
    sides = around(box, width, height)[2:]
    halvings = pipeline.halvings(min(max(sides) / FRAME, *sides))
    factor = 2 ** halvings
    level = photo.level(halvings)
    height, width = level.shape[:2]
    return enlarged(look(level, around(box / factor, width, height)), factor)


def faces(image):
    """Boxes, scores and eyes, largest first."""
    photo = Photo(image)
    seen = passes(photo)
    sure, unsure = [], []
    for s, least in seen:
        (sure if s[1] >= least and s[3] >= EXACT_FROM else unsure).append(s)
    kept = []
    for s in sorted(sure, key=lambda f: -f[1]):
        if not any(same_face(s[0], k[0]) for k in kept):
            kept.append(s)
    looks = 0
    for s in sorted(unsure, key=lambda f: -f[1]):
        if looks < MAX_NEAR_LOOKS and not any(same_face(s[0], k[0]) for k in kept):
            looks += 1
            for near in look_near(photo, s[0]):
                if (near[1] >= CONFIRMED and near[3] >= EXACT_FROM
                        and any(same_face(other[0], near[0]) for other, _ in seen)
                        and not any(same_face(near[0], k[0]) for k in kept)):
                    kept.append(near)
    kept = [k for k in kept if size(k[0]) >= MIN_FACE]
    return [k[:3] for k in sorted(kept, key=lambda f: -pipeline.area(f[0]))]

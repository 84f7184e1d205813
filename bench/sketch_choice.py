"""Which sketch loses whom: sketches of rows compared on generated descriptors.

usage: sketch_choice.py [STRANGERS [MATES]]

Draws descriptors with the spectrum measured on real ones (95 effective dimensions, mean cosine of
strangers 0.028) and tells, for pairs of one person at a cosine, the share whose score by the sketch
is beaten by fewer strangers than K of a million.
"""

import sys

import numpy as np

WIDTH = 512
SHARES = (1_000, 4_000)  # K of a million


def spread(rng, count, turn):
    deviation = np.exp(-np.arange(WIDTH) / 95.0).astype(np.float32)
    rows = rng.standard_normal((count, WIDTH), dtype=np.float32) * deviation
    rows[:, -1] += np.sqrt(0.028 / (1 - 0.028) * np.sum(deviation**2))
    rows = rows @ turn
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def mates(rng, rows, cosine, turn):
    across = spread(rng, len(rows), turn)
    across -= np.sum(across * rows, axis=1, keepdims=True) * rows
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    return cosine * rows + np.sqrt(1 - cosine**2) * across


def signs(x):
    return np.sign(x)


def four_bits(x):
    return np.clip(np.round(x / x.std(axis=1, keepdims=True) * 3.1), -8, 7)


def two_bits(x):
    size = np.where(np.abs(x) > 0.98 * x.std(axis=1, keepdims=True), 3.0, 1.0)
    return np.sign(x) * size


def components(axes, count):
    def project(x):
        return np.round(x @ axes[:, :count] * 512).clip(-127, 127)

    return project


def main():
    strangers = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    pairs = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000
    rng = np.random.default_rng(1)
    turn = np.linalg.qr(rng.standard_normal((WIDTH, WIDTH)))[0].astype(np.float32)
    rows = spread(rng, strangers, turn)
    axes = np.linalg.eigh(np.cov(rows[:20_000].T))[1][:, ::-1].astype(np.float32)
    methods = {
        "signs, both sides (64 bytes)": (signs, signs),
        "signs of the row, 4 bits of the query (64 bytes)": (signs, four_bits),
        "signs of the row, floats of the query (64 bytes)": (signs, lambda x: x),
        "2 bits, both sides (128 bytes)": (two_bits, two_bits),
        "64 principal components as bytes (64 bytes)": (components(axes, 64),) * 2,
        "128 principal components as bytes (128 bytes)": (components(axes, 128),) * 2,
    }
    chosen = rows[:pairs]
    queries = {c: mates(rng, chosen, c, turn) for c in (0.35, 0.44, 0.5)}
    print(f"{strangers} strangers, {pairs} pairs")
    for name, (row_sketch, query_sketch) in methods.items():
        sketches = row_sketch(rows).astype(np.float32)
        told = []
        for cosine, asked in queries.items():
            prepared = query_sketch(asked).astype(np.float32)
            own = np.sum(sketches[:pairs] * prepared, axis=1)
            better = np.zeros(pairs, dtype=int)
            for start in range(0, strangers, 10_000):
                better += (prepared @ sketches[start : start + 10_000].T > own[:, None]).sum(axis=1)
            for share in SHARES:
                told.append(f"cosine {cosine} K {share}: {np.mean(better < share * strangers / 1e6):.4f}")
        print(f"{name}\n  " + "; ".join(told), flush=True)


if __name__ == "__main__":
    main()

"""Shows how far two sets of files differ in what they compute: compare.py SHIPPED REBUILT.

Both folders hold <network>/weights.pt. Prints the largest absolute difference of every output over
five pictures; ends with 1 when one is larger than the tolerance.
"""
import sys
from pathlib import Path

import torch

from convert import example
from networks import NETWORKS

TOLERANCE = 1e-4


def outputs(folder, name, picture):
    y = torch.jit.load(str(Path(folder) / name / "weights.pt"))(picture)
    return y if isinstance(y, tuple) else (y,)


if __name__ == "__main__":
    torch.set_grad_enabled(False)
    worst = 0.0
    for name, network in NETWORKS.items():
        differences = []
        for seed in range(5):
            picture = example(network.size, 3 if network.batch else 1, seed)
            pairs = zip(outputs(sys.argv[1], name, picture), outputs(sys.argv[2], name, picture))
            differences.append([float((a - b).abs().max()) for a, b in pairs])
        largest = [max(column) for column in zip(*differences)]
        worst = max(worst, *largest)
        print(f"{name:22s} max abs difference by output: " + ", ".join(f"{d:.1e}" for d in largest))
    sys.exit(worst > TOLERANCE)

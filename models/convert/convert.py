"""Makes TorchScript files from the original networks: convert.py SOURCES OUT [NETWORK...].

SOURCES holds the unpacked npm packages as fetch.sh leaves them.
"""
import multiprocessing
import sys
import warnings
from pathlib import Path

import torch
import torch.nn.functional as F

from networks import NETWORKS


def example(size, batch=1, seed=7):
    """A smooth random picture with a little noise: nearer to a photo than plain noise."""
    random = torch.Generator().manual_seed(seed)
    coarse = torch.rand(batch, 3, 12, 12, generator=random)
    smooth = F.interpolate(coarse, size=size, mode="bicubic", align_corners=False).clamp(0, 1) * 255
    return (smooth + torch.rand(batch, 3, *size, generator=random) * 20).clamp(0, 255).round()


def drop_debug_records(file):
    """Takes the places in the converter's own sources out of the file.

    They would tie its bytes to the folder and the line numbers of these scripts.
    """
    reader = torch._C.PyTorchFileReader(str(file))
    records = {name: reader.get_record(name) for name in reader.get_all_records()}
    del reader
    writer = torch._C.PyTorchFileWriter(str(file))
    for name, data in records.items():
        if not name.endswith(".debug_pkl") and name != "version":
            writer.write_record(name, data, len(data))
    writer.write_end_of_file()


def convert(name, sources, out):
    network = NETWORKS[name]
    # Sizes become constants of the trace: intended, a network has one picture size.
    warnings.filterwarnings("ignore", category=torch.jit.TracerWarning)
    torch.set_grad_enabled(False)
    module = network.build(sources / network.package / network.path).eval()
    traced = torch.jit.trace(module, example(network.size, 2 if network.batch else 1),
                             check_trace=False)
    target = out / name / "weights.pt"
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.jit.save(torch.jit.freeze(traced.eval()), str(target))
    drop_debug_records(target)
    print(f"{name}: {target.stat().st_size} bytes from {network.package} {network.path}")


if __name__ == "__main__":
    jobs = [(name, Path(sys.argv[1]), Path(sys.argv[2])) for name in sys.argv[3:] or NETWORKS]
    # A process each: names inside a file count the classes made before it in the same process.
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as processes:
        processes.starmap(convert, jobs, chunksize=1)

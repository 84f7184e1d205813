"""FAISS on the rows and queries that GalleryBenchmark has written: flat, and its graph if told.

usage: faiss_baseline.py ROWS COUNT   ROWS: file of 512 signed bytes a row, ROWS.queries beside it;
                                      COUNT: of the rows that the graph is built of, 0 for none
"""

import sys
import time

import faiss
import numpy as np

WIDTH = 512
TOP = 100
SECONDS = 8


def read(path):
    rows = np.fromfile(path, dtype=np.int8).reshape(-1, WIDTH).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def measure(name, index, queries, threads, batch):
    faiss.omp_set_num_threads(threads)
    index.search(queries[:batch], TOP)
    times = []
    at = 0
    end = time.monotonic() + SECONDS
    while time.monotonic() < end or len(times) < 2:
        start = time.monotonic()
        index.search(queries[at : at + batch], TOP)
        times.append(time.monotonic() - start)
        at = (at + batch) % max(1, len(queries) - batch)
    times = np.array(times) * 1000
    print(
        f"{name}, threads: {threads}, {batch} at once: p50 {np.median(times):.1f} ms, "
        f"p99 {np.quantile(times, 0.99):.1f} ms, {batch * 1000 / times.mean():.1f} queries/s"
    )


def measure_flat(name, index, queries):
    for threads in (1, 2):
        for batch in (1, 16):
            measure(name, index, queries, threads, batch)


def main():
    rows = read(sys.argv[1])
    queries = read(sys.argv[1] + ".queries")
    print(f"FAISS {faiss.__version__}")
    flat = faiss.IndexFlatIP(WIDTH)
    flat.add(rows)
    measure_flat("FAISS flat", flat, queries)
    count = min(int(sys.argv[2]), len(rows))
    if count:
        del flat
        rows = rows[:count]
        flat = faiss.IndexFlatIP(WIDTH)
        flat.add(rows)
        print(f"{count} rows of them")
        measure_flat("FAISS flat", flat, queries)
        exact = flat.search(queries, TOP)[1]
        graph = faiss.IndexHNSWFlat(WIDTH, 32, faiss.METRIC_INNER_PRODUCT)
        graph.hnsw.efConstruction = 100
        start = time.monotonic()
        graph.add(rows)
        print(f"FAISS HNSW built in {time.monotonic() - start:.0f} s")
        for ef in (128, 512):
            graph.hnsw.efSearch = ef
            found = graph.search(queries, TOP)[1]
            recall = np.mean([len(set(a) & set(b)) / TOP for a, b in zip(found, exact)])
            print(f"efSearch {ef}: of the exact best {TOP} it finds {recall:.4f}")
            for threads in (1, 2):
                measure(f"FAISS HNSW ef {ef}", graph, queries, threads, 1)


if __name__ == "__main__":
    main()

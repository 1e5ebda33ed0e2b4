"""One clustering of the places in a file, as a user of scikit-learn or fastcluster would write it.

The file holds all x, all y (float64, metres), all weights (uint32), all labels (int32); rows are
the places, each repeated by its weight. Imports and reading are not timed. Prints one line of JSON.

usage: cluster.py WORK PEER FILE
"""
import json
import resource
import sys
import time

import numpy as np

EPS_METRES, MIN_SAMPLES = 250, 1000
SAMPLE_ROWS = 50_000
RANDOM_STATE = 42


def read_places(path):
    """Coordinates of shape (n_places, 2), weights and labels of shape (n_places,)."""
    with open(path, "rb") as file:
        n = file.seek(0, 2) // 24
        file.seek(0)
        x, y = np.fromfile(file, "<f8", n), np.fromfile(file, "<f8", n)
        weight, labels = np.fromfile(file, "<u4", n), np.fromfile(file, "<i4", n)
    return np.column_stack([x, y]), weight, labels


def prepare_dbscan(peer, places, weight, labels):
    from sklearn.cluster import DBSCAN

    model = DBSCAN(eps=EPS_METRES, min_samples=MIN_SAMPLES, algorithm="ball_tree",
                   n_jobs=-1 if peer == "rows_all_cores" else 1)
    on_places = peer == "places"
    points = places if on_places else np.repeat(places, weight, axis=0)
    counts = weight if on_places else np.ones(len(points), int)

    def facts(found):
        return {
            "clusters": int(found.labels_.max()) + 1,
            "core": int(counts[found.core_sample_indices_].sum()),
            "noise": int(counts[found.labels_ < 0].sum()),
        }

    return lambda: model.fit(points, sample_weight=weight if on_places else None), facts


def prepare_kmeans(peer, places, weight, labels):
    from sklearn.cluster import KMeans

    points, sample_weight = weigh(peer, places, weight)
    model = KMeans(n_clusters=8, n_init=10, random_state=RANDOM_STATE)
    return (lambda: model.fit(points, sample_weight=sample_weight)), (lambda found: {"inertia": found.inertia_})


def prepare_elbow(peer, places, weight, labels):
    from sklearn.cluster import KMeans

    points, sample_weight = weigh(peer, places, weight)

    def work():
        return {
            k: KMeans(n_clusters=k, n_init=10, random_state=RANDOM_STATE).fit(points, sample_weight=sample_weight).inertia_
            for k in range(2, 13)
        }

    return work, lambda found: {f"inertia_{k}": inertia for k, inertia in found.items()}


def weigh(peer, places, weight):
    """What a fit takes: places with their weights, or rows without."""
    return (places, weight.astype(float)) if peer == "places" else (np.repeat(places, weight, axis=0), None)


def prepare_silhouette(peer, places, weight, labels):
    if peer == "brute_force":
        return prepare_brute_force(places, weight, labels)
    from sklearn.metrics import silhouette_samples

    row_place = np.repeat(np.arange(len(places)), weight)
    chosen = np.sort(np.random.default_rng(RANDOM_STATE).choice(row_place, SAMPLE_ROWS, replace=False))
    points, row_labels = places[chosen], labels[chosen]
    return (lambda: silhouette_samples(points, row_labels)), (lambda found: {"mean_of_sample": found.mean()})


def prepare_brute_force(places, weight, labels):
    """Every pair of places once for each of the two, over all cores, compiled before the clock starts."""
    import numba

    @numba.njit(parallel=True, fastmath=True)
    def sum_distances(x, y, weight, start):
        """Sum of distances from each place to the incidents of each cluster; places sorted by cluster."""
        sums = np.empty((len(x), len(start) - 1))
        for i in numba.prange(len(x)):
            for cluster in range(len(start) - 1):
                total = 0.0
                for j in range(start[cluster], start[cluster + 1]):
                    dx, dy = x[j] - x[i], y[j] - y[i]
                    total += weight[j] * np.sqrt(dx * dx + dy * dy)
                sums[i, cluster] = total
        return sums

    def silhouette(places, weight, labels):
        order = np.argsort(labels, kind="stable")
        own, count = labels[order], weight[order].astype(float)
        x, y = (places[order] - places.mean(axis=0)).T.copy()
        sizes = np.bincount(own, weights=count)
        start = np.searchsorted(own, np.arange(len(sizes) + 1))
        sums = sum_distances(x, y, count, start)
        every = np.arange(len(own))
        a = sums[every, own] / (sizes[own] - 1)
        sums[every, own] = np.inf
        b = (sums / sizes).min(axis=1)
        return np.average((b - a) / np.maximum(a, b), weights=count)

    silhouette(places[:1000], weight[:1000], np.arange(1000, dtype=labels.dtype) % 8)
    return (lambda: silhouette(places, weight, labels)), (lambda found: {"mean": found, "n": int(weight.sum())})


def prepare_ward(peer, places, weight, labels):
    import fastcluster

    def facts(tree):
        height = tree[:, 2]
        return {
            "inertia": float((height**2).sum() / 2),
            "height_of_2": height[-1],
            "height_of_8": height[-7],
            "median_height": height[len(height) // 2],
        }

    return (lambda: fastcluster.linkage_vector(places, method="ward")), facts


def main():
    name, peer, path = sys.argv[1:]
    prepare = {
        "dbscan": prepare_dbscan,
        "kmeans": prepare_kmeans,
        "elbow": prepare_elbow,
        "silhouette": prepare_silhouette,
        "ward": prepare_ward,
    }[name]
    work, facts = prepare(peer, *read_places(path))
    started = time.perf_counter()
    found = work()
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peakMebibytes": peak, "facts": facts(found)}))


if __name__ == "__main__":
    main()

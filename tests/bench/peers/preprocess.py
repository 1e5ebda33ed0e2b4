"""Incident CSV -> typed, cleaned Parquet, as a user of pandas or polars would write it.

The same steps as lib/data: read all columns, parse both dates, unify labels, drop repeated IDs,
set aside what lies over 1 km outside the city, flag what lies outside it, add metres and calendar
columns, sort by date, write Parquet. Prints one line of JSON.

usage: preprocess.py {pandas,pandas_pyarrow,polars,polars_lazy} CSV OUTLINE_JSON PARQUET
"""
import json
import resource
import sys
import time

import numpy as np
import shapely

FORMAT = "%m/%d/%Y %I:%M:%S %p"
METRES_PER_FOOT = 1200 / 3937
MARGIN_METRES = 1000
RELABELLED = {
    "CRIM SEXUAL ASSAULT": "CRIMINAL SEXUAL ASSAULT",
    "NON - CRIMINAL": "NON-CRIMINAL",
    "NON-CRIMINAL (SUBJECT SPECIFIED)": "NON-CRIMINAL",
}
SEASONS = {0: "winter", 1: "spring", 2: "summer", 3: "autumn"}


def place(x, y, outline):
    """Distance in metres to the city of each distinct coordinate, spread over the rows."""
    there = ~np.isnan(x)
    key = x[there] * (1 << 24) + y[there]
    _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
    points = shapely.points(x[there][first] * METRES_PER_FOOT, y[there][first] * METRES_PER_FOOT)
    shapely.prepare(outline)
    outside = ~shapely.contains(outline, points)
    distance = np.zeros(len(points))
    distance[outside] = shapely.distance(outline, points[outside])
    metres = np.full(len(x), np.nan)
    metres[there] = distance[inverse]
    return metres


def with_pandas(source, outline, target, engine):
    import pandas as pd

    codes = {"IUCR": "string", "Beat": "string", "District": "string", "FBI Code": "string"}
    options = {"engine": "pyarrow", "dtype_backend": "pyarrow"} if engine == "pandas_pyarrow" else {"low_memory": False}
    frame = pd.read_csv(source, dtype=codes, **options)
    read = len(frame)
    for column in ("Date", "Updated On"):
        frame[column] = pd.to_datetime(frame[column], format=FORMAT)
    frame["Primary Type"] = frame["Primary Type"].replace(RELABELLED)
    frame = frame.drop_duplicates(subset="ID")
    x = frame["X Coordinate"].to_numpy("float64", na_value=np.nan)
    y = frame["Y Coordinate"].to_numpy("float64", na_value=np.nan)
    metres = place(x, y, outline)
    keep = ~((x == 0) & (y == 0)) & ~(metres > MARGIN_METRES)
    rejected = frame[~keep]
    frame = frame[keep].assign(
        x=x[keep] * METRES_PER_FOOT,
        y=y[keep] * METRES_PER_FOOT,
        outside_city=metres[keep] > 0,
    )
    when = frame["Date"].dt
    frame = frame.assign(month=when.month, day=when.day, weekday=when.day_of_week + 1, hour=when.hour, minute=when.minute)
    frame["season"] = (frame["month"] % 12 // 3).map(SEASONS)
    frame["is_weekend"] = frame["weekday"] >= 6
    frame = frame.sort_values("Date", kind="stable")
    frame.to_parquet(target, index=False)
    return read, len(frame), len(rejected)


def with_polars(source, outline, target, engine):
    import polars as pl

    codes = {name: pl.String for name in ("IUCR", "Beat", "District", "Ward", "Community Area", "FBI Code")}
    scan = pl.scan_csv if engine == "polars_lazy" else pl.read_csv
    table = scan(source, schema_overrides=codes, infer_schema_length=100_000)
    frame = table.with_columns(
        pl.col("Date").str.to_datetime(FORMAT),
        pl.col("Updated On").str.to_datetime(FORMAT),
        pl.col("Primary Type").replace(RELABELLED),
    )
    if engine == "polars_lazy":
        frame = frame.collect()
    read = len(frame)
    frame = frame.unique(subset="ID", maintain_order=True)
    x = frame["X Coordinate"].cast(pl.Float64).fill_null(float("nan")).to_numpy()
    y = frame["Y Coordinate"].cast(pl.Float64).fill_null(float("nan")).to_numpy()
    metres = place(x, y, outline)
    keep = ~((x == 0) & (y == 0)) & ~(metres > MARGIN_METRES)
    rejected = frame.filter(~keep)
    frame = frame.filter(keep).with_columns(
        x=x[keep] * METRES_PER_FOOT,
        y=y[keep] * METRES_PER_FOOT,
        outside_city=metres[keep] > 0,
    )
    when = pl.col("Date").dt
    frame = frame.with_columns(
        month=when.month(), day=when.day(), weekday=when.weekday(), hour=when.hour(), minute=when.minute()
    ).with_columns(
        season=(pl.col("month") % 12 // 3).replace_strict(SEASONS, return_dtype=pl.String),
        is_weekend=pl.col("weekday") >= 6,
    )
    frame = frame.sort("Date", maintain_order=True)
    frame.write_parquet(target)
    return read, len(frame), len(rejected)


def main():
    engine, source, outline_file, target = sys.argv[1:]
    with open(outline_file) as file:
        polygons = [shapely.Polygon(rings[0], rings[1:]) for rings in json.load(file)]
    outline = shapely.MultiPolygon(polygons)
    __import__("polars" if engine.startswith("polars") else "pandas")
    started = time.perf_counter()
    if engine.startswith("polars"):
        read, kept, rejected = with_polars(source, outline, target, engine)
    else:
        read, kept, rejected = with_pandas(source, outline, target, engine)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    facts = {"read": read, "kept": kept, "rejected": rejected}
    print(json.dumps({"seconds": seconds, "peakMebibytes": peak, "facts": facts}))


if __name__ == "__main__":
    main()

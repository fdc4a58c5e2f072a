"""Reads the columns of a Polar Sensor Logger ECG export; prints rows and seconds.

    read_with.py polars|pyarrow|pandas FILE ecg|all
"""

import sys
import time

reader, path, columns = sys.argv[1:4]
header = ["Phone timestamp", "sensor timestamp [ns]", "timestamp [ms]", "ecg [uV]"]
wanted = header if columns == "all" else header[3:]

if reader == "polars":
    import polars

    begin = time.perf_counter()
    table = polars.read_csv(path, separator=";", columns=wanted)
    rows = table.height
elif reader == "pyarrow":
    from pyarrow import csv

    begin = time.perf_counter()
    table = csv.read_csv(
        path,
        read_options=csv.ReadOptions(use_threads=False),
        parse_options=csv.ParseOptions(delimiter=";"),
        convert_options=csv.ConvertOptions(include_columns=wanted),
    )
    rows = table.num_rows
else:
    import pandas

    begin = time.perf_counter()
    table = pandas.read_csv(path, sep=";", usecols=wanted, engine="c")
    rows = len(table)
print(rows, time.perf_counter() - begin)

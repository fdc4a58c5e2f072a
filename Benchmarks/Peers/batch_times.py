"""Times tables of many recordings as whole processes, in one run, wall time.

    batch_times.py HRV PYTHON FOLDER_OF_1000 FOLDER_OF_10000 [--limit S]

Each contender is a process from its start to the table on the disk, on one core unless it says two. Ours
is run many times, between the others and after them, and its median and its least are shown; the others
once, since they take long, but for the script, the median of five. One that fails or takes longer than
--limit is reported as such and does not end the run.
"""

import argparse
import pathlib
import statistics
import subprocess
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("hrv")
parser.add_argument("python")
parser.add_argument("thousand")
parser.add_argument("ten_thousand")
parser.add_argument("--limit", type=float, default=900, help="seconds for one contender")
arguments = parser.parse_args()

folder = tempfile.TemporaryDirectory()
table = pathlib.Path(folder.name) / "table.csv"


def seconds(words, cores):
    for old in pathlib.Path(folder.name).iterdir():
        old.unlink()
    begin = time.perf_counter()
    subprocess.run(
        ["taskset", "-c", cores, *words],
        check=True,
        timeout=arguments.limit,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    elapsed = time.perf_counter() - begin
    assert table.stat().st_size > 0
    return elapsed


def hrv(files, cores):
    return seconds([arguments.hrv, "--no-config", "batch", files, "-q", "-o", str(table)], cores)


ours = {
    "swift-hrv, the default set, one core": (arguments.thousand, "0"),
    "swift-hrv, two cores": (arguments.thousand, "0,1"),
    "swift-hrv, 10,000 files, one core": (arguments.ten_thousand, "0"),
    "swift-hrv, 10,000 files, two cores": (arguments.ten_thousand, "0,1"),
}
times = {name: [] for name in ours}


def run_ours(rounds):
    for _ in range(rounds):
        for name, (files, cores) in ours.items():
            times[name].append(hrv(files, cores))


others = {
    "NumPy and SciPy by hand, RMSSD and LF/HF": ("script", 5),
    "hrv-analysis": ("hrv_analysis", 1),
    "NeuroKit2, time and frequency": ("neurokit2", 1),
    "pyHRV, time and Welch": ("pyhrv", 1),
}
run_ours(5)
for name, (contender, rounds) in others.items():
    words = [arguments.python, "Benchmarks/Peers/batch_with.py", contender, arguments.thousand]
    try:
        times[name] = [seconds([*words, str(table)], "0") for _ in range(rounds)]
    except subprocess.TimeoutExpired:
        print(f"{name}: over {arguments.limit:.0f} s")
    except subprocess.CalledProcessError as error:
        last = error.stderr.decode(errors="replace").strip().splitlines()[-1:]
        print(f"{name}: failed: {' '.join(last)}")
    run_ours(3)

first = statistics.median(times["swift-hrv, the default set, one core"])
print("| 1,000 recordings of five minutes to a table | s | least | times ours |")
print("|---|---|---|---|")
for name, runs in times.items():
    if runs:
        median = statistics.median(runs)
        ratio = "" if name.startswith("swift-hrv") else f"{median / first:.0f} ×"
        print(f"| {name} | {median:.3f} | {min(runs):.3f} | {ratio} |")

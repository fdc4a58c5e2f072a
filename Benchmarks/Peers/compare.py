"""Times readers of a 24-hour ECG export and of RR lists side by side, in one run.

    compare.py HRV READING_TIME ECG_SCAN ECG_FILE RR_FILE... [--rounds N]

Every round runs each contender once, as a process of its own, in turn; the median of the rounds
counts. Times are those that a contender takes inside its process, from opening the file to the
columns in memory; `hrv inspect --no-beats` is timed as a whole process. Contenders of one core
are pinned to one.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time

parser = argparse.ArgumentParser()
parser.add_argument("hrv")
parser.add_argument("reading_time")
parser.add_argument("ecg_scan")
parser.add_argument("ecg")
parser.add_argument("rr", nargs="*")
parser.add_argument("--rounds", type=int, default=7)
arguments = parser.parse_args()
here = os.path.dirname(os.path.abspath(__file__))
one = ["taskset", "-c", "0"]


def reported(command, environment=None):
    """Seconds as the last word that the command prints, and its peak of private memory."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})}
    )
    peak = 0
    while process.poll() is None:
        try:
            with open(f"/proc/{process.pid}/status") as status:
                for line in status:
                    if line.startswith("RssAnon:"):
                        peak = max(peak, int(line.split()[1]))
        except OSError:
            pass
        time.sleep(0.002)
    output = process.stdout.read()
    if process.returncode != 0:
        raise SystemExit(f"{command}: status {process.returncode}")
    return float(output.split()[-1]), peak / 1024


def twice(command):
    """Two processes side by side, a core each: what a second core is worth on this machine."""
    processes = [
        subprocess.Popen(["taskset", "-c", core] + command, stdout=subprocess.PIPE, text=True)
        for core in "01"
    ]
    outputs = [process.communicate()[0] for process in processes]
    return max(float(output.split()[-1]) for output in outputs), 0


def whole(command):
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin, 0


def peer(name, columns):
    command = one + [sys.executable, f"{here}/read_with.py", name, arguments.ecg, columns]
    return lambda: reported(command, {"POLARS_MAX_THREADS": "1"})


def has(module):
    return subprocess.run(
        [sys.executable, "-c", f"import {module}"], stderr=subprocess.DEVNULL
    ).returncode == 0


ours = [arguments.reading_time, arguments.ecg]
contenders = {
    "C scan, ECG": lambda: reported(one + [arguments.ecg_scan, arguments.ecg]),
    "C scan, ECG and ns": lambda: reported(one + [arguments.ecg_scan, arguments.ecg, "stamps"]),
    "two C scans at once": lambda: twice([arguments.ecg_scan, arguments.ecg, "stamps"]),
    "swift-hrv, one core": lambda: reported(one + ours + ["1"]),
    "swift-hrv, two cores": lambda: reported(ours + ["2"]),
    "hrv inspect --no-beats": lambda: whole([arguments.hrv, "inspect", "--no-beats", arguments.ecg]),
}
for module in ["polars", "pyarrow", "pandas"]:
    if has(module):
        contenders[f"{module}, ECG"] = peer(module, "ecg")
        contenders[f"{module}, all"] = peer(module, "all")
    else:
        print(f"{module}: not installed, left out")
for path in arguments.rr:
    contenders[os.path.basename(path)] = lambda path=path: reported(
        one + [arguments.reading_time, path, "1"]
    )

times = {name: [] for name in contenders}
peaks = {name: 0.0 for name in contenders}
for _ in range(arguments.rounds):
    for name, run in contenders.items():
        seconds, peak = run()
        times[name].append(seconds)
        peaks[name] = max(peaks[name], peak)

median = {name: statistics.median(values) for name, values in times.items()}
floor = median["C scan, ECG and ns"]
ceiling = 2 * floor / median["two C scans at once"]
gain = median["swift-hrv, one core"] / median["swift-hrv, two cores"]
print(f"two cores: {gain:.2f} x; two C scans that share nothing: {ceiling:.2f} x")
print(f"{os.path.getsize(arguments.ecg) / 1e6:.0f} MB of ECG, {arguments.rounds} rounds, medians")
print(f"{'':32}{'s':>9}{'min s':>9}{'/ C scan':>10}{'private MB':>12}{'MB/s':>8}")
for name in contenders:
    size = arguments.ecg
    for path in arguments.rr:
        if os.path.basename(path) == name:
            size = path
    rate = os.path.getsize(size) / 1e6 / median[name]
    ratio = f"{median[name] / floor:10.2f}" if size == arguments.ecg else f"{'':10}"
    print(
        f"{name:32}{median[name]:9.4f}{min(times[name]):9.4f}{ratio}{peaks[name]:12.0f}{rate:8.0f}"
    )

"""Beats found by several detectors in MIT-BIH records, scored alike, in one run.

    beats.py HRV FOLDER [--ours] [RECORD...]

First lead, every beat from the first second on; what lies from `[` to `]` is left out. A beat is
found when `wfdb.processing.compare_annotations` pairs it, with the tolerance in samples, fraction
included, as the window. All detectors run with their defaults.

Ours goes two ways: `hrv beats --format wfdb` writes annotations that `wfdb.rdann` reads and that
are scored like the others; `hrv score` counts by itself. The counts of both must be equal for
every record and tolerance, else the status is 1.

CPU s are user and system time: of the calls for those in Python, of the whole process, reading of
the record included, for ours. With `--ours` the others are left out: a check, not a comparison.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings

import numpy as np
import wfdb
import wfdb.processing

warnings.filterwarnings("ignore")
hrv, folder = sys.argv[1:3]
with_peers = "--ours" not in sys.argv
names = [name for name in sys.argv[3:] if name != "--ours"] or sorted(f[:-4] for f in os.listdir(folder) if f.endswith(".hea"))
TOLERANCES_MS = (150, 50, 11)
BEATS = set("NLRBAaJSVrFejnE/fQ?")


class Record:
    def __init__(self, name):
        self.name = name
        signal, fields = wfdb.rdsamp(os.path.join(folder, name), channels=[0])
        self.signal, self.fs = signal[:, 0], fields["fs"]
        annotations = wfdb.rdann(os.path.join(folder, name), "atr")
        samples, symbols = np.asarray(annotations.sample), np.asarray(annotations.symbol)
        self.flutter = list(zip(samples[symbols == "["], samples[symbols == "]"]))
        self.reference = self.usable(samples[[symbol in BEATS for symbol in symbols]])
        self.is_paced = bool(set(symbols) & {"/", "f"})

    def usable(self, samples):
        samples = np.asarray(samples, dtype=int)
        for begin, end in self.flutter:
            samples = samples[(samples < begin) | (samples > end)]
        return samples

    def counts(self, detected):
        """tp, fn and fp for each tolerance."""
        detected = self.usable(np.unique(detected))
        rows = []
        for tolerance in TOLERANCES_MS:
            if len(detected) == 0:
                rows.append((0, len(self.reference), 0))
                continue
            pairs = wfdb.processing.compare_annotations(
                self.reference, detected, tolerance * self.fs / 1000
            )
            rows.append((pairs.tp, pairs.fn, pairs.fp))
        return rows


def gqrs():
    return lambda signal, fs: wfdb.processing.gqrs_detect(sig=signal, fs=fs)


def biosppy():
    from biosppy.signals import ecg

    def detect(signal, fs):
        peaks = ecg.hamilton_segmenter(signal=signal, sampling_rate=fs)["rpeaks"]
        return ecg.correct_rpeaks(signal=signal, rpeaks=peaks, sampling_rate=fs)["rpeaks"]

    return detect


def sleepecg():
    import sleepecg

    return lambda signal, fs: sleepecg.detect_heartbeats(signal, fs)


def neurokit():
    import neurokit2

    def detect(signal, fs):
        cleaned = neurokit2.ecg_clean(signal, sampling_rate=fs)
        return neurokit2.ecg_peaks(cleaned, sampling_rate=fs)[1]["ECG_R_Peaks"]

    return detect


def two_average():
    from ecgdetectors import Detectors

    return lambda signal, fs: Detectors(fs).two_average_detector(signal)


PEERS = {
    "WFDB gqrs": gqrs,
    "BioSPPy Hamilton + correction": biosppy,
    "sleepecg (C)": sleepecg,
    "NeuroKit2": neurokit,
    "two-average": two_average,
}


def share(part, whole):
    return 100 * part / whole if whole else float("nan")


def row(name, records, counts, cpu):
    cells = []
    for index in range(len(TOLERANCES_MS)):
        tp, fn, fp = (sum(c[index][k] for c in counts) for k in range(3))
        cells.append(f"{share(tp, tp + fn):.3f} / {share(tp, tp + fp):.3f}")
        if index == 0:
            cells.append(f"{fn + fp:,}")
    worst = min(
        (min(se, ppv), record.name, se, ppv)
        for record, ((tp, fn, fp), *_) in zip(records, counts)
        for se, ppv in [(share(tp, tp + fn), share(tp, tp + fp))]
    )
    paced = sum(c[0][1] + c[0][2] for r, c in zip(records, counts) if r.is_paced)
    cells += [f"{cpu:.2f}", f"{worst[1]}: {worst[2]:.2f} / {worst[3]:.2f}", str(paced)]
    print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def run_ours(arguments):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.run(
        [hrv] + arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return process.stdout, cpu


def ours(records):
    headers = [os.path.join(folder, record.name + ".hea") for record in records]
    with tempfile.TemporaryDirectory() as scratch:
        _, cpu = run_ours(["beats"] + headers + ["--format", "wfdb", "--all-beats", "-o", scratch + "/"])
        written = []
        for record in records:
            annotations = wfdb.rdann(os.path.join(scratch, record.name), "qrs")
            assert annotations.fs == record.fs, f"{record.name}: {annotations.fs} Hz"
            beats = np.asarray(annotations.symbol) != "~"
            written.append(record.counts(np.asarray(annotations.sample)[beats]))
    scores = json.loads(run_ours(["score"] + headers + ["-o", "json"])[0])
    counted = [
        [
            tuple(scores["records"][record.name][str(tolerance)][key] for key in ("tp", "fn", "fp"))
            for tolerance in TOLERANCES_MS
        ]
        for record in records
    ]
    wrong = [r.name for r, a, b in zip(records, written, counted) if list(map(tuple, a)) != b]
    return counted, cpu, wrong, scores


def main():
    records = [Record(name) for name in names]
    beats = sum(len(record.reference) for record in records)
    print(f"{len(records)} records, {beats:,} beats; Se / PPV in %, errors at ±150 ms\n")
    print("| detector | ±150 ms | errors | ±50 ms | ±11 ms | CPU s | worst record | paced: errors |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    counted, cpu, wrong, scores = ours(records)
    row("**swift-hrv**", records, counted, cpu)
    for name, make in PEERS.items() if with_peers else ():
        try:
            detect = make()
            detect(records[0].signal[: 20 * records[0].fs], records[0].fs)
        except Exception as error:
            print(f"| {name} | could not be run: {error} |")
            continue
        counts, cpu = [], 0.0
        for record in records:
            begin = time.process_time()
            detected = detect(record.signal, record.fs)
            cpu += time.process_time() - begin
            counts.append(record.counts(detected))
        row(name, records, counts, cpu)
    timing = scores["timing"]
    print(
        f"\nOurs minus marked, within 150 ms: {timing['meanMs']:.2f} ± {timing['sdMs']:.2f} ms,"
        f" median distance {timing['madMs']:.2f} ms."
    )
    if wrong:
        sys.exit(f"hrv score counts other than compare_annotations in: {', '.join(wrong)}")
    print(f"hrv score and compare_annotations count alike in all {len(records)} records.")


main()

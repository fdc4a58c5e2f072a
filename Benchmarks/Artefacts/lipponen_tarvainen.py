"""Lipponen and Tarvainen 2019 once more, written from the paper's description beside ours, and other
readings of what it leaves open; measured as `Artefacts` measures ours.

    lipponen_tarvainen.py FOLDER RECORD...     records of nsr2db in FOLDER, such as nsr004

Needs numpy. Prints, for whole runs of sinus rhythm and for samples of 400 beats, the share of
intervals kept and, of artefacts put in at every hundredth beat, the share found.
"""

import sys

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

READINGS = {
    "as ours: signed, quartiles by definition 7, windows cut at the ends": {},
    "quartiles by definition 5 (MATLAB)": {"quartiles": "hazen"},
    "medians with the ends repeated": {"repeats_ends": True},
    "quartiles of |x|, as printed": {"of_absolute": True},
}


def windowed(x, reach, function):
    """`function` of the windows around each value, which are cut at the ends."""
    n, size = len(x), 2 * reach + 1
    out = np.empty(n)
    if n >= size:
        out[reach:n - reach] = function(sliding_window_view(x, size), 1)
    for i in set(range(min(reach, n))) | set(range(max(reach, n - reach), n)):
        out[i] = function(x[None, max(0, i - reach):i + reach + 1], 1)[0]
    return out


def threshold(x, quartiles, of_absolute):
    """5.2 quartile deviations of 91 values, half the least that is not 0 where there is none."""
    def deviation(w, axis):
        first, third = np.percentile(w, [25, 75], axis=axis, method=quartiles)
        return (third - first) / 2

    out = 5.2 * windowed(np.abs(x) if of_absolute else x, 45, deviation)
    for i in np.flatnonzero(out <= 0):
        near = np.abs(x[max(0, i - 45):i + 46])
        near = near[near > 0]
        out[i] = 5.2 * near.min() / 2 if len(near) else np.inf
    return out


def altered(x, quartiles="linear", of_absolute=False, repeats_ends=False):
    """Which intervals are found to be ectopic, long or short, and the medians of eleven."""
    n = len(x)
    found = np.zeros(n, bool)
    difference = np.diff(x, prepend=x[0])
    d = difference / threshold(difference, quartiles, of_absolute)
    if repeats_ends:
        median = np.median(sliding_window_view(np.pad(x, 5, mode="edge"), 11), axis=1)
    else:
        median = windowed(x, 5, np.median)
    distance = x - median
    distance = np.where(distance < 0, 2 * distance, distance)
    limit = threshold(distance, quartiles, of_absolute)
    m = distance / limit

    def at(k):
        return d[k] if 0 <= k < n else 0.0

    def length(j):
        s22 = (min if d[j] >= 0 else max)(at(j + 1), at(j + 2))
        if (d[j] > 1 and s22 < -1) or m[j] > 3:
            found[j] = True
        elif (d[j] < -1 and s22 > 1) or m[j] < -3:
            found[j] = True
            if j + 1 < n and abs(x[j] + x[j + 1] - median[j]) < limit[j]:
                found[j + 1] = True

    for j in np.flatnonzero(np.abs(d) > 1):
        if found[j]:
            continue
        s12 = (max if d[j] > 0 else min)(at(j - 1), at(j + 1))
        if (d[j] > 1 and s12 < -0.13 * d[j] - 0.17) or (d[j] < -1 and s12 > -0.13 * d[j] + 0.17):
            found[max(0, j - 1):j + 1] = True
            continue
        length(j)
        if j + 1 < n and not found[j + 1] and abs(at(j + 1)) < abs(at(j + 2)):
            length(j + 1)
    return found, median


def altered_in_passes(x, passes, **reading):
    """The same after up to so many passes, each without what the one before found."""
    y = x.copy()
    total = np.zeros(len(x), bool)
    for _ in range(passes):
        found, median = altered(y, **reading)
        total |= found
        if not found.any():
            break
        y = np.where(found, median, y)
    return total


def beats(path):
    """Times in samples and codes of beats of a file of annotations in the MIT format."""
    words = np.frombuffer(open(path, "rb").read(), "<u2").astype(int)
    time, i, out = 0, 0, []
    while i < len(words) and words[i]:
        code, rest = words[i] >> 10, words[i] & 1023
        i += 1
        if code == 59:
            step = words[i] << 16 | words[i + 1]
            time += step - (1 << 32 if step >= 1 << 31 else 0)
            i += 2
        elif code == 63:
            i += (rest + 1) // 2
        elif code not in (60, 61, 62):
            time += rest
            if 1 <= code <= 13 or code in (34, 38):
                out.append((time, code))
    return np.array(out)


def sinus_runs(path):
    """Stretches of at least 300 intervals between normal beats, five beats from any other."""
    times, codes = beats(path).T
    x = np.clip(np.diff(times) / 128 * 1000, 200, 3000)
    bad = np.flatnonzero((codes[:-1] != 1) | (codes[1:] != 1) | (x > 2000) | (x < 300))
    runs, start = [], 0
    for i in [*bad, len(x) + 5]:
        if i - 5 - start >= 300:
            runs.append(x[start:min(len(x), i - 5)])
        start = i + 6
    return runs


def spoilt(x, kind, seed):
    """The series with an artefact at every hundredth beat, and the places of these."""
    generator = np.random.default_rng(seed)
    rmssd = np.sqrt(np.mean(np.diff(x) ** 2))
    out, places, i = [], [], 0
    while i < len(x):
        if i % 100 != 99 or i + 2 >= len(x):
            out.append(x[i])
            i += 1
            continue
        start = len(out)
        if kind == "missed":
            new = [x[i] + x[i + 1]]
        elif kind == "extra":
            new = [round(x[i] / 2), x[i] - round(x[i] / 2), x[i + 1]]
        else:
            shift = generator.choice([-1, 1]) * float(kind[2:]) * rmssd
            new = [x[i] + shift, x[i + 1] - shift]
        out += new if min(new) >= 200 or kind == "extra" else [x[i], x[i + 1]]
        if min(new) >= 200 or kind == "extra":
            places.append((start, start + 2 if kind == "extra" else len(out)))
        i += 2
    return np.array(out), places


def report(name, series, passes):
    print(f"{name}: {sum(map(len, series))} intervals, {passes} pass(es) at most")
    for title, reading in READINGS.items():
        kept = 1 - sum(altered_in_passes(x, passes, **reading).sum() for x in series) / sum(
            map(len, series))
        rates = []
        for kind in ("missed", "extra", "q=2", "q=4", "q=8"):
            hits = all_places = 0
            for seed, x in enumerate(series):
                y, places = spoilt(x, kind, seed)
                found = altered_in_passes(y, passes, **reading)
                all_places += len(places)
                hits += sum(found[a:b].any() for a, b in places)
            rates.append(f"{kind} {100 * hits / max(1, all_places):.1f} %")
        print(f"  {title}: kept {100 * kept:.3f} %; found {', '.join(rates)}", flush=True)


for record in sys.argv[2:]:
    runs = sinus_runs(f"{sys.argv[1]}/{record}.ecg")
    report(f"{record}, runs", runs, 1)
    report(f"{record}, runs", runs, 3)
    report(f"{record}, samples of 400",
           [r[a:a + 400] for r in runs for a in range(0, len(r) - 400, 400)], 1)

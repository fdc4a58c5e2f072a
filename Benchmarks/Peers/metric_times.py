"""Times metrics beside other packages on the same intervals, in one run.

    metric_times.py METRIC_TIME FIVE_MINUTES.txt DAY.txt SPOILT_DAY.txt [--limit S]

Everything is timed in process, after a first call that is not counted, on one core, in processor
time, so that other work on the machine counts as little as it can; the median of the calls counts,
and of ours the least is shown, too. A package that is not installed, fails or takes longer than --limit is
reported as such and does not end the run. Ours is timed before and after the others, and the
slower of the two medians is shown.
"""

import argparse
import multiprocessing
import statistics
import subprocess
import time
import warnings

parser = argparse.ArgumentParser()
parser.add_argument("metric_time")
parser.add_argument("five_minutes")
parser.add_argument("day")
parser.add_argument("spoilt_day")
parser.add_argument("--limit", type=float, default=60, help="seconds for one contender")
arguments = parser.parse_args()


def load(path):
    import numpy

    return numpy.loadtxt(path)


def five():
    return load(arguments.five_minutes)


def day():
    return load(arguments.day)


def spoilt_day():
    return load(arguments.spoilt_day)


def pieces(rr, seconds=300.0):
    """The intervals of each whole window of a recording."""
    import numpy

    ends = numpy.cumsum(rr) / 1000
    edges = numpy.searchsorted(ends, numpy.arange(0, ends[-1], seconds))
    return [rr[a:b] for a, b in zip(edges[:-1], edges[1:])]


def scipy_welch(rr):
    import numpy
    from scipy.interpolate import CubicSpline
    from scipy.signal import welch

    t = numpy.cumsum(rr) / 1000
    grid = numpy.arange(t[0], t[-1], 0.25)
    f, p = welch(CubicSpline(t, rr)(grid), fs=4, nperseg=min(720, len(grid)))
    lf = p[(f >= 0.04) & (f < 0.15)].sum() * f[1]
    hf = p[(f >= 0.15) & (f < 0.4)].sum() * f[1]
    return numpy.sqrt(numpy.mean(numpy.diff(rr) ** 2)), lf, hf, lf / hf


def hand(rr):
    import numpy

    d = numpy.diff(rr)
    return scipy_welch(rr), rr.std(ddof=1), rr.mean(), d.std(), (abs(d) > 50).mean()


def pyhrv_short(rr):
    import pyhrv.frequency_domain as fd
    import pyhrv.time_domain as td

    return td.rmssd(nni=rr), fd.welch_psd(nni=rr, mode="dev")


def hrvanalysis_short(rr):
    import hrvanalysis as h

    return h.get_time_domain_features(rr), h.get_frequency_domain_features(rr)


def hrvanalysis_all(rr):
    import hrvanalysis as h

    return (
        h.get_time_domain_features(rr),
        h.get_frequency_domain_features(rr),
        h.get_geometrical_features(rr),
        h.get_poincare_plot_features(rr),
        h.get_csi_cvi_features(rr),
        h.get_sampen(rr),
    )


def nk_peaks(rr):
    import neurokit2 as nk

    return nk.intervals_to_peaks(rr, sampling_rate=1000)


def nk_short(rr):
    import neurokit2 as nk

    peaks = nk_peaks(rr)
    return nk.hrv_time(peaks, sampling_rate=1000), nk.hrv_frequency(peaks, sampling_rate=1000)


def nk_all(rr):
    import neurokit2 as nk

    return nk.hrv(nk_peaks(rr), sampling_rate=1000)


def nk_sampen(rr):
    import neurokit2 as nk

    return nk.entropy_sample(rr, dimension=2, tolerance=0.2 * rr.std(ddof=1))


def antropy_sampen(rr):
    import antropy

    return antropy.sample_entropy(rr)


def nk_dfa(rr):
    import neurokit2 as nk

    return nk.fractal_dfa(rr, scale=list(range(4, 17)))


def nolds_dfa(rr):
    import nolds

    return nolds.dfa(rr, nvals=range(4, 17), fit_exp="poly")


def astropy_lomb(rr):
    import numpy
    from astropy.timeseries import LombScargle

    t = numpy.cumsum(rr) / 1000
    return LombScargle(t, rr - rr.mean(), normalization="psd").power(
        numpy.linspace(1e-5, 0.5, 40000), method="fast", assume_regular_frequency=True
    )


def systole_correct(rr):
    from systole.correction import correct_rr

    return correct_rr(rr)


def nk_correct(rr):
    import neurokit2 as nk

    return nk.signal_fixpeaks(
        nk_peaks(rr), sampling_rate=1000, method="Kubios", iterative=False
    )


def dense_priors(points):
    """What a dense inverse takes for `points` points; others do it for every recording."""
    import numpy

    d2 = numpy.diff(numpy.eye(points), 2, axis=0)
    y = numpy.sin(numpy.arange(points))
    return y - numpy.linalg.solve(numpy.eye(points) + 500**2 * d2.T @ d2, y)


def each(function):
    return lambda parts: [function(part) for part in parts]


rows = [
    ("5 min: RMSSD, Welch LF/HF", "short", five, [
        ("NumPy and SciPy by hand", scipy_welch), ("pyHRV", pyhrv_short),
        ("hrv-analysis", hrvanalysis_short), ("NeuroKit2", nk_short)]),
    ("5 min: the default set", "default", five, [
        ("hrv-analysis (no DFA)", hrvanalysis_all), ("NeuroKit2, all", nk_all)]),
    ("24 h: time domain, Welch", "day", day, [
        ("NumPy and SciPy by hand", hand), ("hrv-analysis", hrvanalysis_short),
        ("NeuroKit2", nk_short)]),
    ("24 h in windows of 5 min: RMSSD, LF/HF", "windows", lambda: pieces(day()), [
        ("NumPy and SciPy by hand", each(scipy_welch)), ("pyHRV", each(pyhrv_short)),
        ("hrv-analysis", each(hrvanalysis_short))]),
    ("24 h: SampEn", "sampen", day, [("NeuroKit2", nk_sampen), ("antropy", antropy_sampen)]),
    ("24 h: DFA 4 to 16", "dfa", day, [("NeuroKit2", nk_dfa), ("nolds", nolds_dfa)]),
    ("24 h: Lomb–Scargle", "lomb-scargle", day, [("astropy, fast", astropy_lomb)]),
    ("24 h: Lipponen–Tarvainen, clean", "lipponen-tarvainen", day, [
        ("systole", systole_correct), ("NeuroKit2, once", nk_correct)]),
    ("24 h: Lipponen–Tarvainen, 2 % artefacts", "lipponen-tarvainen-spoilt", spoilt_day, [
        ("systole", systole_correct), ("NeuroKit2, once", nk_correct)]),
    ("100,000 points: smoothness priors", "smoothness-priors", lambda: 3000, [
        ("NumPy, dense, 3,000 points", dense_priors)]),
]


def contender(function, make, pipe, limit):
    warnings.simplefilter("ignore")
    try:
        data = make()
        function(data)
        times, begin = [], time.perf_counter()
        while len(times) < 3 or (len(times) < 200 and time.perf_counter() - begin < 2):
            start = time.process_time()
            function(data)
            times.append(time.process_time() - start)
            if time.perf_counter() - begin > limit:
                break
        pipe.send(statistics.median(times))
    except Exception as error:  # a package's own trouble is a row, not the end
        pipe.send(f"{type(error).__name__}: {error}"[:60])


def timed(function, make):
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(
        target=contender, args=(function, make, theirs, arguments.limit)
    )
    process.start()
    result = ours.recv() if ours.poll(arguments.limit) else f"over {arguments.limit:g} s"
    process.kill()
    process.join()
    return result


def own():
    text = subprocess.run(
        [arguments.metric_time, arguments.five_minutes, arguments.day, arguments.spoilt_day],
        stdout=subprocess.PIPE, text=True, check=True,
    ).stdout
    rows = (line.split("\t") for line in text.splitlines())
    return {row: (float(median), float(least)) for row, median, least in rows}


def shown(seconds):
    for unit, scale in (("s", 1), ("ms", 1e3)):
        if seconds * scale >= 1:
            return f"{seconds * scale:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


before = own()
others = [
    (name, key, [(peer, timed(function, make)) for peer, function in peers])
    for name, key, make, peers in rows
]
after = own()
print("| work | swift-hrv | at its least | others (times as long) |\n|---|---|---|---|")
for name, key, peers in others:
    if key not in before:
        continue
    best = max(before[key][0], after[key][0])
    least = min(before[key][1], after[key][1])
    cells = [
        f"{peer} {result}" if isinstance(result, str)
        else f"{peer} {shown(result)} ({result / best:,.0f} ×)"
        for peer, result in peers
    ]
    print(f"| {name} | {shown(best)} | {shown(least)} | {'; '.join(cells)} |")

"""One table of many recordings, as a user of another package would write it.

    batch_with.py CONTENDER FOLDER TABLE.csv
"""

import csv
import io
import pathlib
import sys
import warnings

warnings.filterwarnings("ignore")


def script():
    """RMSSD and LF/HF, nothing else, by NumPy and SciPy."""
    import numpy
    from scipy.interpolate import CubicSpline
    from scipy.signal import welch

    def row(rr):
        t = numpy.cumsum(rr) / 1000
        grid = numpy.arange(t[0], t[-1], 0.25)
        f, p = welch(CubicSpline(t, rr)(grid), fs=4, nperseg=min(720, len(grid)))
        lf = p[(f >= 0.04) & (f < 0.15)].sum() * f[1]
        hf = p[(f >= 0.15) & (f < 0.4)].sum() * f[1]
        return {
            "rmssd": numpy.sqrt(numpy.mean(numpy.diff(rr) ** 2)),
            "lf": lf,
            "hf": hf,
            "lfhf": lf / hf,
        }

    return row


def hrv_analysis():
    """Its features of time, frequency, geometry and the Poincaré plot, and sample entropy."""
    import hrvanalysis as h

    def row(rr):
        rr = list(rr)
        return (
            h.get_time_domain_features(rr)
            | h.get_geometrical_features(rr)
            | h.get_frequency_domain_features(rr)
            | h.get_csi_cvi_features(rr)
            | h.get_poincare_plot_features(rr)
            | h.get_sampen(rr)
        )

    return row


def neurokit2():
    """Its metrics of time and frequency."""
    import neurokit2 as nk
    import numpy

    def row(rr):
        peaks = numpy.concatenate([[0], numpy.cumsum(rr)]).round().astype(int)
        table = nk.hrv_time(peaks, sampling_rate=1000).join(
            nk.hrv_frequency(peaks, sampling_rate=1000)
        )
        return table.iloc[0].to_dict()

    return row


def pyhrv():
    """Its metrics of time, and Welch's method."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot
    import pyhrv.frequency_domain as fd
    import pyhrv.time_domain as td

    def row(rr):
        found = dict(td.time_domain(nni=rr, plot=False, show=False))
        found |= dict(fd.welch_psd(nni=rr, show=False, mode="normal"))
        matplotlib.pyplot.close("all")
        return {k: v for k, v in found.items() if isinstance(v, (int, float))}

    return row


def main():
    contender, folder, table = sys.argv[1:]
    import numpy

    said = sys.stdout
    sys.stdout = io.StringIO()
    row = globals()[contender]()
    rows = []
    for path in sorted(pathlib.Path(folder).iterdir()):
        rr = numpy.fromstring(path.read_text(), sep="\n")
        rows.append({"file": path.name} | row(rr))
    sys.stdout = said
    with open(table, "w", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys(), extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


main()

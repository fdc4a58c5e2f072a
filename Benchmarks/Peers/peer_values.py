"""What installed HRV packages make of files of RR intervals, as JSON on standard output.

    peer_values.py FILE...

A file holds one interval a line, in ms or in s. Every package that can be imported takes part,
by the calls that the presets of `hrv` name; keys are the ids of their rows. A package that
fails on a file, or cannot be imported, leaves the reason.
"""

import contextlib
import io
import json
import math
import sys
import warnings

import numpy as np

warnings.filterwarnings("ignore")
if not hasattr(np, "trapz"):
    np.trapz = np.trapezoid


def intervals(path):
    rr = np.loadtxt(path, dtype=float, ndmin=1)
    return rr * 1000 if np.median(rr) < 10 else rr


def neurokit2(rr):
    import neurokit2 as nk

    rri = {"RRI": rr}
    time = nk.hrv_time(rri).iloc[0]
    absolute = nk.hrv_frequency(rri, normalize=False, silent=True).iloc[0]
    by_peak = nk.hrv_frequency(rri, silent=True).iloc[0]
    out = {
        "mean_nn": time["HRV_MeanNN"], "median_nn": time["HRV_MedianNN"],
        "sdnn": time["HRV_SDNN"], "rmssd": time["HRV_RMSSD"], "sdsd": time["HRV_SDSD"],
        "cvnn": time["HRV_CVNN"], "cvsd": time["HRV_CVSD"], "pnn50": time["HRV_pNN50"],
        "pnn20": time["HRV_pNN20"], "mad_nn": time["HRV_MadNN"], "mcvnn": time["HRV_MCVNN"],
        "iqr_nn": time["HRV_IQRNN"], "sdnn_rmssd_ratio": time["HRV_SDRMSSD"],
        "p20_nn": time["HRV_Prc20NN"], "p80_nn": time["HRV_Prc80NN"],
        "min_nn": time["HRV_MinNN"], "max_nn": time["HRV_MaxNN"], "hti": time["HRV_HTI"],
        "tinn": time["HRV_TINN"],
    }
    for minutes in (1, 2, 5):
        out[f"sdann_{minutes}min"] = time[f"HRV_SDANN{minutes}"]
        out[f"sdnni_{minutes}min"] = time[f"HRV_SDNNI{minutes}"]
    for band in ("ULF", "VLF", "LF", "HF", "VHF"):
        out[f"{band.lower()}_power"] = absolute[f"HRV_{band}"]
        if band != "ULF":
            out[f"{band.lower()}_power_by_peak"] = by_peak[f"HRV_{band}"]
    out |= {
        "total_power": absolute["HRV_TP"], "total_power_by_peak": by_peak["HRV_TP"],
        "lf_hf_ratio": absolute["HRV_LFHF"], "lf_nu": absolute["HRV_LFn"],
        "hf_nu": absolute["HRV_HFn"], "ln_hf": absolute["HRV_LnHF"],
    }
    if sum(rr) <= 7_200_000:
        other = nk.hrv_frequency(rri, normalize=False, psd_method="lomb", silent=True).iloc[0]
        for band in ("VLF", "LF", "HF", "VHF"):
            out[f"{band.lower()}_power_lomb"] = other[f"HRV_{band}"]
        out["lf_hf_ratio_lomb"] = other["HRV_LFHF"]
    from neurokit2.hrv.hrv_nonlinear import _hrv_nonlinear_poincare

    poincare = _hrv_nonlinear_poincare(rr, rri_missing=False, out={})
    out |= {
        "sd1": poincare["SD1"], "sd2": poincare["SD2"], "sd1_sd2_ratio": poincare["SD1SD2"],
        "sd_area": poincare["S"], "csi": poincare["CSI"], "cvi": poincare["CVI"],
        "csi_modified": poincare["CSI_Modified"],
        "sampen": nk.entropy_sample(
            rr, delay=1, dimension=2, tolerance=0.2 * np.std(rr, ddof=1))[0],
    }
    if len(rr) <= 3000:  # hrv_nonlinear itself needs minutes beyond
        out["dfa_alpha1"] = nk.fractal_dfa(rr, scale=np.arange(4, 12))[0]
        longest = int((len(rr) + 1) / 10)
        if longest > 12:
            out["dfa_alpha2"] = nk.fractal_dfa(rr, scale=np.arange(12, longest + 1))[0]
    return out


def pyhrv(rr):
    import matplotlib

    matplotlib.use("Agg")
    import pyhrv.frequency_domain as fd
    import pyhrv.nonlinear as nl
    import pyhrv.time_domain as td

    geometric = td.geometrical_parameters(nni=rr, plot=False)
    by_time = td.geometrical_parameters(nni=rr, plot=False, binsize=7.8125)
    rates = td.hr_parameters(nni=rr)
    counts = td.nni_parameters(nni=rr)
    fft = fd.welch_psd(nni=rr, mode="dev")[0]
    lomb = fd.lomb_psd(nni=rr, mode="dev")[0]
    ar = fd.ar_psd(nni=rr, mode="dev")[0]
    poincare = nl.poincare(nni=rr, mode="dev")
    nn50, nn20 = td.nn50(nni=rr), td.nn20(nni=rr)
    out = {
        "mean_nn": counts["nni_mean"], "min_nn": counts["nni_min"],
        "max_nn": counts["nni_max"], "sdnn": td.sdnn(nni=rr)["sdnn"],
        "rmssd": td.rmssd(nni=rr)["rmssd"], "sdsd": td.sdsd(nni=rr)["sdsd"],
        "nn50": nn50["nn50"], "pnn50": nn50["pnn50"], "nn20": nn20["nn20"],
        "pnn20": nn20["pnn20"], "sdann_5min": td.sdann(nni=rr)["sdann"],
        "sdnni_5min": td.sdnn_index(nni=rr)["sdnn_index"], "mean_hr": rates["hr_mean"],
        "min_hr": rates["hr_min"], "max_hr": rates["hr_max"], "sd_hr": rates["hr_std"],
        "hti": geometric["tri_index"], "tinn": geometric["tinn"],
        "hti_time_domain": by_time["tri_index"], "tinn_time_domain": by_time["tinn"],
        "vlf_power": fft["fft_abs"][0], "lf_power": fft["fft_abs"][1],
        "hf_power": fft["fft_abs"][2], "total_power": fft["fft_total"],
        "lf_nu": fft["fft_norm"][0], "hf_nu": fft["fft_norm"][1],
        "lf_hf_ratio": fft["fft_ratio"], "lf_peak": fft["fft_peak"][1],
        "hf_peak": fft["fft_peak"][2], "sd1": poincare["sd1"], "sd2": poincare["sd2"],
        "sd1_sd2_ratio": 1 / poincare["sd_ratio"], "sd_area": poincare["ellipse_area"],
    }
    for name, spectrum in (("lomb", lomb), ("ar", ar)):
        for band, power in zip(("vlf", "lf", "hf"), spectrum[f"{name}_abs"]):
            out[f"{band}_power_{name}"] = power
        out[f"lf_hf_ratio_{name}"] = spectrum[f"{name}_ratio"]
    if len(rr) <= 20_000:
        out["sampen"] = nl.sample_entropy(nni=rr)["sampen"]
    return out


def hrv_analysis(rr):
    import hrvanalysis as ha

    rr = list(rr)
    time, poincare = ha.get_time_domain_features(rr), ha.get_poincare_plot_features(rr)
    frequency, csi = ha.get_frequency_domain_features(rr), ha.get_csi_cvi_features(rr)
    out = {
        "mean_nn": time["mean_nni"], "median_nn": time["median_nni"], "sdnn": time["sdnn"],
        "rmssd": time["rmssd"], "sdsd": time["sdsd"], "cvnn": time["cvnni"],
        "cvsd": time["cvsd"], "range_nn": time["range_nni"], "nn50": time["nni_50"],
        "pnn50": time["pnni_50"], "nn20": time["nni_20"], "pnn20": time["pnni_20"],
        "mean_hr": time["mean_hr"], "min_hr": time["min_hr"], "max_hr": time["max_hr"],
        "sd_hr": time["std_hr"], "hti": ha.get_geometrical_features(rr)["triangular_index"],
        "vlf_power": frequency["vlf"], "lf_power": frequency["lf"],
        "hf_power": frequency["hf"], "total_power": frequency["total_power"],
        "lf_nu": frequency["lfnu"], "hf_nu": frequency["hfnu"],
        "lf_hf_ratio": frequency["lf_hf_ratio"], "sd1": poincare["sd1"],
        "sd2": poincare["sd2"], "sd1_sd2_ratio": 1 / poincare["ratio_sd2_sd1"],
        "csi": csi["csi"], "cvi": csi["cvi"], "csi_modified": csi["Modified_csi"],
    }
    lomb = ha.get_frequency_domain_features(rr, method="lomb")
    out |= {
        "vlf_power_lomb": lomb["vlf"], "lf_power_lomb": lomb["lf"], "hf_power_lomb": lomb["hf"],
        "total_power_lomb": lomb["total_power"], "lf_nu_lomb": lomb["lfnu"],
        "hf_nu_lomb": lomb["hfnu"], "lf_hf_ratio_lomb": lomb["lf_hf_ratio"],
    }
    if len(rr) <= 20_000:
        out["sampen"] = ha.get_sampen(rr)["sampen"]
    return out


def systole(rr):
    from systole.hrv import frequency_domain, poincare, time_domain

    table = {**dict(zip(*[time_domain(rr)[c] for c in ("Metric", "Values")]))}
    table |= dict(zip(*[frequency_domain(rr)[c] for c in ("Metric", "Values")]))
    sd1, sd2 = poincare(rr)
    names = {
        "mean_nn": "MeanRR", "median_nn": "MedianRR", "min_nn": "MinRR", "max_nn": "MaxRR",
        "sdnn": "SDNN", "rmssd": "RMSSD", "sdsd": "SDSD", "nn50": "nn50", "pnn50": "pnn50",
        "mean_hr": "MeanBPM", "median_hr": "MedianBPM", "min_hr": "MinBPM",
        "max_hr": "MaxBPM", "vlf_power": "vlf_power", "lf_power": "lf_power",
        "hf_power": "hf_power", "total_power": "total_power", "lf_nu": "lf_power_nu",
        "hf_nu": "hf_power_nu", "lf_hf_ratio": "lf_hf_ratio", "lf_peak": "lf_peak",
        "hf_peak": "hf_peak",
    }
    return {key: table[name] for key, name in names.items()} | {"sd1": sd1, "sd2": sd2}


def biosppy(rr, detrend=True):
    from biosppy.signals.hrv import hrv

    with contextlib.redirect_stdout(io.StringIO()):
        out = hrv(rri=rr, detrend_rri=detrend, show=False).as_dict()
    names = {
        "mean_nn": "rr_mean", "median_nn": "rr_median", "min_nn": "rr_min",
        "max_nn": "rr_max", "range_nn": "rr_minmax", "mean_hr": "hr_mean",
        "median_hr": "hr_median", "min_hr": "hr_min", "max_hr": "hr_max", "rmssd": "rmssd",
        "nn50": "nn50", "pnn50": "pnn50", "sdnn": "sdnn", "hti": "hti", "tinn": "tinn",
        "ulf_power": "ulf_pwr", "vlf_power": "vlf_pwr", "lf_power": "lf_pwr",
        "hf_power": "hf_pwr", "vhf_power": "vhf_pwr", "lf_nu": "lf_nu", "hf_nu": "hf_nu",
        "lf_hf_ratio": "lf_hf", "lf_peak": "lf_peak", "hf_peak": "hf_peak", "sd1": "sd1",
        "sd2": "sd2", "sd1_sd2_ratio": "sd12", "sd_area": "s", "sampen": "sampen",
    }
    return {key: out.get(name) for key, name in names.items()}


def heartpy(rr):
    import heartpy as hp

    _, m = hp.process_rr(
        rr, calc_freq=True, square_spectrum=False, measures={}, working_data={})
    names = {
        "mean_nn": "ibi", "sdnn": "sdnn", "rmssd": "rmssd", "sdsd": "sdsd", "pnn50": "pnn50",
        "pnn20": "pnn20", "mad_nn": "hr_mad", "mean_hr": "bpm", "vlf_power": "vlf",
        "lf_power": "lf", "hf_power": "hf", "total_power": "p_total", "lf_nu": "lf_nu",
        "hf_nu": "hf_nu", "lf_hf_ratio": "lf/hf", "sd1": "sd1", "sd2": "sd2",
        "sd1_sd2_ratio": "sd1/sd2", "sd_area": "s",
    }
    out = {key: m[name] for key, name in names.items()}
    import scipy

    if tuple(map(int, scipy.__version__.split(".")[:2])) >= (1, 18):
        for key in ("vlf_power", "lf_power", "hf_power", "lf_hf_ratio"):
            out[f"{key}_scipy118"] = out.pop(key)
        for key in ("total_power", "lf_nu", "hf_nu"):
            del out[key]
    return out


def sleepecg(rr):
    from sleepecg import feature_extraction as fe

    s = rr / 1000
    times = np.cumsum(rr) / 1000
    window = int(times[-1]) + 10
    row = fe._hrv_timedomain_features(s, times, np.array([0]), 0, window)[0]
    names = [
        "mean_nn", "max_nn", "min_nn", "range_nn", "sdnn", "rmssd", "sdsd", "nn50", "nn20",
        "pnn50", "pnn20", "median_nn", "mad_nn", "iqr_nn", "cvnn", "cvsd", "mean_hr",
        "max_hr", "min_hr", "sd_hr", "sd1", "sd2", "sd_area", "sd1_sd2_ratio", "csi",
        "cvi",
    ]
    out = dict(zip(names, row))
    times -= times[0]
    powers = fe._hrv_frequencydomain_features(
        s, times, np.array([0, 30]), 0, int(times[-1]), 4, 0)[0]
    names = ["_", "vlf_power", "lf_power", "lf_nu", "hf_power", "hf_nu", "lf_hf_ratio"]
    out |= dict(zip(names, powers))
    del out["_"]
    return out


def rhenan(rr):
    from hrv.classical import frequency_domain, non_linear, time_domain
    from hrv.rri import RRi

    rri = RRi(rr)
    time, frequency, plot = time_domain(rri), frequency_domain(rri), non_linear(rri)
    return {
        "mean_nn": time["mrri"], "sdnn": time["sdnn"], "rmssd": time["rmssd"],
        "sdsd": time["sdsd"], "nn50": time["nn50"], "pnn50": time["pnn50"],
        "mean_hr": time["mhr"], "vlf_power": frequency["vlf"], "lf_power": frequency["lf"],
        "hf_power": frequency["hf"], "total_power": frequency["total_power"],
        "lf_nu": frequency["lfnu"], "hf_nu": frequency["hfnu"],
        "lf_hf_ratio": frequency["lf_hf"], "sd1": plot["sd1"], "sd2": plot["sd2"],
    }


PEERS = {
    "neurokit2": neurokit2, "pyhrv": pyhrv, "hrv-analysis": hrv_analysis, "systole": systole,
    "biosppy": biosppy, "biosppy-raw": lambda rr: biosppy(rr, detrend=False),
    "heartpy": heartpy, "sleepecg": sleepecg, "rhenan": rhenan,
}


def number(value):
    if value is None:
        return None
    value = float(value)
    return value if math.isfinite(value) else None


def main(paths):
    result = {path: {} for path in paths}
    for name, peer in PEERS.items():
        for path in paths:
            try:
                values = peer(intervals(path))
                result[path][name] = {key: number(v) for key, v in values.items()}
            except Exception as error:
                result[path][name] = {"error": f"{type(error).__name__}: {error}"}
    json.dump(result, sys.stdout)


main(sys.argv[1:])

"""Holds the presets of `hrv` against the packages themselves, digit by digit.

    agreement.py HRV PYTHON[,PYTHON...] FILE...

Each PYTHON is an interpreter that has some of the packages; the first that runs a package on a
file counts. RHRV takes part where Rscript finds it.

Prints, for every package and metric, the greatest relative difference over the files and the
significant digits that agree on the worst of them, then where one side has a value and the
other none. Ends with 1 when a metric agrees to fewer than six digits, when only one side has a
value, or when a package gave no value at all; what is KNOWN is printed with its cause, and does
not count.
"""

import json
import math
import os
import shutil
import subprocess
import sys

NEEDED_DIGITS = 6

# Where a package's own last digits are not its own to give: (package, metric) and the cause.
KNOWN = {}


def commands(pythons):
    here = os.path.dirname(os.path.abspath(__file__))
    for python in pythons:
        yield [python, os.path.join(here, "peer_values.py")]
    if shutil.which("Rscript"):
        installed = subprocess.run(
            ["Rscript", "-e", "library(RHRV)"], capture_output=True, check=False)
        if installed.returncode == 0:
            yield ["Rscript", os.path.join(here, "peer_values.R")]
            return
    print("RHRV: Rscript finds none, so that it takes no part")


def peers(pythons, paths):
    merged = {path: {} for path in paths}
    for command in commands(pythons):
        run = subprocess.run([*command, *paths], capture_output=True, text=True, check=False)
        if run.returncode:
            print(f"{command[0]}: {run.stderr.strip().splitlines()[-1:]}")
            continue
        for path, by_peer in json.loads(run.stdout[run.stdout.index("{"):]).items():
            for peer, values in by_peer.items():
                known = merged[path].get(peer)
                if known is None or ("error" in known and "error" not in values):
                    merged[path][peer] = values
    return merged


def presets(hrv, paths):
    run = subprocess.run(
        [hrv, "compare", "--output", "json", "--format", "plain-rr", *paths],
        capture_output=True, text=True, check=False)
    if not run.stdout.startswith("{"):
        sys.exit(f"{hrv} compare failed: {run.stderr.strip()}")
    document = json.loads(run.stdout)
    return {
        recording["file"]: {
            preset["id"]: {key: m.get("value") for key, m in preset["metrics"].items()}
            for preset in recording["presets"]
        }
        for recording in document["recordings"]
    }


def difference(theirs, ours):
    if theirs == ours:
        return 0.0
    return abs(theirs - ours) / max(abs(theirs), 1e-300)


def digits(relative):
    return 16 if relative == 0 else min(16, max(0, math.floor(-math.log10(relative))))


def compared(theirs, ours, paths):
    """The worst difference of each metric, the values of one side only, and the errors."""
    worst, sides, errors = {}, [], {}
    for path in paths:
        for peer, values in theirs[path].items():
            if "error" in values:
                errors.setdefault((peer, values["error"]), []).append(path)
                continue
            mine = ours.get(path, {}).get(peer, {})
            for key, value in values.items():
                if (value is None) != (mine.get(key) is None):
                    sides.append((peer, key, path, value, mine.get(key)))
                elif value is not None:
                    gap = (difference(value, mine[key]), path, value, mine[key])
                    worst[peer, key] = max(worst.get((peer, key), gap), gap)
    return worst, sides, errors


def main(hrv, pythons, paths):
    theirs, ours = peers(pythons.split(","), paths), presets(hrv, paths)
    worst, sides, errors = compared(theirs, ours, paths)
    print(f"{len(paths)} files")
    failed = 0
    for (peer, key), (relative, path, value, mine) in sorted(worst.items()):
        agree = digits(relative)
        line = f"{peer:14}{key:26}{relative:10.1e}  {agree:2} digits"
        if agree < NEEDED_DIGITS:
            line += f"  {value!r} {mine!r} {path}"
            failed += (peer, key) not in KNOWN
            line += f"  known: {KNOWN[peer, key]}" if (peer, key) in KNOWN else "  FAILS"
        print(line)
    for peer, key, path, value, mine in sides:
        failed += (peer, key) not in KNOWN
        cause = f"known: {KNOWN[peer, key]}" if (peer, key) in KNOWN else "FAILS"
        print(f"{peer:14}{key:26}theirs {value}, ours {mine}: {path}  {cause}")
    for (peer, error), where in errors.items():
        print(f"{peer}: no values for {len(where)} of {len(paths)} files ({error})")
    per_peer = {peer: [] for path in paths for peer in theirs[path]}
    for (peer, _), (relative, *_) in worst.items():
        per_peer[peer].append(digits(relative))
    print("\nmetrics, and the digits that agree on the worst file:")
    for peer, agree in per_peer.items():
        if agree:
            print(f"{peer:14}{len(agree):3} metrics, at least {min(agree)} digits")
        else:
            failed += 1
            print(f"{peer:14} no value at all  FAILS")
    print(f"\n{failed} disagreements" if failed else "\nno disagreement")
    return failed > 0 or not per_peer


sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))

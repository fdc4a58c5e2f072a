"""Holds the presets of `hrv` against the packages themselves, digit by digit.

    agreement.py HRV PYTHON[,PYTHON...] FILE...

Each PYTHON is an interpreter that has some of the packages; the first that runs a package on a
file counts. Prints, for every package and metric, the greatest relative difference over the
files and the significant digits that agree on the worst of them, then where one side has a
value and the other none. Ends with 1 when a metric agrees to fewer than six digits.
"""

import json
import math
import subprocess
import sys

NEEDED_DIGITS = 6


def peers(pythons, paths):
    merged = {path: {} for path in paths}
    script = __file__.replace("agreement.py", "peer_values.py")
    for python in pythons:
        run = subprocess.run(
            [python, script, *paths], capture_output=True, text=True, check=False)
        if run.returncode:
            print(f"{python}: {run.stderr.strip().splitlines()[-1:]}")
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


def main(hrv, pythons, paths):
    theirs, ours = peers(pythons.split(","), paths), presets(hrv, paths)
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
    print(f"{len(paths)} files")
    failed = 0
    for (peer, key), (relative, path, value, mine) in sorted(worst.items()):
        agree = digits(relative)
        line = f"{peer:14}{key:24}{relative:10.1e}  {agree:2} digits"
        if agree < NEEDED_DIGITS:
            failed += 1
            line += f"  {value!r} {mine!r} {path}"
        print(line)
    for peer, key, path, value, mine in sides:
        print(f"{peer:14}{key:24}theirs {value}, ours {mine}: {path}")
    for (peer, error), where in errors.items():
        print(f"{peer}: no values for {len(where)} of {len(paths)} files ({error})")
    per_peer = {}
    for (peer, _), (relative, *_) in worst.items():
        per_peer.setdefault(peer, []).append(digits(relative))
    print("\nmetrics, and the digits that agree on the worst file:")
    for peer, agree in per_peer.items():
        print(f"{peer:14}{len(agree):3} metrics, at least {min(agree)} digits")
    return failed > 0 or len(sides) > 0


sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))

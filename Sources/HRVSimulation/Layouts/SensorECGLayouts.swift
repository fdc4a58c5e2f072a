internal import HRVModel

/// Sensors that write the time of every sample.
extension ExportLayout where Source == SimulatedECG {
  /// The Movesense app: Unix s, and steps of the sensor's converter (here of 1 µV).
  static var movesense: ExportLayout {
    ExportLayout(
      id: "movesense-ecg", namePattern: "<YYYYMMDD>_ECG.csv",
      summary: "Movesense app: Unix s and converter steps at 200 Hz",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: 0.001), nominalRateHz: 200,
      name: { "\($0.compactDay)_ECG.csv" },
      write: { ecg, session in
        var text = TextBuffer(String(repeating: " ", count: 80) + "ECG        ")
        text.append(
          session.day.dropFirst(2).split(separator: "-").reversed().joined(separator: "."))
        text.append("   \(session.clock(separator: "."))   200 \nTimestamp,Sample\n")
        ecg.forEachSample { uv, timeS in
          text.append(session.unixMs * 1000 + Int((timeS * 1e6).rounded()), decimals: 6)
          text.append(",\(uv)\n")
        }
        return text.bytes
      })
  }

  /// Shimmer, calibrated: Unix ms and mV below names and units.
  static var shimmer: ExportLayout {
    ExportLayout(
      id: "shimmer-ecg", namePattern: "Session1_Shimmer_40AC_Calibrated_SD.csv",
      summary: "Shimmer: Unix ms and mV at 512 Hz, below names and units",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: 0.001), nominalRateHz: 512,
      name: { _ in "Session1_Shimmer_40AC_Calibrated_SD.csv" },
      write: { ecg, session in
        var text = TextBuffer(
          "\"sep=;\"\nShimmer_40AC_Timestamp_Unix_CAL;Shimmer_40AC_ECG_LL-RA_24BIT_CAL;\nms;mV;\n")
        ecg.forEachSample { uv, timeS in
          text.append(session.unixMs * 1_000_000 + Int((timeS * 1e9).rounded()), decimals: 6)
          text.append(";")
          text.append(uv, decimals: 3)
          text.append(";\n")
        }
        return text.bytes
      })
  }

  /// Zephyr BioHarness: local time to the ms and values of the converter around 2048.
  static var zephyr: ExportLayout {
    ExportLayout(
      id: "zephyr-ecg", namePattern: "<YYYY_MM_DD-hh_mm_ss>_ECG.csv",
      summary: "Zephyr BioHarness: local time, day first, and converter steps at 250 Hz",
      fidelity: ExportFidelity(step: 6.7, gaps: .exact, startStepS: 0.001), nominalRateHz: 250,
      name: { session in
        "\(session.day.split(separator: "-").joined(separator: "_"))-"
          + "\(session.clock(separator: "_"))_ECG.csv"
      },
      write: { ecg, session in
        var text = TextBuffer("Time,EcgWaveform\n")
        ecg.forEachSample { uv, timeS in
          let stamp = session.start.later(byMs: Int((timeS * 1000).rounded()))
          let (year, month, day) = stamp.localDay.components
          text.append(day, width: 2)
          text.append("/")
          text.append(month, width: 2)
          text.append("/\(year) ")
          text.append(clockOf: stamp, milliseconds: true)
          text.append(",\(2048 + SimulatedECG.steps(uv, of: 6.7))\n")
        }
        return text.bytes
      })
  }

  /// A logger on an Arduino: µs since it was switched on, and V.
  static var arduino: ExportLayout {
    ExportLayout(
      id: "arduino-log", namePattern: "log_<YYYYMMDD>.csv",
      summary: "a table of an Arduino: µs and V, whose columns are to be named",
      formatID: "delimited",
      fidelity: ExportFidelity(step: 1, gaps: .exact, startStepS: nil), nominalRateHz: 250,
      name: { "log_\($0.compactDay).csv" },
      write: { ecg, _ in
        var text = TextBuffer("timestamp,ecg_measurement\n")
        ecg.forEachSample { uv, timeS in
          text.append(6_034_140 + Int((timeS * 1e6).rounded()))
          text.append(",")
          text.append(uv, decimals: 6)
          text.append("\n")
        }
        return text.bytes
      })
  }
}

/// Recorders that write one sample behind the other.
extension ExportLayout where Source == SimulatedECG {
  /// ECG Recorder: whole µV, one a line; the start in the name alone.
  static var ecgRecorder: ExportLayout {
    ExportLayout(
      id: "ecg-recorder", namePattern: "<YYYY-MM-DD_hh-mm-ss>_ECG-data.txt",
      summary: "ECG Recorder: µV at 130 Hz, one a line, the start in the name",
      fidelity: ExportFidelity(step: 1, gaps: .hidden, startStepS: 1), nominalRateHz: 130,
      name: { "\($0.day)_\($0.clock(separator: "-"))_ECG-data.txt" },
      write: { ecg, _ in
        var text = TextBuffer()
        for uv in ecg.samplesUv { text.append("\(uv)\r\n") }
        return text.bytes
      })
  }

  /// OpenSignals with a BITalino: a header in JSON, a counter of four bits, 10 bits of 3 mV.
  static var openSignals: ExportLayout {
    ExportLayout(
      id: "opensignals", namePattern: "opensignals_<YYYY-MM-DD_hh-mm-ss>.txt",
      summary: "OpenSignals: BITalino at 1000 Hz, 10 bits, a counter of lost samples",
      fidelity: ExportFidelity(step: 3000.0 / 1024, gaps: .hidden, startStepS: 1),
      nominalRateHz: 1000,
      name: { "opensignals_\($0.day)_\($0.clock(separator: "-")).txt" },
      write: { ecg, session in
        let (year, month, day) = session.start.localDay.components
        let clock = session.clock(separator: ":").split(separator: ":").compactMap { Int($0) }
        var text = TextBuffer("# OpenSignals Text File Format\n# {\"20:17:09:18:48:16\": {")
        text.append("\"sensor\": [\"ECG\"], \"column\": [\"nSeq\", \"I1\", \"A2\"], \"time\": \"")
        text.append(
          "\(clock[0]):\(clock[1]):\(clock[2]).0\", \"date\": \"\(year)-\(month)-\(day)\"")
        text.append(
          ", \"device\": \"bitalino_rev\", \"sampling rate\": 1000, \"label\": [\"A2\"], ")
        text.append("\"resolution\": [4, 1, 10]}}\n# EndOfHeader\n")
        ecg.forEachSample { uv, timeS in
          let count = Int((timeS * 1000).rounded())
          let value = min(max(SimulatedECG.steps(uv + 1500, of: 3000.0 / 1024), 0), 1023)
          text.append("\(count % 16)\t0\t\(value)\t\n")
        }
        return text.bytes
      })
  }

  /// BioSPPy: values of a converter of 12 bits below comments.
  static var bioSPPy: ExportLayout {
    ExportLayout(
      id: "biosppy-text", namePattern: "ecg_<YYYYMMDD>.txt",
      summary: "BioSPPy: converter steps at 1000 Hz below # comments",
      fidelity: ExportFidelity(step: 5, gaps: .hidden, startStepS: nil), nominalRateHz: 1000,
      name: { "ecg_\($0.compactDay).txt" },
      write: { ecg, _ in
        var text = TextBuffer(
          "# Simple Text Format\n# Sampling Rate (Hz):= 1000.00\n# Resolution:= 12\n# Labels:= ECG\n"
        )
        for uv in ecg.samplesUv {
          text.append("\(min(max(2048 + SimulatedECG.steps(Int(uv), of: 5), 0), 4095)).0\n")
        }
        return text.bytes
      })
  }
}

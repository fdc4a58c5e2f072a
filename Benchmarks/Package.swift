// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "swift-hrv", path: "../"),
    // traits: []: the malloc and runtime interposers are left out.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(
      name: "SpeedTable", dependencies: [.product(name: "HRVKit", package: "swift-hrv")],
      path: "SpeedTable"),
    .executableTarget(
      name: "RecordingBenchmarks",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "HRVKit", package: "swift-hrv"), "SpeedTable",
      ],
      path: "Benchmarks/RecordingBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    .executableTarget(
      name: "ReadingTime", dependencies: [.product(name: "HRVKit", package: "swift-hrv")],
      path: "Peers/ReadingTime"),
    .executableTarget(
      name: "MetricTime",
      dependencies: [.product(name: "HRVKit", package: "swift-hrv"), "SpeedTable"],
      path: "Peers/MetricTime"),
    .executableTarget(
      name: "Artefacts", dependencies: [.product(name: "HRVKit", package: "swift-hrv")],
      path: "Artefacts"),
    .executableTarget(
      name: "IntervalCoverage",
      dependencies: [.product(name: "HRVKit", package: "swift-hrv")],
      path: "Calibration/IntervalCoverage"),
    .executableTarget(
      name: "ErrorRates",
      dependencies: [.product(name: "HRVCorrelation", package: "swift-hrv")],
      path: "Calibration/ErrorRates"),
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "swift-hrv",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "hrv", targets: ["hrv"]),
    .library(
      name: "HRVKit",
      targets: [
        "HRVModel", "HRVIngest", "HRVDSP", "HRVCorrelation", "HRVSimulation", "HRVReport",
        "HRVPipeline",
      ]),
    // The statistics alone.
    .library(name: "HRVCorrelation", targets: ["HRVModel", "HRVCorrelation"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // MARK: System libraries
    .systemLibrary(
      name: "CFFTW", pkgConfig: "fftw3",
      providers: [.apt(["libfftw3-dev"]), .brew(["fftw"])]),
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl",
      providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    // MARK: Vocabulary (imports nothing)
    .target(name: "HRVModel"),

    // MARK: Stages (each imports HRVModel, none imports another stage)
    .target(name: "HRVIngest", dependencies: ["HRVModel", "CZlib"]),
    .target(name: "HRVDSP", dependencies: ["HRVModel", "CFFTW"]),
    .target(name: "HRVCorrelation", dependencies: ["HRVModel", "CGSL"]),
    .target(name: "HRVSimulation", dependencies: ["HRVModel"]),
    .target(
      name: "HRVStore",
      dependencies: ["HRVModel", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(name: "HRVReport", dependencies: ["HRVModel"]),

    // MARK: Assembly
    .target(
      name: "HRVPipeline",
      dependencies: ["HRVModel", "HRVIngest", "HRVDSP", "HRVCorrelation"]),
    .executableTarget(
      name: "hrv",
      dependencies: [
        "HRVModel", "HRVIngest", "HRVDSP", "HRVCorrelation", "HRVSimulation", "HRVStore",
        "HRVReport", "HRVPipeline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // MARK: Tests
    .target(
      name: "HRVTestSupport", dependencies: ["HRVModel"], path: "Tests/HRVTestSupport"),
    .testTarget(name: "HRVModelTests", dependencies: ["HRVModel", "HRVTestSupport"]),
    .testTarget(
      name: "HRVIngestTests",
      dependencies: ["HRVIngest", "HRVSimulation", "HRVModel", "HRVTestSupport", "CZlib"]),
    .testTarget(
      name: "HRVDSPTests",
      dependencies: ["HRVDSP", "HRVSimulation", "HRVModel", "HRVTestSupport"]),
    .testTarget(
      name: "HRVCorrelationTests",
      dependencies: ["HRVCorrelation", "HRVModel", "HRVTestSupport"]),
    .testTarget(
      name: "HRVSimulationTests",
      dependencies: ["HRVSimulation", "HRVModel", "HRVTestSupport"]),
    .testTarget(
      name: "HRVStoreTests",
      dependencies: ["HRVStore", "HRVModel", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Earlier"]),
    .testTarget(
      name: "HRVReportTests", dependencies: ["HRVReport", "HRVModel", "HRVTestSupport"]),
    .testTarget(
      name: "HRVPipelineTests",
      dependencies: [
        "HRVPipeline", "HRVIngest", "HRVDSP", "HRVCorrelation", "HRVSimulation", "HRVModel",
        "HRVTestSupport",
      ]),
    .testTarget(
      name: "hrvTests", dependencies: ["hrv", "HRVModel", "HRVTestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .strictMemorySafety(),
      .treatAllWarnings(as: .error),
    ]
}

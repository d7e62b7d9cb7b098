// swift-tools-version: 6.0
import PackageDescription

/// Every Swift target: Swift 6 language mode.
let swift6: [SwiftSetting] = [.swiftLanguageMode(.v6)]

/// A library target of this package, in `Sources/<name>`.
func library(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swift6)
}

/// The tests of one target, in `Tests/<name>Tests`; reference data lie in its folder `Data`.
func tests(
  _ name: String, uses dependencies: [Target.Dependency] = [], hasData: Bool = false
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies,
    exclude: hasData ? ["Data"] : [], swiftSettings: swift6)
}

/// Where pkg-config finds Cairo. Pango lies beside it on Linux, where its own file asks for
/// -pthread, which SwiftPM refuses with a warning; Homebrew keeps each in a folder of its own.
#if os(macOS)
  let cairoPackage = "pangocairo"
#else
  let cairoPackage = "cairo"
#endif

let package = Package(
  name: "alexviz",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "AlexViz", targets: ["AlexViz"]),
    .executable(name: "alexviz", targets: ["AlexVizCommand"]),
    .executable(name: "alexviz-benchmarks", targets: ["Benchmarks"]),
  ],
  targets: [
    // Descriptions and numbers.
    library("Threads"),
    library("Spelling"),
    library("Hashes"),
    library("ModelDescription", uses: ["Spelling"]),
    library("Tensors"),
    library("TensorFiles", uses: ["Tensors", "Spelling", "CZlib"]),
    library("ModelFiles", uses: ["ModelDescription", "Spelling", "Tensors", "TensorFiles"]),
    library("Downloads", uses: ["Spelling", "Hashes", "CCurl"]),
    library("Photographs", uses: ["Tensors", "CImageCodecs"]),
    library("ForwardPass", uses: ["ModelDescription", "Tensors", "Threads", "COneDNN"]),
    library("Attributions", uses: ["ForwardPass", "ModelDescription", "Tensors"]),

    // Pictures.
    library("Scenes"),
    library("Diagrams", uses: ["ModelDescription", "Scenes", "Spelling"]),
    library("FeatureMaps", uses: ["Tensors", "Scenes"]),
    library("Canvas", uses: ["Scenes", "Spelling", "CCairo", "CImageCodecs"]),
    library(
      "Report",
      uses: [
        "ModelDescription", "Tensors", "Photographs", "ForwardPass", "Scenes", "Diagrams",
        "FeatureMaps", "Canvas", "Hashes", "Spelling", "Threads",
      ]),

    library(
      "Stories",
      uses: [
        "ModelDescription", "Tensors", "Photographs", "ForwardPass", "Scenes", "Diagrams",
        "FeatureMaps",
      ]),

    // What people use.
    library(
      "AlexViz",
      uses: [
        "ModelDescription", "ModelFiles", "Tensors", "TensorFiles", "Photographs", "ForwardPass",
        "Attributions", "Scenes", "Diagrams", "FeatureMaps", "Canvas", "Report", "Stories",
        "Threads",
      ]),
    library("Serving", uses: ["Spelling", "Threads"]),
    library("CommandLineOptions", uses: ["Spelling"]),
    .executableTarget(
      name: "AlexVizCommand",
      dependencies: [
        "AlexViz", "CommandLineOptions", "Downloads", "Hashes", "Serving", "Spelling", "Threads",
      ],
      swiftSettings: swift6),
    .executableTarget(
      name: "Benchmarks", dependencies: ["AlexViz"], swiftSettings: swift6),
    .executableTarget(
      name: "AlexNetExample", dependencies: ["AlexViz"], path: "Examples/AlexNet",
      swiftSettings: swift6),

    // C libraries.
    .systemLibrary(
      name: "CCairo", pkgConfig: cairoPackage,
      providers: [.apt(["libcairo2-dev", "libpango1.0-dev"]), .brew(["cairo", "pango"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(
      name: "CImageCodecs",
      linkerSettings: ["png", "isal", "jpeg", "webp"].map { .linkedLibrary($0) }),
    .target(name: "COneDNN"),
    .target(name: "CCurl"),

    // Tests.
    tests("ModelDescription", hasData: true),
    tests(
      "ModelFiles", uses: ["ForwardPass", "ModelDescription", "Tensors", "TensorFiles"],
      hasData: true),
    tests("TensorFiles", uses: ["Tensors"], hasData: true),
    tests("Hashes"),
    tests("Downloads"),
    tests("Photographs", uses: ["Tensors", "TensorFiles"], hasData: true),
    tests(
      "ForwardPass", uses: ["ModelDescription", "Tensors", "TensorFiles"], hasData: true),
    tests(
      "Attributions", uses: ["ForwardPass", "ModelDescription", "Tensors", "TensorFiles"],
      hasData: true),
    tests("Diagrams", uses: ["ModelDescription", "Scenes", "Canvas"]),
    tests("FeatureMaps", uses: ["Tensors", "Scenes", "Canvas"]),
    tests(
      "Report", uses: ["ModelDescription", "Tensors", "TensorFiles", "Photographs", "ForwardPass"]),
    tests(
      "Stories",
      uses: [
        "ModelDescription", "Tensors", "Photographs", "ForwardPass", "Scenes", "Diagrams",
        "FeatureMaps",
      ]),
    tests("Canvas", uses: ["Scenes", "CZlib"]),
    tests("CommandLineOptions"),
    tests("Serving", uses: ["Threads"]),
    tests("Spelling"),
    .testTarget(
      name: "PictureTests", dependencies: ["AlexViz"], exclude: ["Approved"],
      swiftSettings: swift6),
    .testTarget(
      name: "CommandTests", dependencies: ["AlexVizCommand", "AlexNetExample", "AlexViz"],
      exclude: ["Data"],
      swiftSettings: swift6),
  ]
)

// Feeds readers with damaged files; needs a sanitizer's library, so `make fuzz` alone asks for it.
if Context.environment["ALEXVIZ_FUZZING"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "ModelDescription", "ModelFiles", "Tensors", "TensorFiles", "Photographs", "CZlib",
      ],
      swiftSettings: swift6))
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// Speed and memory of the main jobs on this machine: medians and least times of repeated runs.
// Usage: alexviz-benchmarks [PHOTOGRAPH]

let arguments = CommandLine.arguments
if arguments.count == 2, arguments[1] == FirstPass.argument {
  try FirstPass.run()
  exit(0)
}

var table = Table(columns: ["", "median", "least", "", "peak memory"])
// Processes first: until a child runs its own program, the system counts our memory as its own.
for benchmark in ProcessBenchmark.all(photograph: arguments.dropFirst().first) {
  table.add(benchmark.row())
}
table.add(
  try SeriesBenchmark(
    photograph: arguments.dropFirst().first ?? Files.asset("photographs/cat.jpg")
  ).row())
for batch in [1, 16] {
  table.add(try ForwardBenchmark(batch: batch).row())
}
for layerCount in [100, 300, 1000, 3000] {
  table.add(LayoutBenchmark(layerCount: layerCount).row())
}
table.write()

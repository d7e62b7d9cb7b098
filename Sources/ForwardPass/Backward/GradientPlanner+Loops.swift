/// The way back through steps that are computed here.
extension GradientPlanner {
  mutating func add(
    _ transposed: @escaping Plan.Loop, of sources: [BufferIndex], _ gradient: BufferIndex
  ) {
    guard let source = sources.first else { return }
    let share = plan.addLoop(over: [gradient], count: plan.buffers[source].numberCount) {
      transposed($0[0], $1)
    }
    take(share, for: source)
  }

  mutating func add(
    _ slope: @escaping @Sendable (Float) -> Float, of sources: [BufferIndex],
    _ gradient: BufferIndex
  ) {
    guard let source = sources.first else { return }
    let count = plan.buffers[source].numberCount
    let share = plan.addLoop(over: [source, gradient], count: count) { sources, destination in
      let (numbers, gradient) = (sources[0], sources[1])
      for index in 0..<count { destination[index] = gradient[index] * slope(numbers[index]) }
    }
    take(share, for: source)
  }

  mutating func add(
    _ loop: @escaping Derivative.BackwardLoop, of sources: [BufferIndex], _ gradient: BufferIndex
  ) {
    guard let source = sources.first else { return }
    let count = plan.buffers[source].numberCount
    let share = plan.addLoop(over: sources + [gradient], count: count) { read, destination in
      loop(read, read[read.count - 1], destination)
    }
    take(share, for: source)
  }

  /// Of numbers that were repeated, the gradients of all repetitions are added.
  mutating func add(
    _ pairing: NumberPairing, along walk: BroadcastWalk, of sources: [BufferIndex],
    _ gradient: BufferIndex
  ) {
    guard sources.count == 2 else { return }
    let (first, second) = (sources[0], sources[1])
    for (buffer, isFirst) in [(first, true), (second, false)] where isWanted(buffer) {
      let count = plan.buffers[buffer].numberCount
      let share = plan.addLoop(over: [first, second, gradient], count: count) {
        numbers, destination in
        destination.update(repeating: 0, count: count)
        walk.forEach { place, first, second in
          let slopes = pairing.slopes(numbers[0][first], numbers[1][second])
          destination[isFirst ? first : second] +=
            (isFirst ? slopes.first : slopes.second) * numbers[2][place]
        }
      }
      take(share, for: buffer)
    }
  }

  /// Each source gets its runs of numbers back.
  mutating func add(
    joining runs: [Int], count: Int, of sources: [BufferIndex], _ gradient: BufferIndex
  ) {
    let whole = runs.reduce(0, +)
    var start = 0
    for (source, run) in zip(sources, runs) {
      if isWanted(source) {
        let share = plan.addLoop(over: [gradient], count: count * run) {
          [start] joined, destination in
          for index in 0..<count {
            (destination + index * run).update(
              from: joined[0] + index * whole + start, count: run)
          }
        }
        take(share, for: source)
      }
      start += run
    }
  }
}

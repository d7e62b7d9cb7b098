import ForwardPass
import Tensors

/// Methods that look at gradients.
extension CompiledAttribution {
  /// What is made of the input and the gradient there.
  func explained(
    _ unit: LayerUnit, _ input: Tensor, by values: (_ input: Tensor, _ gradient: Tensor) -> Tensor
  ) throws(AttributionError) -> Attribution {
    let input = seen(input)
    var found = Tensor(zeros: input.shape)
    let explained = try pass(unit, input, other: { _ in input }) { _, result, _ in
      if let gradient = result[inputName] { found = values(input, gradient) }
    }
    return Attribution(unit: explained.unit, score: explained.score, values: whole(found))
  }

  /// Gradients in the middle of equal parts of the way from the baseline to the input.
  func integrated(
    _ unit: LayerUnit, _ input: Tensor, from baseline: Tensor, steps: Int
  ) throws(AttributionError) -> Attribution {
    let (input, baseline) = (seen(input), seen(baseline))
    let way = input.combined(with: baseline, -)
    var sum = [Float](repeating: 0, count: input.count)
    let explained = try pass(
      unit, input, others: steps,
      other: { step in
        let share = (Float(step) + 0.5) / Float(steps)
        return baseline.combined(with: way) { $0 + share * $1 }
      },
      visit: { number, result, _ in
        guard number > 0, let gradient = result[inputName]?.floats() else { return }
        for index in sum.indices { sum[index] += gradient[index] }
      })
    let average = Tensor(shape: input.shape, floats: sum.map { $0 / Float(steps) })
    return Attribution(
      unit: explained.unit, score: explained.score, values: whole(way.combined(with: average, *)))
  }

  /// The sum of a layer's maps, each times its average gradient, where it is positive.
  func classActivation(
    _ unit: LayerUnit, _ input: Tensor, at layer: String
  ) throws(AttributionError) -> Attribution {
    var maps: Gradients?
    let explained = try pass(unit, input, other: { _ in input }) { _, result, _ in maps = result }
    guard let activations = maps?.activations[layer], let gradients = maps?[layer],
      activations.shape.count == 3, let channels = activations.shape.last
    else {
      throw .noMaps(name: "layer \(layer)", shape: maps?.activations[layer]?.shape ?? [])
    }
    let (numbers, slopes) = (activations.floats(), gradients.floats())
    let area = numbers.count / channels
    var weights = [Float](repeating: 0, count: channels)
    for (index, slope) in slopes.enumerated() { weights[index % channels] += slope / Float(area) }
    let sums = (0..<area).map { place in
      (0..<channels).reduce(0) { $0 + weights[$1] * numbers[place * channels + $1] }
    }
    return Attribution(
      unit: explained.unit, score: explained.score,
      values: Tensor(shape: activations.shape.dropLast() + [1], floats: sums.map { max($0, 0) }))
  }

  /// Guided backpropagation, each pixel times Grad-CAM's number there.
  func guidedClassActivation(
    _ unit: LayerUnit, _ input: Tensor
  ) throws(AttributionError) -> Attribution {
    guard let gradCAM, input.shape.count == 3 else {
      throw .noMaps(name: "the input", shape: input.shape)
    }
    let map = try gradCAM.run(input, of: unit)
    let weights = map.values.resized(height: input.shape[0], width: input.shape[1]).floats()
    let guided = try explained(map.unit, input) { $1 }
    let (slopes, channels) = (guided.values.floats(), input.shape[2])
    return Attribution(
      unit: guided.unit, score: guided.score,
      values: Tensor(
        shape: input.shape, floats: slopes.indices.map { slopes[$0] * weights[$0 / channels] }))
  }
}

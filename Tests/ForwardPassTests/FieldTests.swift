import ForwardPass
import ModelDescription
import Tensors
import Testing

/// Receptive fields against what really reaches a number.
@Suite("What numbers see")
struct FieldTests {
  @Test(
    "A single bright pixel reaches just the numbers whose receptive field covers it",
    arguments: [(0, 0), (113, 113), (226, 226), (40, 200), (6, 3), (91, 18)])
  func brightPixel(row: Int, column: Int) throws {
    let model = try BuiltInModel.alexNet.model()
    let taps = ["conv1", "pool1", "conv2", "pool2", "conv3", "conv4", "conv5", "pool5"]
    let compiled = try CompiledModel(model, weights: averaging(model, taps), taps: taps)
    var pixels = [Float](repeating: 0, count: 227 * 227 * 3)
    pixels[3 * (row * 227 + column)] = 1
    let activations = try compiled.run(Tensor(shape: [227, 227, 3], floats: pixels))
    let numbers = model.layerNumbers()
    for tap in taps {
      let layer = try #require(model.layer(named: tap))
      let field = try #require(numbers[layer.index].receptiveField)
      let maps = try #require(activations[tap])
      let values = maps.floats()
      let (height, width, channels) = (maps.shape[0], maps.shape[1], maps.shape[2])
      func covers(_ place: Int, _ index: Int, _ axis: Axis) -> Bool {
        let center = field.firstCenter[axis] + Double(index * field.stride[axis])
        return abs(Double(place) - center) <= Double(field.size[axis] - 1) / 2
      }
      for y in 0..<height {
        for x in 0..<width {
          let isReached = values[(y * width + x) * channels] != 0
          let isCovered = covers(row, y, .height) && covers(column, x, .width)
          #expect(isReached == isCovered, "\(tap) at row \(y), column \(x)")
        }
      }
    }
  }

  /// Kernels that average, so that nothing that arrives is lost.
  private func averaging(_ model: Model, _ layers: [String]) -> TensorTable {
    var tensors: [String: Tensor] = [:]
    for layer in model.layers where layers.contains(layer.name) {
      for weight in model.weights(of: layer) {
        let inputs = weight.shape.dropLast().reduce(1, *)
        tensors["\(layer.name)/\(weight.name)"] =
          .filled(weight.shape, weight.name == "kernel" ? 1 / Float(inputs) : 0)
      }
    }
    return TensorTable(tensors)
  }
}

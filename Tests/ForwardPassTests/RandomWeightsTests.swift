import ForwardPass
import ModelDescription
import Tensors
import Testing

/// The recipe is that of the reference's `detweights.py`; its check values stand in its README.
@Suite("Random weights")
struct RandomWeightsTests {
  @Test("The first numbers of conv1/kernel are those of the recipe")
  func firstNumbers() throws {
    let model = try BuiltInModel.alexNet.model()
    let weights = RandomWeights(seed: 0, for: model)
    let kernel = try #require(weights.tensor(named: "conv1/kernel"))
    let bound = Float((6.0 / 363).squareRoot())
    let wanted: [Float] = [0.9767635, 0.6075903, 0.6582513, 0.571317]
    for (found, u) in zip(kernel.floats(), wanted) {
      #expect(abs(found - (2 * u - 1) * bound) < 1e-6)
    }
    #expect(kernel.shape == [11, 11, 3, 96])
  }

  @Test("Another seed gives other numbers, the same ones each time")
  func seeds() throws {
    let model = try BuiltInModel.alexNet.model()
    func first(_ seed: UInt64) throws -> [Float] {
      try #require(RandomWeights(seed: seed, for: model).tensor(named: "conv2/bias")).floats()
    }
    #expect(try first(1) == first(1))
    #expect(try first(1) != first(0))
    #expect(try first(1).allSatisfy { $0.magnitude <= 0.05 })
  }

  @Test("Names follow the layers, and there are none for others")
  func names() throws {
    let model = try BuiltInModel.alexNet.model()
    let weights = RandomWeights(seed: 3, for: model)
    #expect(weights.names.count == 16)
    #expect(weights.names.first == "conv1/kernel")
    #expect(weights.source == "random:3")
    #expect(weights.tensor(named: "conv9/kernel") == nil)
  }
}

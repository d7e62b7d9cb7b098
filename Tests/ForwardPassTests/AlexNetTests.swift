import ForwardPass
import ModelDescription
import TensorFiles
import Tensors
import Testing

/// The three AlexNets with reproducible weights against Keras and PyTorch.
@Suite("AlexNet's activations")
struct AlexNetTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let model: BuiltInModel
    let file: String
    let testDescription: String
  }

  static let cases = [
    Case(model: .alexNet, file: "alexnet-cat", testDescription: "one column, of a cat, by Keras"),
    Case(
      model: .alexNet2012, file: "alexnet-2012-synthetic",
      testDescription: "two GPUs, of a drawing, by PyTorch"),
    Case(
      model: .alexNetTorchvision, file: "alexnet-torchvision-synthetic",
      testDescription: "torchvision's, of a drawing, by PyTorch"),
  ]

  @Test("Every layer equals the reference within 1e-4 of its largest value", arguments: cases)
  func everyLayer(_ item: Case) throws {
    let reference = try ReferenceFile.open(item.file)
    let model = try item.model.model()
    let taps = reference.names.filter { $0 != "input" }
    #expect(taps.count >= 11)
    let compiled = try CompiledModel(
      model, weights: RandomWeights(seed: 0, for: model), taps: taps)
    let activations = try compiled.run(try #require(try reference.tensor(named: "input")))
    for tap in taps {
      let found = try #require(activations[tap])
      let wanted = try #require(try reference.tensor(named: tap))
      #expect(relativeError(found, wanted) < 1e-4, "\(tap)")
    }
  }

  @Test("Fewer multiplications change no layer by more than 1e-4", arguments: cases, [1, 2, 16])
  func manyPasses(_ item: Case, batch: Int) throws {
    let reference = try ReferenceFile.open(item.file)
    let model = try item.model.model()
    let taps = ["conv1", "pool1", "conv2", "pool2", "conv3", "conv4", "conv5", "pool5"]
    let compiled = try CompiledModel(
      model, weights: RandomWeights(seed: 0, for: model), taps: taps, batchSize: batch,
      purpose: .manyPasses)
    let input = try #require(try reference.tensor(named: "input"))
    let last = try #require(try compiled.run(batch: Array(repeating: input, count: batch)).last)
    for tap in taps {
      let found = try #require(last[tap])
      let wanted = try #require(try reference.tensor(named: tap))
      #expect(relativeError(found, wanted) < 1e-4, "\(tap)")
    }
  }

  @Test("A batch of three equals three single runs")
  func batches() throws {
    let reference = try ReferenceFile.open("alexnet-cat")
    let model = try BuiltInModel.alexNet.model()
    let weights = RandomWeights(seed: 7, for: model)
    let cat = try #require(try reference.tensor(named: "input"))
    let inputs = [
      cat, Tensor(shape: cat.shape, floats: cat.floats().map { -$0 }),
      Tensor(shape: cat.shape, floats: cat.floats().map { $0 * 0.5 }),
    ]
    let taps = ["conv1", "conv4", "pool5"]
    let single = try CompiledModel(model, weights: weights, taps: taps)
    let triple = try CompiledModel(model, weights: weights, taps: taps, batchSize: 3)
    let together = try triple.run(batch: inputs)
    for (input, found) in zip(inputs, together) {
      let wanted = try single.run(input)
      for tap in taps {
        #expect(relativeError(try #require(found[tap]), try #require(wanted[tap])) < 1e-5)
      }
    }
  }

  @Test("Results of an earlier run stay as they are when the model runs again")
  func resultsAreKept() throws {
    let model = try BuiltInModel.alexNet.model()
    let compiled = try CompiledModel(
      model, weights: RandomWeights(seed: 0, for: model), taps: ["conv1"])
    let first = try #require(try compiled.run(.filled([227, 227, 3], 1))["conv1"])
    let before = first.floats()
    _ = try compiled.run(.filled([227, 227, 3], -1))
    #expect(first.floats() == before)
  }
}

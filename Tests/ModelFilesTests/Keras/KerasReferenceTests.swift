import Foundation
import ModelDescription
import ModelFiles
import Testing

@Suite("Keras's own networks")
struct KerasReferenceTests {
  /// What Keras says of a layer.
  struct ExpectedLayer: Decodable {
    let name: String
    let `class`: String
    let output_shape: [Int?]
    let params: Int
    let trainable: Int
    let inbound: [String]
  }

  struct ExpectedModel: Decodable {
    let layers: [ExpectedLayer]
  }

  /// The layers of a model, and what Keras says of them.
  private func pairs(_ name: String) throws -> (Model, [(ModelLayer, ExpectedLayer)]) {
    let file = try openModelFile(kerasPath(name + ".json"))
    #expect(file.warnings.isEmpty && file.format == "Keras 3" && file.weights == nil)
    let expected = try JSONDecoder().decode(
      ExpectedModel.self, from: Data(try kerasBytes(name + ".expected.json")))
    #expect(file.model.layers.count == expected.layers.count)
    return (file.model, Array(zip(file.model.layers, expected.layers)))
  }

  @Test(
    "each layer has Keras's name, class, shape, parameters and inbound layers, in Keras's order",
    arguments: ["vgg16", "resnet50", "mobilenet_v2", "many"])
  func layers(name: String) throws {
    let (model, pairs) = try pairs(name)
    for (layer, expected) in pairs {
      let weights = model.weights(of: layer)
      let trainable = weights.filter(\.isTrainable)
      #expect(layer.name == expected.name)
      #expect(layer.className == expected.class)
      #expect(model.calls(of: layer).last?.outputShape.dimensions == expected.output_shape)
      #expect(weights.reduce(0) { $0 + $1.count } == expected.params, "\(layer.name)")
      #expect(trainable.reduce(0) { $0 + $1.count } == expected.trainable, "\(layer.name)")
      #expect(model.callSources(of: layer.name).first == expected.inbound)
    }
  }

  @Test func `operators are layers with Keras's names, shapes and inbound layers`() throws {
    let (model, pairs) = try pairs("operators")
    for (layer, expected) in pairs {
      #expect(layer.name == expected.name)
      #expect(
        model.calls(of: layer).last?.outputShape.dimensions == expected.output_shape,
        "\(layer.name)")
      #expect(model.callSources(of: layer.name).first == expected.inbound)
    }
  }

  @Test(
    "the summary is Keras's, character for character",
    arguments: ["vgg16", "resnet50", "mobilenet_v2"])
  func summary(name: String) throws {
    let model = try openModelFile(kerasPath(name + ".json")).model
    let lines = model.summary(SummaryOptions(lineLength: 120)).split(separator: "\n")
    let expected = String(decoding: try kerasBytes(name + ".summary.txt"), as: UTF8.self)
      .split(separator: "\n")
    #expect(lines.count == expected.count)
    // One by one, since two large texts that differ say little.
    for (line, wanted) in zip(lines, expected) where line != wanted {
      Issue.record("\(line) where Keras has \(wanted)")
      break
    }
  }

  @Test func `the summary lists the layers of nested networks as Keras's does`() throws {
    let model = try openModelFile(kerasPath("twins.json")).model
    let options = SummaryOptions(lineLength: 100, showTrainable: true, expandNested: true)
    let expected = String(decoding: try kerasBytes("twins.summary.txt"), as: UTF8.self)
    #expect(model.summary(options) + "\n" == expected)
  }

  @Test func `the article's network has the name and the parameters that Keras prints`() throws {
    let model = try openModelFile(kerasPath("alexnet.json")).model
    #expect(model.name == "functional" && model.parameterCount == 62_378_344)
  }

  @Test func `names of models are kept`() throws {
    #expect(try openModelFile(kerasPath("mobilenet_v2.json")).model.name == "mobilenetv2_1.00_224")
  }

  @Test(
    "the name of one of Keras's networks tells how it wants its pictures",
    arguments: [
      ("vgg16", PreprocessingHint.caffe), ("resnet50", .caffe), ("mobilenet_v2", .tf),
    ])
  func preprocessing(name: String, hint: PreprocessingHint) throws {
    #expect(try openModelFile(kerasPath(name + ".json")).preprocessing == hint)
  }

  @Test func `a network of another name does not tell how it wants its pictures`() throws {
    #expect(try openModelFile(kerasPath("many.json")).preprocessing == nil)
  }
}

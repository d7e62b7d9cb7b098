import Foundation
import ForwardPass
import ModelDescription
import Photographs
import Tensors
import Testing

@testable import Report

@Suite("The report page")
struct ReportPageTests {
  private let template = ReportTemplate(
    page: "<title>{{title}}</title>{{report}}|{{tensors}}|{{style hash}}", style: "abc",
    scripts: ["let a;", "let b;"])

  private func page(_ content: ReportContent) throws -> String {
    String(decoding: try ReportPage.html(of: content, template: template), as: UTF8.self)
  }

  @Test("What a model says is neither markup in the title nor the end of an element")
  func escaping() throws {
    let name = "</script><script>alert(1)"
    let page = try page(.sample(title: "<b>", layer: name))
    #expect(page.hasPrefix("<title>&lt;b&gt;</title>"))
    #expect(!page.contains(name))
    #expect(page.contains("\\u003c/script>\\u003cscript>alert(1)"))
  }

  @Test("Parts are put in once, whatever they hold")
  func filling() {
    let template = ReportTemplate(page: "{{one}}-{{two}}-{{three}}", style: "", scripts: [])
    let filled = template.filled(["one": Array("{{two}}".utf8), "two": [0x32]])
    #expect(String(decoding: filled, as: UTF8.self) == "{{two}}-2-")
  }

  @Test("The policy knows the style sheet by its SHA-256, in base64")
  func policy() throws {
    // printf abc | openssl dgst -sha256 -binary | base64
    #expect(
      try page(.sample()).hasSuffix("|ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="))
  }

  @Test("Numbers are stored in 16 bits, the largest between 2¹⁴ and 2¹⁵")
  func numbers() throws {
    let encoded = EncodedTensor(Tensor(shape: [3], floats: [0, -3, 0.75]))
    // 2¹ is the power of two below 3, so all are divided by 2⁻¹³: 0, −24576, 6144.
    #expect(encoded.scale == 0x1p-13)
    let bytes = try #require(Data(base64Encoded: Data(encoded.text)))
    #expect(Array(bytes) == [0x00, 0x00, 0x00, 0xF6, 0x00, 0x6E])
    #expect(EncodedTensor(Tensor(shape: [2], floats: [0, 0])).scale == 1)
    let strange = EncodedTensor(Tensor(shape: [2], floats: [.infinity, 1]))
    #expect(strange.scale == 0x1p-14)
    #expect(EncodedTensor(Tensor(shape: [1], floats: [.leastNonzeroMagnitude])).scale > 0)
  }

  @Test("A layer's operation and numbers are stated in the page's words")
  func layers() throws {
    let description = try ReportDescription(.sample())
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(description.object.json.utf8)) as? [String: Any])
    let layers = try #require(report["layers"] as? [[String: Any]])
    #expect(layers.map { $0["name"] as? String } == ["input", "conv", "pool", "fc"])
    #expect(layers.map { $0["inputs"] as? [Int] } == [[], [0], [1], [2]])
    #expect(layers[1]["shape"] as? String == "4 × 4 × 2")
    let convolution = try #require(layers[1]["operation"] as? [String: Any])
    #expect(convolution["kind"] as? String == "convolution")
    #expect(convolution["activation"] as? String == "relu")
    // A kernel of 3 on 4 rows: one row of padding above and below.
    #expect(convolution["padding"] as? [Int] == [1, 1, 1, 1])
    // Keras's order, height × width × inputs × outputs: 3 · 3 · 1 · 2 numbers.
    #expect(convolution["weightStrides"] as? [Int] == [1, 2, 6, 2])
    let pool = try #require(layers[2]["operation"] as? [String: Any])
    #expect(pool["function"] as? String == "maximum")
    let field = try #require(layers[2]["field"] as? [String: Any])
    #expect(field["size"] as? [Int] == [4, 4])
    #expect(field["center"] as? [Double] == [0.5, 0.5])
    // The last layer was not run.
    #expect(layers[3]["maps"] == nil)
    #expect(layers[3]["operation"] == nil)
    let tensors = try #require(report["tensors"] as? [[String: Any]])
    #expect(tensors.count == description.tensors.count)
    let kernel = try #require(convolution["weights"] as? Int)
    #expect(tensors[kernel]["shape"] as? [Int] == [3, 3, 1, 2])
  }

  /// The operation of a layer on 4 × 4 × 2 numbers, as it stands in the page, and its tensors.
  private func operation(
    of layer: any Layer, largestKernel: Int = 1000
  ) throws -> (object: [String: Any]?, shapes: [[Int]]) {
    let input = Input(shape: [4, 4, 2], name: "input")
    let model = try Model(inputs: input, outputs: layer(input))
    let operation = LayerOperation(
      model: model, layer: model.layers[1], call: model.calls[1],
      weights: LayerTensors(model, weights: RandomWeights(seed: 0, for: model)),
      largestKernel: largestKernel)
    var tensors: [Tensor] = []
    let description = operation.description(adding: &tensors)
    let object = try description.map { try JSONSerialization.jsonObject(with: Data($0.json.utf8)) }
    return (object as? [String: Any], tensors.map(\.shape))
  }

  @Test("What the page does not compute is no operation")
  func others() throws {
    #expect(try operation(of: UpSampling2D(interpolation: .bilinear)).object == nil)
    #expect(try operation(of: LayerNormalization(axes: [1])).object == nil)
  }

  @Test("A separable convolution has two kernels, in Keras's order")
  func separable() throws {
    let layer = SeparableConv2D(filters: 5, kernelSize: (3, 3), depthMultiplier: 2)
    let (object, shapes) = try operation(of: layer)
    #expect(object?["multiplier"] as? Int == 2)
    // Height × width × inputs × multiplier, and 1 × 1 × (2 · 2) × 5.
    #expect(object?["depthwiseStrides"] as? [Int] == [1, 12, 4])
    #expect(object?["weightStrides"] as? [Int] == [1, 5])
    #expect(Set(shapes) == [[3, 3, 2, 2], [1, 1, 4, 5], [5]])
    // 3 · 3 · 2 · 2 numbers are too many for it.
    #expect(try operation(of: layer, largestKernel: 35).object?["omitted"] as? Int == 36)
  }

  @Test("A transposed convolution's kernel has its outputs before its inputs, in Keras's order")
  func transposed() throws {
    let layer = Conv2DTranspose(
      filters: 5, kernelSize: (3, 3), strides: (2, 2), padding: .same)
    let (object, _) = try operation(of: layer)
    // 3 · 3 · 5 outputs · 2 inputs.
    #expect(object?["weightStrides"] as? [Int] == [2, 1, 30, 10])
    // Of 9 rows 8 stay.
    #expect(object?["padding"] as? [Int] == [0, 1, 0, 1])
  }

  @Test("Kernels that are too large are left out")
  func omitted() throws {
    var content = try ReportContent.sample()
    content.largestKernel = 17
    let json = try ReportDescription(content).object.json
    #expect(json.contains("\"omitted\":18"))
    #expect(!json.contains("weightStrides"))
  }
}

extension ReportContent {
  /// A network on 4 × 4 grey pixels whose dense layer was not run.
  fileprivate static func sample(
    title: String = "sample", layer: String = "conv"
  ) throws -> ReportContent {
    let input = Input(shape: [4, 4, 1], name: "input")
    var x = Conv2D(
      filters: 2, kernelSize: (3, 3), padding: .same, activation: .relu, name: layer)(input)
    x = MaxPooling2D(name: "pool")(x)
    // Of each of the 2 × 2 pixels, so that no flattening is needed.
    x = Dense(units: 3, name: "fc")(x)
    let model = try Model(inputs: input, outputs: x, name: "sample")
    let weights = RandomWeights(seed: 0, for: model)
    let compiled = try CompiledModel(model, weights: weights, taps: ["input", layer, "pool"])
    let photograph = Photograph(
      width: 4, height: 4, pixels: [UInt8](repeating: 128, count: 48))
    return ReportContent(
      model: model, title: title,
      activations: try compiled.run(
        Tensor(shape: [4, 4, 1], floats: [Float](repeating: 0.5, count: 16))),
      weights: weights, weightsName: "random", photograph: photograph, photographName: "grey",
      preprocessing: nil, preprocessingText: nil, program: "alexviz 0")
  }
}

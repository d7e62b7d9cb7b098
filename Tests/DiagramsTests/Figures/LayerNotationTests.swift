import Diagrams
import ModelDescription
import Testing

@Suite("The notation of layers")
struct LayerNotationTests {
  private func texts(_ model: Model) -> [String] {
    FigureGraph(model).nodes.map { LayerNotation($0, of: model).text }
  }

  @Test("AlexNet in the notation of textbooks")
  func alexNet() throws {
    let expected = [
      "input", "11×11 conv, 96, s4", "pool 3×3, s2", "5×5 conv, 256, g2", "pool 3×3, s2",
      "3×3 conv, 384", "3×3 conv, 384, g2", "3×3 conv, 256, g2", "pool 3×3, s2", "fc 4096",
      "fc 4096", "output 1000",
    ]
    #expect(try texts(BuiltInModel.alexNet2012.model()) == expected)
  }

  @Test("Axes that differ are both told, and so is dilation")
  func axes() throws {
    let input = Input(shape: [32, 64, 3])
    var x = Conv2D(filters: 8, kernelSize: (1, 7), strides: (2, 1))(input)
    x = Conv2D(filters: 8, kernelSize: (3, 3), padding: .same, dilationRate: (2, 2))(x)
    x = AveragePooling2D(poolSize: (2, 3), strides: (2, 3))(x)
    x = GlobalAveragePooling2D()(x)
    let model = try Model(inputs: input, outputs: x)
    let expected = [
      "input", "1×7 conv, 8, s2×1", "3×3 conv, 8, d2", "avg pool 2×3, s2×3", "global avg pool",
    ]
    #expect(texts(model) == expected)
  }

  @Test("A dense layer is the output where a softmax of its own follows")
  func separateSoftmax() throws {
    let input = Input(shape: [10])
    let hidden = Dense(units: 7, activation: .relu)(input)
    let model = try Model(
      inputs: input, outputs: Activation(.softmax)(Dense(units: 5)(hidden)))
    #expect(texts(model) == ["input", "fc 7", "output 5"])
  }
}

import ModelDescription
import Testing

@Suite("Layers that are applied several times")
struct SharedLayerTests {
  @Test("parameters count once, multiply-accumulates and memory for each application")
  func numbers() throws {
    let inputs = [Input(shape: [16, 16, 3]), Input(shape: [8, 8, 3])]
    let shared = Conv2D(filters: 4, kernelSize: (3, 3), padding: .same)
    let model = try Model(inputs: inputs, outputs: inputs.map { shared($0) })
    #expect(model.layers.count == 3)
    #expect(model.parameterCount == (3 * 3 * 3 + 1) * 4)
    let products = (16 * 16 + 8 * 8) * 4 * 27
    #expect(model.multiplyAccumulates == products)
    let layer = try #require(model.layer(named: "conv2d"))
    #expect(model.calls(of: layer).count == 2)
    #expect(model.layerNumbers()[layer.index].activationBytes == 4 * 4 * (256 + 64))
  }

  @Test("multiply-accumulates are not known while a size on which they depend is open")
  func openSizes() throws {
    let inputs = Input(shape: [nil, nil, 3])
    let maps = Conv2D(filters: 4, kernelSize: (3, 3), padding: .same)(inputs)
    let x = Dense(units: 10)(GlobalAveragePooling2D()(maps))
    let model = try Model(inputs: inputs, outputs: x)
    #expect(model.layerNumbers().map(\.multiplyAccumulates) == [0, nil, 0, 4 * 10])
    #expect(model.multiplyAccumulates == nil)
    #expect(model.values(of: .macs) == [])
    #expect(model.shapesText().contains("162 parameters; MACs are known when the model runs."))
  }

  @Test("a copy of a layer is the same layer; an equal one made anew is not")
  func identity() throws {
    let inputs = Input(shape: [4])
    let first = Dense(units: 4)
    let copy = first
    let shared = try Model(inputs: inputs, outputs: copy(first(inputs)))
    #expect(shared.parameterCount == 20)
    let separate = try Model(inputs: inputs, outputs: Dense(units: 4)(first(inputs)))
    #expect(separate.parameterCount == 40)
  }

  @Test("frozen layers have no trainable parameters, moving averages never are")
  func trainable() throws {
    let inputs = Input(shape: [8, 8, 3])
    var x = Conv2D(filters: 2, kernelSize: (1, 1), trainable: false)(inputs)
    x = BatchNormalization()(x)
    let numbers = try Model(inputs: inputs, outputs: x).layerNumbers()
    #expect(numbers.map(\.parameters) == [0, 8, 8])
    #expect(numbers.map(\.trainableParameters) == [0, 0, 4])
  }

  @Test("a join of branches sees what both see")
  func joinedFields() throws {
    let inputs = Input(shape: [32, 32, 3])
    let near = Conv2D(filters: 4, kernelSize: (3, 3), padding: .same)(inputs)
    let far = Conv2D(filters: 4, kernelSize: (7, 7), padding: .same)(inputs)
    let model = try Model(inputs: inputs, outputs: Add()([near, far]))
    let field = try #require(model.layerNumbers().last?.receptiveField)
    #expect(field.size == Extent(height: 7, width: 7))
    #expect(field.firstCenter.y == 0)
  }
}

@Suite("Receptive fields beyond all pictures")
struct HugeFieldTests {
  @Test("Far-apart branches are joined without a number that overflows")
  func joined() throws {
    let input = Input(shape: [1, 1, 1])
    func convolution(_ stride: Int, _ padding: Padding = .valid) -> Conv2D {
      Conv2D(filters: 1, kernelSize: (1, 1), strides: (stride, stride), padding: padding)
    }
    let far = convolution(1_000_000_000)(convolution(1_000_000_000)(input))
    let margin = 1_000_000_000
    let above = convolution(1, .explicit(top: margin, bottom: 0, left: 0, right: 0))(far)
    let below = convolution(1, .explicit(top: 0, bottom: margin, left: 0, right: 0))(far)
    let model = try Model(inputs: input, outputs: Add()([above, below]))
    let size = try #require(model.layerNumbers().last?.receptiveField?.size)
    #expect(size.height > 1_000_000_000)
  }
}

import ModelDescription
import Testing

@Suite("Wrong models")
struct ModelErrorTests {
  /// The sentence that the user reads.
  private func complaint(_ inputs: [SymbolicTensor], _ outputs: [SymbolicTensor]) -> String {
    do {
      _ = try Model(inputs: inputs, outputs: outputs)
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test("a convolution of a vector is refused with the layer's name, its wish and what it got")
  func vector() {
    let inputs = Input(shape: [10])
    let x = Conv2D(filters: 4, kernelSize: (3, 3))(inputs)
    #expect(
      complaint([inputs], [x])
        == "layer 'conv2d' (Conv2D) wants feature maps (batch, height, width, channels) but got "
        + "(None, 10)")
  }

  @Test("a window that does not fit names both sizes")
  func tooSmall() {
    let inputs = Input(shape: [2, 2, 1])
    let x = MaxPooling2D(poolSize: (3, 3), name: "pool")(inputs)
    #expect(
      complaint([inputs], [x])
        == "layer 'pool' (MaxPooling2D) slides a window of 3 × 3, which does not fit into its "
        + "input (None, 2, 2, 1) with padding valid")
  }

  @Test("groups must divide the channels")
  func groups() {
    let inputs = Input(shape: [8, 8, 3])
    let x = Conv2D(filters: 4, kernelSize: (3, 3), groups: 2)(inputs)
    #expect(
      complaint([inputs], [x])
        == "layer 'conv2d' (Conv2D) splits channels into 2 groups, which divides its 3 input "
        + "channels and 4 filters unevenly")
  }

  @Test(
    "numbers that make no sense are refused",
    arguments: [
      (Conv2D(filters: 0, kernelSize: (3, 3)), "wants a number of filters of at least 1 but got 0"),
      (Conv2D(filters: 1, kernelSize: (0, 3)), "wants a window size of at least 1 but got 0"),
      (
        Conv2D(filters: 1, kernelSize: (3, 3), strides: (1, -2)),
        "wants strides of at least 1 but got -2"
      ),
      (
        Conv2D(filters: 1, kernelSize: (3, 3), dilationRate: (0, 1)),
        "wants a dilation rate of at least 1 but got 0"
      ),
      (
        Conv2D(filters: 1, kernelSize: (3, 3), padding: .symmetric(-1)),
        "wants padding of at least 0 but got -1"
      ),
      (
        Conv2D(filters: 1, kernelSize: (3, 3), groups: 0),
        "wants a number of groups of at least 1 but got 0"
      ),
      (
        Conv2D(filters: Int.max, kernelSize: (3, 3)),
        "wants a number of filters of at most 1073741824 but got 9223372036854775807"
      ),
    ])
  func numbers(layer: Conv2D, clause: String) {
    let inputs = Input(shape: [8, 8, 3])
    #expect(complaint([inputs], [layer(inputs)]) == "layer 'conv2d' (Conv2D) \(clause)")
  }

  @Test("unequal shapes cannot be added, nor joined unless the channels alone differ")
  func joins() {
    let (first, second) = (Input(shape: [8, 8, 3]), Input(shape: [4, 8, 3]))
    #expect(
      complaint([first, second], [Add()([first, second])])
        == "layer 'add' (Add) wants inputs of equal shape, or with sizes of 1, but got "
        + "(None, 8, 8, 3) and (None, 4, 8, 3)")
    #expect(
      complaint([first, second], [Concatenate()([first, second])])
        == "layer 'concatenate' (Concatenate) wants inputs that differ in their channels only "
        + "but got (None, 8, 8, 3) and (None, 4, 8, 3)")
    #expect(
      complaint([first], [Add()(first)])
        == "layer 'add' (Add) wants at least two inputs but got 1")
  }

  @Test("of several errors the one of the layer made first is told")
  func firstError() {
    let inputs = Input(shape: [10])
    let early = Dense(units: 0, name: "early")
    let late = Flatten()
    let broken = Conv2D(filters: 1, kernelSize: (1, 1), name: "late")(late(inputs))
    let model = complaint([inputs], [Add()([broken, early(inputs)])])
    #expect(model == "layer 'early' (Dense) wants a number of units of at least 1 but got 0")
  }

  @Test("layers after an error do not hide it")
  func afterAnError() {
    let inputs = Input(shape: [8, 8, 3])
    let wrong = Dropout(rate: 1.5, name: "drop")(inputs)
    let x = Dense(units: 10)(Flatten()(wrong))
    #expect(x.shape == nil)
    #expect(
      complaint([inputs], [x])
        == "layer 'drop' (Dropout) wants a rate between 0 and 1 but got 1.5")
  }

  @Test("the graph's own mistakes have sentences too")
  func graph() {
    let (inputs, other) = (Input(shape: [4]), Input(shape: [4]))
    let hidden = Dense(units: 4, name: "twin")(inputs)
    #expect(complaint([], [hidden]) == "a model needs at least one input and one output")
    #expect(
      complaint([inputs], [Dense(units: 4, name: "twin")(hidden)])
        == "two layers are named 'twin'; every layer of a model needs a name of its own")
    #expect(
      complaint([inputs], [Add()([hidden, other])])
        == "the outputs depend on 'input_layer_1', which is not among the model's inputs")
    #expect(
      complaint([hidden], [Dense(units: 1)(hidden)])
        == "a model's inputs must come from Input(shape:), but one comes from layer 'twin'")
  }

  @Test("sizes beyond all networks are refused instead of overflowing")
  func huge() {
    let inputs = Input(shape: [1 << 29, 1 << 29, 1 << 29])
    #expect(complaint([inputs], [inputs]).contains("more than can be counted"))
  }

  @Test("a chain of a hundred thousand layers is made and left without a deep stack")
  func longChain() throws {
    let inputs = Input(shape: [8])
    var tensor = inputs
    for _ in 0..<100_000 { tensor = Dropout(rate: 0.5)(tensor) }
    #expect(try Model(inputs: inputs, outputs: tensor).layers.count == 100_001)
  }

  @Test("the batch is bounded as other sizes are")
  func hugeBatch() {
    let inputs = Input(wholeShape: Shape([1 << 30, 2]))
    var tensor = inputs
    for _ in 0..<3 { tensor = Tile(repeats: [1 << 30, 1])(tensor) }
    #expect(complaint([inputs], [tensor]).contains("more than can be counted"))
  }

  @Test("multiplications that each layer could have, but not all together, are not counted")
  func hugeSum() throws {
    let inputs = Input(shape: [1 << 14, 1 << 14, 1])
    var tensor = inputs
    for _ in 0..<100 {
      tensor = Conv2D(
        filters: 1, kernelSize: (1 << 14, 1 << 14), padding: .same, useBias: false)(tensor)
    }
    let model = try Model(inputs: inputs, outputs: tensor)
    #expect(model.layerNumbers()[1].multiplyAccumulates == 1 << 56)
    #expect(model.multiplyAccumulates == nil)
    #expect(model.summary(SummaryOptions(format: .json)).contains("\"macs\": null"))
  }
}

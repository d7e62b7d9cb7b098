import ModelDescription

/// A network as chance has it: chains, branches, joins, skips, layers used twice, several inputs
/// and outputs, open sizes. The same seed gives the same network.
struct RandomNetwork {
  private var state: UInt64
  private var heads: [SymbolicTensor] = []

  /// The layers with the shape of what they read, to be used again.
  private var reusable: [(layer: Conv2D, reads: Shape?)] = []

  /// Whether each layer reads the one before, as some styles want it.
  private var isChain = false

  private init(seed: UInt64) { state = seed }

  static func model(seed: UInt64) throws -> Model {
    var network = RandomNetwork(seed: seed)
    return try network.model()
  }

  private mutating func model() throws -> Model {
    isChain = number(below: 3) == 0
    let size = [8, 12, 31, 64, 224][number(below: 5)]
    let isOpen = number(below: 8) == 0
    let shape = [isOpen ? nil : size, isOpen ? nil : size / (1 + number(below: 3)), 3]
    let inputs = (0..<(isChain ? 1 : [1, 1, 1, 2, 3][number(below: 5)])).map { _ in
      Input(shape: shape)
    }
    var last = inputs[0]
    if inputs.count > 1 { last = Concatenate()(inputs) }
    for _ in 0..<[0, 1, 3, 6, 10, 16][number(below: 6)] { last = step(last) }
    var outputs = [last]
    if number(below: 3) == 0 { outputs = [head(last)] }
    if let other = heads.last, number(below: 2) == 0 { outputs.append(head(other)) }
    return try Model(inputs: inputs, outputs: outputs)
  }

  /// What comes behind a tensor: a layer, or a block of several.
  private mutating func step(_ input: SymbolicTensor) -> SymbolicTensor {
    switch isChain ? 4 + number(below: 4) : number(below: 8) {
    case 0:
      let branch = (0...number(below: 3)).reduce(input) { tensor, _ in keepingSize(tensor) }
      return Concatenate()([branch, input])
    case 1:
      let channels = input.shape?.channels ?? 1
      let branch = convolution(filters: channels)(keepingSize(input))
      return Add()([branch, input])
    case 2:
      let branches = (0..<(2 + number(below: 4))).map { _ in
        (0..<(1 + number(below: 3))).reduce(input) { tensor, _ in keepingSize(tensor) }
      }
      return Concatenate()(branches)
    case 3:
      heads.append(input)
      return keepingSize(input)
    case 4:
      return MaxPooling2D(poolSize: (2, 2), padding: .same)(input)
    default:
      return keepingSize(input)
    }
  }

  /// A layer that leaves height and width as they are.
  private mutating func keepingSize(_ input: SymbolicTensor) -> SymbolicTensor {
    switch number(below: 9) {
    case 0: return BatchNormalization()(input)
    case 1: return Activation(.relu)(input)
    case 2: return DepthwiseConv2D(kernelSize: (3, 3), padding: .same)(input)
    case 3: return MaxPooling2D(poolSize: (3, 3), strides: (1, 1), padding: .same)(input)
    case 4:
      if let again = reusable.last(where: { $0.reads == input.shape }), !isChain {
        return again.layer(input)
      }
      fallthrough
    default:
      let layer = convolution(filters: [1, 16, 64, 100, 1024][number(below: 5)])
      reusable.append((layer, input.shape))
      return layer(input)
    }
  }

  private mutating func convolution(filters: Int) -> Conv2D {
    let side = [1, 3, 5, 11][number(below: 4)]
    let name = number(below: 10) == 0 ? "a_rather_long_name_of_a_layer_\(state % 997)" : nil
    return Conv2D(filters: filters, kernelSize: (side, side), padding: .same, name: name)
  }

  private mutating func head(_ input: SymbolicTensor) -> SymbolicTensor {
    Dense(units: 10, activation: .softmax)(GlobalAveragePooling2D()(input))
  }

  private mutating func number(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}

import AlexViz
import CommandLineOptions

/// How a command makes a photograph into a network's numbers: by the model, unless options say
/// otherwise.
struct PreprocessingChoice {
  static let mode = Option(
    "preprocessing", ValueType<PreprocessingMode>.word, defaultText: "the model's own",
    help: "Torch: 0 to 1, less ImageNet's mean, over its deviation; tf: -1 to 1; caffe and keras: "
      + "blue, green, red from 0 to 255 less their means; unit: 0 to 1; plain: 0 to 255.")

  static let mean = Option(
    list: "mean", .number(in: -.infinity ... .infinity), placeholder: "R,G,B",
    help: "Subtract this, in the numbers of --preprocessing; red, green, blue, or one for all.")

  static let deviation = Option(
    list: "std", .number(in: -.infinity ... .infinity), placeholder: "R,G,B",
    help: "Divide by this at last; red, green, blue, or one for all.")

  static let channelOrder = Option(
    "channel-order", ValueType<ChannelOrder>.word, defaultText: "the model's own",
    help: "The order in which the network takes the colours.")

  static let options: [any DeclaredOption] = [mode, mean, deviation, channelOrder]

  let scaling: PixelScaling

  /// Where the mode comes from, in words.
  let origin: String

  init(_ invocation: Invocation, choice: ModelChoice, isGray: Bool) throws {
    let mode: PreprocessingMode
    if let asked = invocation[PreprocessingChoice.mode] {
      (mode, origin) = (asked, "as asked for")
    } else if let own = PreprocessingChoice.own(choice) {
      (mode, origin) = (own, "the model's own")
    } else {
      (mode, origin) = (isGray ? .unit : .torch, "assumed, since the model does not say")
    }
    var scaling = mode.scaling
    if let mean = try PreprocessingChoice.colors(PreprocessingChoice.mean, invocation) {
      scaling.mean = mean
    }
    if let deviation = try PreprocessingChoice.colors(PreprocessingChoice.deviation, invocation) {
      guard (0..<3).allSatisfy({ deviation[$0] != 0 }) else {
        throw invocation.usageError(.contradiction("'--std' divides, so none of it can be 0"))
      }
      scaling.deviation = deviation
    }
    if let order = invocation[PreprocessingChoice.channelOrder] { scaling.channelOrder = order }
    self.scaling = scaling
  }

  /// The order in which the model takes the colours.
  static func channelOrder(_ invocation: Invocation, choice: ModelChoice) -> ChannelOrder {
    invocation[channelOrder] ?? own(choice)?.scaling.channelOrder ?? .rgb
  }

  /// What the model is known to want; `nil` where that is not known.
  private static func own(_ choice: ModelChoice) -> PreprocessingMode? {
    if let builtIn = choice.builtIn {
      guard builtIn.inputShape.last == 3 else { return nil }
      return builtIn == .alexNetCaffe ? .caffe : .torch
    }
    // Keras's own mean for its caffe mode differs in the first decimal.
    let isKeras = choice.file?.format.hasPrefix("Keras") ?? false
    switch choice.file?.preprocessing {
    case .caffe: return isKeras ? .keras : .caffe
    case .torch: return .torch
    case .tf: return .tf
    case .plain: return .plain
    case nil: return nil
    }
  }

  /// Three numbers of an option that takes one or three; `nil` where it is not given.
  private static func colors(
    _ option: Option<[Double]>, _ invocation: Invocation
  ) throws -> SIMD3<Float>? {
    let numbers = invocation[option].map { Float($0) }
    switch numbers.count {
    case 0: return nil
    case 1: return SIMD3(repeating: numbers[0])
    case 3: return SIMD3(numbers)
    default:
      throw invocation.usageError(
        .contradiction(
          "'--\(option.declaration.name)' takes one number, or three for red, green and blue"))
    }
  }
}

extension PreprocessingChoice {
  /// The arithmetic: `(RGB / 255 − (0.485, 0.456, 0.406)) / (0.229, 0.224, 0.225)`.
  static func text(of preprocessing: Preprocessing) -> String {
    let scaling = preprocessing.scaling
    var text = preprocessing.isGray ? "grey" : scaling.channelOrder.rawValue.uppercased()
    if scaling.divisor != 1 { text += " / \(number(scaling.divisor))" }
    func colors(_ numbers: SIMD3<Float>) -> String {
      preprocessing.isGray || (numbers.x == numbers.y && numbers.y == numbers.z)
        ? number(numbers.x)
        : "(\((0..<3).map { number(numbers[$0]) }.joined(separator: ", ")))"
    }
    if scaling.mean != .zero { text += " − \(colors(scaling.mean))" }
    if scaling.deviation != .one {
      if scaling.mean != .zero { text = "(\(text))" }
      text += " / \(colors(scaling.deviation))"
    }
    return text
  }

  private static func number(_ number: Float) -> String {
    number == number.rounded() && abs(number) < 1e9 ? "\(Int(number))" : "\(number)"
  }
}

import ModelDescription
import TensorFiles

extension LayerCatalog {
  /// Operators of Keras 3, such as come of `x[:, 1:]` or `ops.mean(x)`.
  static let operators: [String: Maker] = [
    "GetItem": { source throws(KerasProblem) in
      source.cuts(source.argument(1, "key", "slice_spec")).map {
        Slice($0, className: "GetItem", name: source.name)
      }
    },
    "Transpose": { source throws(KerasProblem) in
      guard let axes = source.argument(1, "axes", "perm")?.integers else { return nil }
      return Transpose(permutation: axes, name: source.name)
    },
    "ExpandDims": { source throws(KerasProblem) in
      guard let axis = source.argument(1, "axis")?.integer, let input = source.input else {
        return nil
      }
      let place = axis < 0 ? axis + input.dimensions.count + 1 : axis
      guard (0...input.dimensions.count).contains(place) else { return nil }
      var sizes = input.dimensions
      sizes.insert(1, at: place)
      return source.reshaped(to: sizes)
    },
    "Squeeze": { source throws(KerasProblem) in
      guard let axis = source.argument(1, "axis")?.integer, let input = source.input,
        let place = try? input.place(of: axis), input.dimensions[place] == 1
      else { return nil }
      var sizes = input.dimensions
      sizes.remove(at: place)
      return source.reshaped(to: sizes)
    },
    "Mean": reduction(.mean), "Sum": reduction(.sum), "Max": reduction(.maximum),
    "Min": reduction(.minimum), "Prod": reduction(.product),
    "Matmul": { source throws(KerasProblem) in
      source.inputs.count == 2 ? MatrixProduct(name: source.name) : nil
    },
    "Einsum": { source throws(KerasProblem) in
      guard source.inputs.count == 2, let equation = source.config["subscripts"]?.string else {
        return nil
      }
      return Einsum(equation: equation, name: source.name)
    },
    "Where": { source throws(KerasProblem) in
      source.inputs.count == 3 ? Where(name: source.name) : nil
    },
    "Clip": { source throws(KerasProblem) in
      guard let minimum = source.argument(1, "x_min", "clip_value_min")?.number,
        let maximum = source.argument(2, "x_max", "clip_value_max")?.number
      else { return nil }
      return Clip(minimum: minimum, maximum: maximum, name: source.name)
    },
    "Sqrt": pointwise(.squareRoot), "Exp": pointwise(.exponential), "Log": pointwise(.logarithm),
    "Erf": pointwise(.errorFunction), "Absolute": pointwise(.absolute), "Abs": pointwise(.absolute),
    "Negative": pointwise(.negative), "Reciprocal": pointwise(.reciprocal),
    "Square": pointwise(.square), "Floor": pointwise(.floor), "Ceil": pointwise(.ceiling),
    "Round": pointwise(.round), "Sign": pointwise(.sign), "Sin": pointwise(.sine),
    "Cos": pointwise(.cosine),
    "Relu": function(.relu), "Relu6": function(.relu6), "Sigmoid": function(.sigmoid),
    "Tanh": function(.tanh), "Silu": function(.silu), "Softplus": function(.softplus),
    "Softsign": function(.softsign), "LogSigmoid": function(.logSigmoid),
    "HardSigmoid": function(.hardSigmoid), "HardSilu": function(.hardSilu),
    "HardTanh": function(.hardTanh), "Selu": function(.selu),
    "Gelu": { source throws(KerasProblem) in
      // Keras's operator approximates unless told otherwise, TensorFlow's does not.
      let approximates = source.saved.className != "TFOpLambda"
      let isApproximate = source.argument(1, "approximate")?.boolean ?? approximates
      return Activation(isApproximate ? .geluTanh : .gelu, name: source.name)
    },
    "LeakyRelu": { source throws(KerasProblem) in
      LeakyReLU(
        negativeSlope: source.argument(1, "negative_slope", "alpha")?.number ?? 0.2,
        name: source.name)
    },
    "Elu": { source throws(KerasProblem) in
      ELU(alpha: source.argument(1, "alpha")?.number ?? 1, name: source.name)
    },
  ]

  private static func pointwise(_ function: Pointwise.Function) -> Maker {
    { source throws(KerasProblem) in Pointwise(function, name: source.name) }
  }

  private static func function(_ function: ActivationFunction) -> Maker {
    { source throws(KerasProblem) in Activation(function, name: source.name) }
  }

  private static func reduction(_ operation: Reduce.Operation) -> Maker {
    { source throws(KerasProblem) in
      let axes = source.argument(1, "axis")
      guard let places = axes == nil || axes?.isNull == true ? [] : axes?.integers else {
        return nil
      }
      let keeps = source.argument(2, "keepdims")?.boolean ?? false
      return Reduce(operation, axes: places, keepDims: keeps, name: source.name)
    }
  }
}

extension LayerSource {
  /// A reshaping to sizes that hold as many numbers; `nil` where more than one of them is open
  /// and stands at another place than before.
  fileprivate func reshaped(to sizes: [Int?]) -> Reshape? {
    guard let input else { return nil }
    var target: [Int?] = []
    for (place, size) in sizes.enumerated() {
      let stays = input.dimensions.indices.contains(place) && input.dimensions[place] == nil
      target.append(size ?? (stays ? nil : -1))
    }
    guard target.count(where: { $0 == -1 }) <= 1 else { return nil }
    return Reshape(.whole(target), dataFormat: dataFormat, name: name)
  }

  /// What `x[key]` takes along each dimension; `nil` where the key does more than cut.
  fileprivate func cuts(_ key: JSONValue?) -> [Slice.Cut]? {
    guard let key, let input else { return nil }
    let parts = key.elements ?? [key]
    let isEllipsis = { (part: JSONValue) in part["class_name"]?.string == "__ellipsis__" }
    var cuts: [Slice.Cut] = []
    var axis = 0
    for part in parts {
      if isEllipsis(part) {
        axis = max(axis, input.dimensions.count - (parts.count - 1 - axis))
        continue
      }
      guard let cut = Slice.Cut(axis: axis, keras: part) else { return nil }
      cuts.append(cut)
      axis += 1
    }
    return cuts.filter { $0.range != .places(from: nil, to: nil, step: 1) }
  }
}

extension Slice.Cut {
  /// What an index or a slice of Python takes.
  fileprivate init?(axis: Int, keras part: JSONValue) {
    if let place = part.integer ?? part["value"]?.integer {
      self.init(axis: axis, at: place)
      return
    }
    let slice = part["class_name"]?.string == "__slice__" ? part["config"] : part
    guard let slice, slice.members != nil else { return nil }
    for key in ["start", "stop", "step"] {
      if let value = slice[key], !value.isNull, value.integer == nil { return nil }
    }
    self.init(
      axis: axis, from: slice["start"]?.integer, to: slice["stop"]?.integer,
      step: slice["step"]?.integer ?? 1)
  }
}

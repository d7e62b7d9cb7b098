import ModelDescription

/// Layers with several inputs.
extension CaffeCall {
  func elementwise() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("eltwise_param")
    let operation = try settings.choice("operation", among: ["PROD", "SUM", "MAX"]) ?? "SUM"
    let coefficients = operation == "SUM" ? try settings.numbers("coeff") : []
    guard coefficients.isEmpty || coefficients.count == inputs.count else {
      throw CaffeProblem("has \(coefficients.count) coefficients for \(inputs.count) inputs")
    }
    if coefficients == [1, -1] { return Subtract(name: name)(inputs) }
    let factors = coefficients.isEmpty ? inputs.map { _ in 1 } : coefficients
    let terms = zip(inputs, factors).enumerated().map { index, term in
      let (tensor, factor) = term
      if factor == 1 { return tensor }
      return Rescaling(scale: [factor], name: layer.part("coeff\(index)"))(tensor)
    }
    if terms.count == 1 { return PassThrough(className: "Eltwise", name: name)(terms[0]) }
    return switch operation {
    case "PROD": Multiply(name: name)(terms)
    case "MAX": Maximum(name: name)(terms)
    default: Add(name: name)(terms)
    }
  }

  /// The first input times the second, plus the third: squeeze and excitation with a skip.
  func scaledSum() throws(CaffeProblem) -> SymbolicTensor? {
    guard inputs.count == 3 else { throw CaffeProblem("wants three inputs") }
    let product = Multiply(name: layer.part("multiply"))([inputs[0], inputs[1]])
    return Add(name: name)([product, inputs[2]])
  }

  func concatenation() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("concat_param")
    let axis = try settings.integer(anyOf: ["axis", "concat_dim"]) ?? 1
    if inputs.count == 1 { return PassThrough(className: "Concat", name: name)(input) }
    return Concatenate(axis: axis, name: name)(inputs)
  }

  /// The parts along a dimension: equal ones, or those between given places. `nil` if the
  /// dimension's size is not known.
  func slices() throws(CaffeProblem) -> [(name: String, tensor: SymbolicTensor)]? {
    let settings = layer.settings("slice_param")
    let axis = try settings.integer(anyOf: ["axis", "slice_dim"]) ?? 1
    let count = layer.tops.count
    guard count > 0, let place = place(of: axis), let size = shape.dimensions[place] else {
      return nil
    }
    var places = try settings.integers("slice_point")
    if places.isEmpty, size % count == 0 { places = (1..<count).map { $0 * (size / count) } }
    let edges = [0] + places + [size]
    guard edges.count == count + 1, zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw CaffeProblem("cannot cut \(size) into \(count) parts")
    }
    return zip(layer.tops, zip(edges, edges.dropFirst())).map { blob, part in
      let name = count == 1 ? layer.name : layer.part(blob) ?? ""
      let slice = Slice(
        [Slice.Cut(axis: place, from: part.0, to: part.1)], name: name.isEmpty ? nil : name)
      return (name, slice(input))
    }
  }

  /// The part of the first input that is as large as the second.
  func cropping() throws(CaffeProblem) -> SymbolicTensor? {
    let settings = layer.settings("crop_param")
    guard inputs.count == 2, let wanted = inputs[1].shape, shape.isKnown, wanted.isKnown,
      wanted.dimensions.count == shape.dimensions.count,
      let first = place(of: try settings.integer("axis") ?? 2)
    else { return nil }
    let places = first..<shape.dimensions.count
    var offsets = try settings.integers("offset")
    if offsets.count <= 1 {
      offsets = [Int](repeating: offsets.first ?? 0, count: places.count)
    }
    var cuts: [Slice.Cut] = []
    for (place, offset) in zip(places, offsets) {
      guard let size = wanted.dimensions[place], let available = shape.dimensions[place] else {
        return nil
      }
      guard offset >= 0, offset <= available, size <= available - offset else {
        throw CaffeProblem("cannot cut \(size) of \(available) from place \(offset) on")
      }
      cuts.append(Slice.Cut(axis: place, from: offset, to: offset + size))
    }
    return Slice(cuts, className: "Crop", name: name)(input)
  }
}

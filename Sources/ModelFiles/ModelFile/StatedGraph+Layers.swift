import ModelDescription

/// Layers that operators of several formats stand for.
extension StatedGraph {
  /// Two tensors joined number by number, or one with a given number.
  mutating func arithmetic(_ layer: any MergingLayer, _ first: Int, _ second: Int) -> Conversion? {
    for (constant, other, comesFirst) in [(second, first, false), (first, second, true)] {
      guard let constant = self.constant(constant), let scalar = constant.scalar,
        let input = tensor(other), let rank = input.shape?.dimensions.count,
        constant.shape?.count ?? 0 <= rank
      else { continue }
      let layer = ScalarArithmetic(
        layer.operation, scalar: scalar, scalarComesFirst: comesFirst)
      return .chain([layer], of: [input])
    }
    return merging(layer, [first, second])
  }

  /// Any number of tensors joined.
  mutating func merging(_ layer: any Layer, _ inputs: [Int]) -> Conversion? {
    let known = inputs.lazy.compactMap { [self] in tensor($0) }.first
    var tensors: [SymbolicTensor] = []
    for input in inputs {
      guard let tensor = operand(input, beside: known), tensor.shape?.isKnown == true else {
        return nil
      }
      tensors.append(tensor)
    }
    return .chain([layer], of: tensors)
  }

  /// A mean, sum or the like along dimensions; over height and width, a global pool.
  func reduction(
    _ operation: Reduce.Operation, of input: Int, axes: [Int]?, keepDims: Bool
  ) -> Conversion? {
    guard let tensor = tensor(input), let shape = tensor.shape, shape.isKnown, let axes else {
      return nil
    }
    let places = Set(axes.compactMap { try? shape.place(of: $0) })
    guard places.count == axes.count else { return nil }
    let first = shape.dataFormat == .channelsFirst ? 2 : 1
    let layer: any Layer
    if shape.isFeatureMaps, places == [first, first + 1], operation == .mean {
      layer = GlobalAveragePooling2D(keepDims: keepDims)
    } else if shape.isFeatureMaps, places == [first, first + 1], operation == .maximum {
      layer = GlobalMaxPooling2D(keepDims: keepDims)
    } else {
      layer = Reduce(operation, axes: places.sorted(), keepDims: keepDims)
    }
    return .chain([layer], of: [tensor])
  }

  /// The same numbers in the shape that the file states for the output.
  func reshaping(_ input: Int, to stated: Shape) -> Conversion? {
    guard let tensor = tensor(input), let shape = tensor.shape, shape.isKnown, stated.isKnown
    else { return nil }
    var sizes = stated.dimensions
    // Files state the batch with which they were traced, though it is open.
    if shape.dimensions.first == .some(nil), sizes.count > 1, stated.elementCount != nil,
      stated.elementCount == shape.elementCount
    {
      sizes[0] = nil
    }
    if sizes.count == 2, sizes[0] == shape.dimensions[0], let count = sizes[1],
      count == shape.elementCount
    {
      return .chain([Flatten(order: shape.dataFormat)], of: [tensor])
    }
    if sizes.count(where: { $0 == nil }) == 1 { sizes = sizes.map { $0 ?? -1 } }
    return .chain([Reshape(.whole(sizes), dataFormat: stated.dataFormat)], of: [tensor])
  }

  /// Dimensions in another order.
  func transposition(_ input: Int, by permutation: [Int]?) -> Conversion? {
    guard let tensor = tensor(input), let permutation else { return nil }
    return .chain([Transpose(permutation: permutation)], of: [tensor])
  }

  /// What a layer with one input gives.
  func alone(_ layer: any Layer, _ input: Int?) -> Conversion? {
    guard let tensor = input.flatMap({ self.tensor($0) }), tensor.shape?.isKnown == true else {
      return nil
    }
    return .chain([layer], of: [tensor])
  }

  /// More layers behind others.
  func appending(_ layers: [any Layer], to conversion: Conversion) -> Conversion {
    guard case .chain(let first, let tensors) = conversion else { return conversion }
    return .chain(first + layers, of: tensors)
  }

  /// Parts one after the other along a dimension.
  ///
  /// - Parameter sizes: how large each part is; −1, at most once, is what is left.
  func parts(of input: Int, axis: Int?, sizes: [Int]?) -> Conversion? {
    guard let tensor = tensor(input), let shape = tensor.shape, shape.isKnown,
      let place = axis.flatMap({ try? shape.place(of: $0) }), let size = shape.dimensions[place],
      let sizes
    else { return nil }
    var left = size
    for size in sizes where size >= 0 {
      guard size <= left else { return nil }
      left -= size
    }
    var start = 0
    let layers = sizes.map { size in
      let end = start + (size < 0 ? left : size)
      defer { start = end }
      return Slice([Slice.Cut(axis: place, from: start, to: end)], className: "Split")
    }
    return start <= size ? .parts(layers, of: tensor) : nil
  }

  /// Equal parts along a dimension.
  func parts(of input: Int, axis: Int?, count: Int) -> Conversion? {
    guard let shape = tensor(input)?.shape, shape.isKnown, count > 0,
      let place = axis.flatMap({ try? shape.place(of: $0) }), let size = shape.dimensions[place],
      size % count == 0, count <= size
    else { return nil }
    return parts(of: input, axis: place, sizes: [Int](repeating: size / count, count: count))
  }

  /// Numbers put around a tensor; zeros around maps are what Keras has a layer for.
  func padding(_ input: Int, _ margins: [Pad.Margin], filling: Pad.Filling) -> Conversion? {
    guard let tensor = tensor(input), let shape = tensor.shape, shape.isKnown,
      margins.count == shape.dimensions.count
    else { return nil }
    let first = shape.dataFormat == .channelsFirst ? 2 : 1
    let isAroundMaps =
      shape.isFeatureMaps && filling == .constant(0)
      && margins.enumerated().allSatisfy { place, margin in
        (first...first + 1).contains(place)
          ? (0...1 << 30).contains(margin.before) && (0...1 << 30).contains(margin.after)
          : margin.before == 0 && margin.after == 0
      }
    guard isAroundMaps else {
      return .chain([Pad(margins: margins, filling: filling)], of: [tensor])
    }
    let (rows, columns) = (margins[first], margins[first + 1])
    let layer = ZeroPadding2D(
      padding: ((rows.before, rows.after), (columns.before, columns.after)))
    return .chain([layer], of: [tensor])
  }
}

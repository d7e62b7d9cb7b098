import ModelDescription

extension ONNXBuilder {
  /// Nodes that bring the same numbers into another form, or repeat them.
  mutating func rearrangement(_ node: ONNXNode) -> ONNXConversion? {
    switch node.operation {
    case "Reshape", "Squeeze", "Unsqueeze", "Flatten": return reshape(node)
    case "Transpose": return transpose(node)
    case "Expand": return expand(node)
    case "Tile": return tile(node)
    case "Pad": return pad(node)
    case "Resize", "Upsample": return resize(node)
    case "DepthToSpace", "SpaceToDepth": return blocks(node)
    default: return nil
    }
  }

  // MARK: - Shapes

  private func reshape(_ node: ONNXNode) -> ONNXConversion? {
    guard let input = place(node, 0) else { return nil }
    let target: [Quantity?]? =
      switch node.operation {
      case "Squeeze": squeezedSizes(of: input.sizes, node)
      case "Unsqueeze": unsqueezedSizes(of: input.sizes, node)
      case "Flatten": flattenedSizes(of: input.sizes, node)
      default: reshapedSizes(of: input.sizes, node)
      }
    guard let target else { return nil }
    return reshape(input, to: target, format: format(of: node, from: input))
  }

  /// Where the channels stand after a reshape: for a window where it stood before, and in feature
  /// maps made of vectors, in front.
  private func format(of node: ONNXNode, from input: ONNXPlace) -> DataFormat {
    let needsChannelsFirst = isRead(
      node.outputs.first,
      by: [
        "Conv", "ConvTranspose", "MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool",
        "BatchNormalization", "InstanceNormalization", "Resize", "LRN",
      ])
    return needsChannelsFirst || input.rank < 3 ? .channelsFirst : input.shape.dataFormat
  }

  /// A reshape to sizes, some of which may be open; `nil` if more of them are open than can be said.
  private func reshape(
    _ input: ONNXPlace, to sizes: [Quantity?], format: DataFormat
  ) -> ONNXConversion? {
    if sizes == input.sizes, !sizes.contains(nil) { return .nothing(.place(input)) }
    if sizes.count == 2, input.rank > 2, let batch = sizes[0], batch == input.sizes[0] {
      let layer = Flatten(order: input.shape.dataFormat)
      return .layer(ONNXApplication(layer: layer, inputs: [input], sizes: sizes))
    }
    var target: [Int?] = []
    for (place, size) in sizes.enumerated() {
      if let number = size?.integer {
        target.append(number)
      } else if let size, place < input.rank, input.sizes[place] == size {
        target.append(nil)
      } else {
        target.append(-1)
      }
    }
    guard target.count(where: { $0 == -1 }) <= 1 else { return nil }
    let layer = Reshape(.whole(target), dataFormat: format)
    return .layer(ONNXApplication(layer: layer, inputs: [input], sizes: sizes))
  }

  /// The sizes that a Reshape asks for, with 0 and −1 replaced by what they mean.
  func reshapedSizes(of sizes: [Quantity?], _ node: ONNXNode) -> [Quantity?]? {
    let attribute = node.integers("shape").map { KnownValue(row: $0.map { Quantity($0) }) }
    guard var target = (node.input(1) == nil ? attribute : value(node, 1))?.elements else {
      return nil
    }
    var open: Int?
    for (place, size) in target.enumerated() {
      if size == Quantity(0), node.integer("allowzero") != 1 {
        guard sizes.indices.contains(place) else { return nil }
        target[place] = sizes[place]
      } else if size == Quantity(-1) {
        guard open == nil else { return nil }
        open = place
      }
    }
    if let open {
      target[open] = Quantity(1)
      let others = Quantity.product(target)
      target[open] = Quantity.product(sizes).flatMap { whole in others.flatMap { whole / $0 } }
    }
    return target
  }

  func squeezedSizes(of sizes: [Quantity?], _ node: ONNXNode) -> [Quantity?]? {
    guard let axes = axes(node, rank: sizes.count) else {
      return node.input(1) == nil ? sizes.filter { $0 != Quantity(1) } : nil
    }
    return sizes.indices.filter { !axes.contains($0) }.map { sizes[$0] }
  }

  func unsqueezedSizes(of sizes: [Quantity?], _ node: ONNXNode) -> [Quantity?]? {
    let count = value(node, 1)?.elements.count ?? node.integers("axes")?.count ?? 0
    guard count <= 16, let axes = axes(node, rank: sizes.count + count), axes.count == count else {
      return nil
    }
    var rest = sizes.makeIterator()
    return (0..<sizes.count + count).map { axes.contains($0) ? Quantity(1) : rest.next() ?? nil }
  }

  private func flattenedSizes(of sizes: [Quantity?], _ node: ONNXNode) -> [Quantity?]? {
    let stated = node.integer("axis") ?? 1
    guard stated >= -sizes.count, stated <= sizes.count else { return nil }
    let axis = stated < 0 ? stated + sizes.count : stated
    return [Quantity.product(sizes[..<axis]), Quantity.product(sizes[axis...])]
  }

  /// The dimensions that a node names, as input or attribute; `nil` if it names none.
  func axes(_ node: ONNXNode, _ input: Int = 1, rank: Int) -> Set<Int>? {
    guard let stated = value(node, input)?.integers ?? node.integers("axes") else { return nil }
    var axes: Set<Int> = []
    for axis in stated {
      guard axis >= -rank, axis < rank else { return nil }
      axes.insert(axis < 0 ? axis + rank : axis)
    }
    return axes
  }

  private func transpose(_ node: ONNXNode) -> ONNXConversion? {
    guard let input = place(node, 0) else { return nil }
    let order = node.integers("perm") ?? (0..<input.rank).reversed()
    guard order.sorted() == Array(0..<input.rank) else { return nil }
    if order == Array(0..<input.rank) { return .nothing(.place(input)) }
    return .layer(
      ONNXApplication(
        layer: Transpose(permutation: order), inputs: [input],
        sizes: order.map { input.sizes[$0] }))
  }

  /// Channels against rows and columns, which ONNX has behind the channels.
  private func blocks(_ node: ONNXNode) -> ONNXConversion? {
    guard let size = node.integer("blocksize"), let input = place(node, 0),
      input.shape.channelAxis == 1
    else { return nil }
    let layer: any Layer
    if node.operation == "SpaceToDepth" {
      layer = SpaceToDepth(blockSize: size)
    } else {
      guard let order = DepthToSpace.Order(rawValue: node.text("mode") ?? "DCR") else {
        return nil
      }
      layer = DepthToSpace(blockSize: size, order: order)
    }
    return .layer(ONNXApplication(layer: layer, inputs: [input]))
  }

  // MARK: - Repetitions

  private mutating func expand(_ node: ONNXNode) -> ONNXConversion? {
    guard node.inputs.count == 2, let input = operand(node.inputs[0]),
      let target = value(node, 1)?.elements
    else { return nil }
    let sizes = broadcastSizes([input.sizes[...], target[...]])
    if sizes == input.sizes, !sizes.contains(nil) { return .nothing(.place(input)) }
    let layer = Expand(target: target.map { $0?.integer })
    return .layer(ONNXApplication(layer: layer, inputs: [input], sizes: sizes))
  }

  private mutating func tile(_ node: ONNXNode) -> ONNXConversion? {
    guard node.inputs.count == 2, let input = operand(node.inputs[0]),
      let repeats = value(node, 1)?.integers
    else { return nil }
    if repeats.allSatisfy({ $0 == 1 }) { return .nothing(.place(input)) }
    return .layer(ONNXApplication(layer: Tile(repeats: repeats), inputs: [input]))
  }

  // MARK: - Margins

  private func pad(_ node: ONNXNode) -> ONNXConversion? {
    guard let input = place(node, 0), let margins = margins(node, rank: input.rank) else {
      return nil
    }
    let number =
      node.input(2) == nil ? node.float("value") ?? 0 : value(node, 2)?.scalar?.number
    let filling: Pad.Filling
    switch node.text("mode") ?? "constant" {
    case "constant":
      guard let number else { return nil }
      filling = .constant(number)
    case "reflect": filling = .reflection
    case "edge": filling = .edge
    case "wrap": filling = .wrap
    default: return nil
    }
    if margins.allSatisfy({ $0.before == 0 && $0.after == 0 }) {
      return .nothing(.place(input))
    }
    return .layer(ONNXApplication(layer: layer(margins, filling, input.shape), inputs: [input]))
  }

  /// Zeros around feature maps have a layer of their own.
  private func layer(
    _ margins: [Pad.Margin], _ filling: Pad.Filling, _ input: Shape
  ) -> any Layer {
    guard input.isFeatureMaps, input.dataFormat == .channelsFirst, filling == .constant(0),
      margins.prefix(2).allSatisfy({ $0.before == 0 && $0.after == 0 }),
      margins.allSatisfy({ $0.before >= 0 && $0.after >= 0 })
    else { return Pad(margins: margins, filling: filling) }
    let (rows, columns) = (margins[2], margins[3])
    return ZeroPadding2D(
      padding: ((rows.before, rows.after), (columns.before, columns.after)))
  }

  /// All that comes before, then all that comes after, for all dimensions or for those named.
  private func margins(_ node: ONNXNode, rank: Int) -> [Pad.Margin]? {
    let stated =
      node.input(1) == nil
      ? node.integers("pads") ?? node.integers("paddings")
      : value(node, 1)?.integers
    guard let stated, stated.allSatisfy({ abs(Double($0)) <= 0x1p30 }) else { return nil }
    let axes: [Int]
    if node.input(3) != nil {
      guard let named = value(node, 3)?.integers else { return nil }
      axes = named.map { $0 < 0 && $0 >= -rank ? $0 + rank : $0 }
    } else {
      axes = Array(0..<rank)
    }
    guard stated.count == 2 * axes.count, axes.allSatisfy({ (0..<rank).contains($0) }) else {
      return nil
    }
    var margins = [Pad.Margin](repeating: Pad.Margin(before: 0, after: 0), count: rank)
    for (place, axis) in axes.enumerated() {
      margins[axis] = Pad.Margin(before: stated[place], after: stated[axes.count + place])
    }
    return margins
  }
}

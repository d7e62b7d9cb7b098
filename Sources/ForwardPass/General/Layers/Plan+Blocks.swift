import ModelDescription

/// Layers that exchange channels with rows and columns.
extension Plan {
  mutating func add(
    _ layer: DepthToSpace, to input: GeneralValue, channelAxis: Int?, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let source = try strided(input.value, input.shape, layer: target.name)
    let axes = try mapAxes(channelAxis, of: source, target)
    let (block, channels) = (layer.blockSize, target.shape.sizes[axes.channels])
    let cells = block * block
    let (channel, cell) = layer.order == .blocksFirst ? (1, channels) : (cells, 1)
    return try addCopy(of: source, target) { dimension in
      let stride = source.strides[dimension]
      let cellStride = cell * source.strides[axes.channels]
      return (0..<target.shape.sizes[dimension]).map { index in
        switch dimension {
        case axes.height: index / block * stride + index % block * block * cellStride
        case axes.width: index / block * stride + index % block * cellStride
        case axes.channels: index * channel * stride
        default: index * stride
        }
      }
    }
  }

  mutating func add(
    _ layer: SpaceToDepth, to input: GeneralValue, channelAxis: Int?, _ target: GeneralTarget
  ) throws(ForwardPassError) -> PlannedValue {
    let source = try strided(input.value, input.shape, layer: target.name)
    let axes = try mapAxes(channelAxis, of: source, target)
    let (block, channels) = (layer.blockSize, source.sizes[axes.channels])
    return try addCopy(of: source, target) { dimension in
      let stride = source.strides[dimension]
      return (0..<target.shape.sizes[dimension]).map { index in
        switch dimension {
        case axes.height, axes.width: return index * block * stride
        case axes.channels:
          let cell = index / channels
          return index % channels * stride + cell / block * source.strides[axes.height]
            + cell % block * source.strides[axes.width]
        default: return index * stride
        }
      }
    }
  }

  /// The places of height, width and channels among four dimensions.
  private func mapAxes(
    _ channelAxis: Int?, of source: StridedValue, _ target: GeneralTarget
  ) throws(ForwardPassError) -> (height: Int, width: Int, channels: Int) {
    guard source.sizes.count == 4, target.shape.sizes.count == 4, let channelAxis else {
      throw .refused(target.name)
    }
    return channelAxis == 1 ? (2, 3, 1) : (1, 2, channelAxis)
  }
}

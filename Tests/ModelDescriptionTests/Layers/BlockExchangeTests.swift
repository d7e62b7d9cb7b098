import ModelDescription
import Testing

@Suite("Channels against rows and columns")
struct BlockExchangeTests {
  @Test("four channels become two rows and two columns, and back, and fields follow")
  func shapes() throws {
    let input = Input(shape: [8, 6, 3])
    let gathered = SpaceToDepth(blockSize: 2)(input)
    let spread = DepthToSpace(blockSize: 2)(gathered)
    let model = try Model(inputs: input, outputs: spread)
    #expect(model.calls[1].outputShape == Shape([nil, 4, 3, 12]))
    #expect(model.calls[2].outputShape == Shape([nil, 8, 6, 3]))
    let fields = model.layerNumbers().map(\.receptiveField)
    #expect(fields[1]?.size == Extent(height: 2, width: 2))
    #expect(fields[1]?.stride == Extent(height: 2, width: 2))
    // Each number comes from the place that its whole block has.
    #expect(fields[2]?.size == Extent(height: 2, width: 2))
    #expect(fields[2]?.stride == Extent(height: 1, width: 1))
  }

  @Test("blocks that do not come out even are refused", arguments: [0, -1, 4, 5, 1 << 40])
  func refused(size: Int) throws {
    let input = Input(shape: [6, 6, 8])
    #expect(throws: ModelError.self) {
      try Model(inputs: input, outputs: DepthToSpace(blockSize: size)(input))
    }
    #expect(throws: ModelError.self) {
      try Model(inputs: input, outputs: SpaceToDepth(blockSize: size)(input))
    }
  }
}

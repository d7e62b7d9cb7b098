import ModelDescription
import Testing

@Suite("Receptive fields behind layers that make maps larger")
struct EnlargedFieldsTests {
  private func field(_ inputs: SymbolicTensor, _ output: SymbolicTensor) throws -> ReceptiveField? {
    try Model(inputs: inputs, outputs: output).layerNumbers().last?.receptiveField
  }

  private func square(_ side: Int) -> Extent { Extent(height: side, width: side) }

  /// Every number of U-Net along one axis, followed forwards: each map is a list of the pixels
  /// that its numbers depend on.
  private static let unetByHand: [String: Set<Int>] = {
    typealias Line = [Set<Int>]
    func convolution(_ line: Line) -> Line {
      (0..<line.count - 2).map { line[$0].union(line[$0 + 1]).union(line[$0 + 2]) }
    }
    func pool(_ line: Line) -> Line {
      (0..<line.count / 2).map { line[2 * $0].union(line[2 * $0 + 1]) }
    }
    func transposed(_ line: Line) -> Line {
      var output = Line(repeating: [], count: 2 * line.count)
      for (place, pixels) in line.enumerated() {
        for element in 0..<2 { output[2 * place + element].formUnion(pixels) }
      }
      return output
    }
    func sizes(_ line: Line) -> Set<Int> {
      Set(line.map { ($0.max() ?? 0) - ($0.min() ?? 0) + 1 })
    }
    var line = (0..<572).map { Set([$0]) }
    var skipped: [Line] = []
    var result: [String: Set<Int>] = [:]
    for stage in 1...4 {
      line = convolution(convolution(line))
      skipped.append(line)
      line = pool(line)
      result["pool\(stage)"] = sizes(line)
    }
    line = convolution(convolution(line))
    for stage in 6...9 {
      line = transposed(line)
      result["upconv\(stage)"] = sizes(line)
      let skip = skipped.removeLast()
      let margin = (skip.count - line.count) / 2
      line = line.indices.map { line[$0].union(skip[margin + $0]) }
      line = convolution(convolution(line))
    }
    result["output"] = sizes(line)
    return result
  }()

  @Test("U-Net's are those of the number that sees most")
  func unet() throws {
    let model = try BuiltInModel.uNet.model()
    #expect(Self.unetByHand.count == 9)
    #expect(Self.unetByHand["output"]?.min() == 188)
    for (name, sizes) in Self.unetByHand {
      let layer = try #require(model.layer(named: name))
      let field = try #require(model.layerNumbers()[layer.index].receptiveField)
      #expect(field.size == square(try #require(sizes.max())), "\(name)")
    }
    let output = try #require(model.layerNumbers().last?.receptiveField)
    #expect(output.size == square(204) && output.stride == square(1))
  }

  /// By hand: 3 pixels after the first convolution, 4 after the pool, 8 after the second, still 8
  /// when each is repeated, and two neighbours 2 pixels apart in the end: 10.
  @Test("a small autoencoder's grow only where numbers come together")
  func autoencoder() throws {
    let inputs = Input(shape: [8, 8, 1])
    func convolution(_ x: SymbolicTensor) -> SymbolicTensor {
      Conv2D(filters: 4, kernelSize: (3, 3), padding: .same)(x)
    }
    let output = convolution(UpSampling2D()(convolution(MaxPooling2D()(convolution(inputs)))))
    let model = try Model(inputs: inputs, outputs: output)
    let fields = model.layerNumbers().map { $0.receptiveField }
    #expect(fields.map { $0?.size.height } == [1, 3, 4, 8, 8, 10])
    #expect(fields.map { $0?.stride.width } == [1, 1, 2, 2, 1, 1])
    // The first number reads places −1 to 1 of the repeated maps, which see pixels −5 to 4.
    #expect(fields.last??.firstCenter.x == -0.5)
  }

  /// Two pixels to one and back: outputs 0 and 1 read the cell of pixels 0 and 1, outputs 2 and 3
  /// that of 2 and 3. Bilinear output 1 reads cells 0 and 1, output 0 cells −1 and 0.
  @Test("what a stride has spread apart, an enlarging layer brings together again")
  func pooledAndEnlarged() throws {
    let inputs = Input(shape: [16, 16, 1])
    let pooled = AveragePooling2D()(inputs)
    for layer in [
      UpSampling2D() as any Layer, Conv2DTranspose(filters: 1, kernelSize: (2, 2), strides: (2, 2)),
    ] {
      let field = try #require(try field(inputs, layer(pooled)))
      #expect(field.stride == square(1) && field.size == square(2))
      #expect(field.firstCenter.y == 0.5)
    }
    let smooth = try #require(try field(inputs, UpSampling2D(interpolation: .bilinear)(pooled)))
    #expect(smooth.stride == square(1) && smooth.size == square(4))
    #expect(smooth.firstCenter.y == -0.5)
  }

  /// Outputs 0 and 2 see pixels 0–1 and 2–3, output 1 nothing; the convolution's second number
  /// reads outputs 1 to 3, its first one 0 to 2.
  @Test("numbers between the kernels of a transposed convolution see nothing")
  func gaps() throws {
    let inputs = Input(shape: [16, 16, 1])
    let sparse = Conv2DTranspose(filters: 1, kernelSize: (1, 1), strides: (2, 2))(
      AveragePooling2D()(inputs))
    #expect(try field(inputs, sparse)?.size == square(2))
    let mixed = Conv2D(filters: 1, kernelSize: (3, 3))(sparse)
    #expect(try field(inputs, mixed)?.size == square(4))
    let onlyGap = Cropping2D(cropping: ((1, 14), (1, 14)))(sparse)
    #expect(try field(inputs, onlyGap) == nil)
  }

  @Test("maps enlarged and made smaller again move by whole pixels")
  func enlargedAndPooled() throws {
    let inputs = Input(shape: [16, 16, 1])
    let field = try #require(try field(inputs, MaxPooling2D()(UpSampling2D()(inputs))))
    #expect(field.size == square(1) && field.stride == square(1) && field.firstCenter.x == 0)
  }

  /// 2,048 pixels to one and back, in fact 2,048; evenly placed fields that hold these are
  /// 2,048 + 2,047 pixels wide.
  @Test("patterns beyond 1,024 places are enclosed by even ones")
  func longPattern() throws {
    let inputs = Input(shape: [4096, 4096, 1])
    let pooled = AveragePooling2D(poolSize: (2048, 2048))(inputs)
    let field = try #require(try field(inputs, UpSampling2D(size: (2048, 2048))(pooled)))
    #expect(field.size == square(4095) && field.stride == square(1))
    #expect(field.firstCenter.x == 0)
  }
}

import Tensors
import Testing

@Suite("Tensors")
struct TensorTests {
  #if !(os(macOS) && arch(x86_64))
    @Test("all 65,536 numbers of half precision mean what the processor says")
    func halfPrecision() {
      for bits in UInt16.min...UInt16.max {
        let expected = Float(Float16(bitPattern: bits))
        let found = floatFromHalf(bits)
        #expect(expected.isNaN ? found.isNaN : found.bitPattern == expected.bitPattern)
      }
    }

    @Test("numbers are rounded to half precision as the processor does it")
    func roundingToHalf() {
      let edges: [Float] = [
        0, -0.0, 1, -2, 0.1, 65504, 65519.996, 65520, 1e9, .infinity, -.infinity, 0x1p-14,
        0x1.FFFp-15, 0x1p-24, 0x1p-25, 0x1.000002p-25, 0x1.8p-24, 1.00048828125, 1.00146484375,
      ]
      // Every exponent, with a fraction that changes from one to the next.
      let many = (0..<100_000).map { Float(bitPattern: UInt32($0) &* 85_899) }
      for value in edges + many where !value.isNaN {
        #expect(halfBits(of: value) == Float16(value).bitPattern, "\(value)")
      }
      #expect(floatFromHalf(halfBits(of: .nan)).isNaN)
    }
  #endif

  @Test("element types become the numbers that they mean")
  func elementTypes() throws {
    let cases: [(ElementType, [UInt8], [Float])] = [
      (.float16, [0, 0x3C, 0, 0xC0], [1, -2]),
      (.bfloat16, [0x80, 0x3F, 0, 0xC0], [1, -2]),
      (.float64, [0, 0, 0, 0, 0, 0, 0xF0, 0x3F], [1]),
      (.int8, [0xFF, 2], [-1, 2]),
      (.int16, [0xFE, 0xFF], [-2]),
      (.int32, [0xFE, 0xFF, 0xFF, 0xFF], [-2]),
      (.uint8, [0xFF], [255]),
      (.bool, [0, 1], [0, 1]),
    ]
    for (type, bytes, numbers) in cases {
      let tensor = try #require(
        Tensor(shape: [numbers.count], elementType: type, storage: storage(bytes)))
      #expect(tensor.floats() == numbers)
    }
  }

  @Test("a view that does not fit its bytes is refused")
  func bounds() {
    let eight = storage([UInt8](repeating: 0, count: 8))
    #expect(Tensor(shape: [2], elementType: .float32, storage: eight) != nil)
    #expect(Tensor(shape: [3], elementType: .float32, storage: eight) == nil)
    #expect(Tensor(shape: [2], elementType: .float32, storage: eight, byteOffset: 1) == nil)
    #expect(Tensor(shape: [-1], elementType: .float32, storage: eight) == nil)
    #expect(Tensor(shape: [Int.max, 2], elementType: .uint8, storage: eight) == nil)
  }
}

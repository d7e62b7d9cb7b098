import Tensors
import Testing

@testable import TensorFiles

@Suite("Safetensors files")
struct SafetensorsTests {
  @Test("the sample file gives its ten kernels and biases")
  func sample() throws {
    let file = try SafetensorsFile(path: testFile("narrow.safetensors"))
    #expect(file.names.count == 16)
    let kernel = try #require(try file.tensor(named: "conv1/kernel"))
    #expect(kernel.shape == [11, 11, 3, 8])
    #expect(kernel.elementType == .float32)
  }
}

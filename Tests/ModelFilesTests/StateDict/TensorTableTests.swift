import ModelFiles
import Tensors
import Testing

@Suite("Tables of tensors")
struct TensorTableTests {
  @Test func `a table has a line for each tensor and guesses layers`() {
    let table = TensorTable(
      ShapesOnly([
        ("conv.weight", [8, 3, 5, 5]), ("bn.weight", [8]), ("bn.running_mean", [8]),
        ("norm.weight", [8]), ("fc.weight", [1000, 8]), ("fc.bias", [1000]), ("scale", []),
        ("dense/kernel", [4, 2]), ("conv2d/kernel", [3, 3, 4, 16]),
      ]))
    #expect(
      table.text == """
        Tensor           Shape           Type  Numbers  Looks like
        conv.weight      8 × 3 × 5 × 5   int8      600  5 × 5 convolution, 3 to 8
        bn.weight        8               int8        8  batch normalisation of 8
        bn.running_mean  8               int8        8
        norm.weight      8               int8        8  normalisation of 8
        fc.weight        1000 × 8        int8    8,000  dense layer, 8 to 1000
        fc.bias          1000            int8    1,000
        scale            one number      int8        1
        dense/kernel     4 × 2           int8        8  dense layer, 4 to 2
        conv2d/kernel    3 × 3 × 4 × 16  int8      576  3 × 3 convolution, 4 to 16

        9 tensors, 10,209 numbers.
        Tensors alone do not tell how layers are connected: give featuremaps the network that \
        they belong to, with --model.

        """)
  }

  @Test func `names cannot steer the terminal`() {
    let text = TensorTable(ShapesOnly([("a\u{1B}[2Jb", [1])])).text
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains("a\\u{1B}[2Jb"))
    #expect(text.contains("\n1 tensor, 1 number.\n"))
  }

  @Test func `tensors that cannot be read have a line, too`() {
    struct Broken: NamedTensors {
      let source = "broken"
      let names = ["a.weight"]
      func tensor(named name: String) throws -> Tensor? { throw CancellationError() }
    }
    #expect(TensorTable(Broken()).text.contains("a.weight  cannot be read"))
  }
}

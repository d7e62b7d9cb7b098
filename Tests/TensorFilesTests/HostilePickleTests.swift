import TensorFiles
import Testing

@Suite("Hostile pickles")
struct HostilePickleTests {
  /// The sentence that opening an archive with this description, and reading all its tensors,
  /// ends with. The archive has one storage, `0`, of 16 bytes.
  private func sentence(_ pickle: [UInt8], byteOrder: String = "little") -> String {
    let archive = ZipBuilder(entries: [
      .init(name: "a/data.pkl", contents: pickle),
      .init(name: "a/byteorder", contents: Array(byteOrder.utf8)),
      .init(name: "a/data/0", contents: [UInt8](repeating: 0, count: 16)),
    ])
    do {
      let file = try PyTorchFile(storage: storage(archive.bytes()), source: "it")
      for name in file.names { _ = try file.tensor(named: name) }
      return "no error"
    } catch {
      return String("\(error)".dropFirst("it: ".count))
    }
  }

  /// Instructions in protocol 2.
  private enum Code {
    static let start: [UInt8] = [0x80, 2]
    static let mark: [UInt8] = [0x28]
    static let stop: [UInt8] = [0x2E]

    static func text(_ text: String) -> [UInt8] {
      [0x58] + littleEndian(UInt32(text.utf8.count)) + Array(text.utf8)
    }

    static func integer(_ value: Int) -> [UInt8] { [0x8A, 8] + littleEndian(Int64(value)) }

    static func tuple(_ items: [UInt8]...) -> [UInt8] { mark + items.joined() + [0x74] }

    static func global(_ module: String, _ name: String) -> [UInt8] {
      Array("c\(module)\n\(name)\n".utf8)
    }

    static func call(_ function: [UInt8], _ arguments: [UInt8]) -> [UInt8] {
      function + arguments + [0x52]
    }

    /// A dictionary with one entry.
    static func dictionary(_ name: String, _ value: [UInt8]) -> [UInt8] {
      [0x7D] + text(name) + value + [0x73]
    }

    /// A tensor of 32-bit numbers.
    static func tensor(
      key: String = "0", count: Int = 4, offset: Int = 0, shape: [Int] = [4], strides: [Int] = [1]
    ) -> [UInt8] {
      let storage =
        tuple(
          text("storage"), global("torch", "FloatStorage"), text(key), text("cpu"), integer(count))
        + [0x51]
      let sizes = { (sizes: [Int]) in Self.mark + sizes.flatMap(integer) + [0x74] }
      return call(
        global("torch._utils", "_rebuild_tensor_v2"),
        tuple(storage, integer(offset), sizes(shape), sizes(strides)))
    }
  }

  private func sentence(tensor: [UInt8]) -> String {
    sentence(Code.start + Code.dictionary("w", tensor) + Code.stop)
  }

  @Test("what the builder makes without lies is read")
  func honest() {
    #expect(sentence(tensor: Code.tensor()) == "no error")
    #expect(sentence(tensor: Code.tensor(shape: [2, 2], strides: [1, 2])) == "no error")
    #expect(
      sentence(tensor: Code.tensor(offset: 4, shape: [0, Int.max], strides: [9, 9])) == "no error")
  }

  @Test("the stride along a dimension of one may be any number")
  func strideOfNothing() {
    #expect(
      sentence(tensor: Code.tensor(shape: [2, 1], strides: [2, Int.max])) == "no error")
  }

  @Test("a name of nothing but prefixes takes no time")
  func prefixes() {
    let name = String(repeating: "module.", count: 200_000)
    let pickle = Code.start + Code.dictionary(name, Code.tensor()) + Code.stop
    #expect(sentence(pickle) == "no error")
  }

  @Test(
    "views that reach beyond their storage are refused",
    arguments: [
      (0, [5], [1]), (1, [4], [1]), (-1, [4], [1]), (0, [2], [4]), (0, [4], [-1]), (3, [2], [1]),
      (0, [4], []), (0, [-4], [1]), (5, [0], [1]), (0, [Int.max, 2], [0, 0]),
      (0, [2], [Int.max]), (Int.max, [2], [1]), (0, [Int.max], [0]), (0, [1 << 40], [0]),
      (0, [3, 3], [Int.max, Int.max]),
    ])
  func layout(offset: Int, shape: [Int], strides: [Int]) {
    let answer = sentence(
      tensor: Code.tensor(offset: offset, shape: shape, strides: strides))
    #expect(
      answer
        == "tensor 'w' of shape \(shape) and strides \(strides), from \(offset) on, does not fit the 4 numbers of its storage"
    )
  }

  @Test("storages that are missing or of another size are refused")
  func storages() {
    #expect(
      sentence(tensor: Code.tensor(key: "1"))
        == "the numbers of tensor 'w', entry 'data/1', are missing")
    #expect(
      sentence(tensor: Code.tensor(key: "../byteorder"))
        == "the numbers of tensor 'w', entry 'data/../byteorder', are missing")
    for count in [3, 5, -4, Int.max] {
      #expect(
        sentence(tensor: Code.tensor(count: count))
          == "the numbers 'data/0', \(count) of type 'torch.FloatStorage', do not fit their 16 bytes"
      )
    }
  }

  @Test("functions are never called, only named")
  func calls() {
    let call = Code.call(Code.global("os", "system"), Code.tuple(Code.text("exit 1")))
    #expect(
      sentence(Code.start + call + Code.stop)
        == "holds an object of class 'os.system', which is not loaded since that would run code; save its state_dict() instead"
    )
    #expect(
      sentence(Code.start + Code.dictionary("model", call) + Code.stop).hasPrefix(
        "holds an object of class 'os.system'"))
    let both = Code.dictionary("w", Code.tensor()) + Code.text("x") + call + [0x73]
    #expect(sentence(Code.start + both + Code.stop) == "no error")
  }

  @Test(
    "instructions that do not fit one another are refused",
    arguments: [
      ([0x52], "an instruction without its values at byte"),
      ([0x28, 0x30], "has the instruction 0x30 at byte"),
      ([0x74], "an instruction without its values at byte"),
      ([0x7D, 0x28, 0x52], "an instruction without its values at byte"),
      ([0x68, 7], "a value 7 that was never stored at byte"),
      ([0x4E, 0x4E, 0x4E, 0x73], "an entry for what is no dictionary at byte"),
      ([0x7D, 0x4E, 0x61], "an item for what is no list at byte"),
      ([0x7D, 0x28, 0x4E, 0x75], "an instruction without its values at byte"),
      ([0x58, 0xFF, 0xFF, 0xFF, 0xFF], "ends early, at byte"),
      ([0x8A, 200, 1], "ends early, at byte"),
      (Array("ctorch".utf8), "ends early, at byte"),
      ([0x80], "ends early, at byte"),
    ] as [([UInt8], String)])
  func misfits(code: [UInt8], expected: String) {
    #expect(sentence(Code.start + code).contains(expected))
  }

  @Test("deep nests, self-reference and endless instructions end in a sentence")
  func bounds() {
    // After the magic number of the older form, where no checksum is to be made.
    func afterMagic(_ pickle: [UInt8]) -> String {
      let magic: [UInt8] = [
        0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
      ]
      do {
        _ = try PyTorchFile(storage: storage(magic + pickle), source: "it")
        return "no error"
      } catch {
        return String("\(error)".dropFirst("it: ".count))
      }
    }
    let deep = [0x29] + [UInt8](repeating: 0x85, count: 300_000) + Code.stop
    #expect(afterMagic(deep).hasPrefix("the file is damaged: version 1001 is wanted"))
    #expect(
      afterMagic([UInt8](repeating: 0x28, count: 1_000_001))
        == "the description of the tensors has more than 1000000 instructions")
    // A dictionary that contains itself under a name that is looked into.
    let inner = [0x7D, 0x71, 0] + Code.text("model") + [0x68, 0, 0x73]
    #expect(sentence(Code.start + inner + Code.stop) == "holds no state dictionary; it has 'model'")
  }

  @Test("numbers with the highest byte first are refused")
  func byteOrder() {
    #expect(
      sentence(Code.start + Code.stop, byteOrder: "big").hasPrefix(
        "the numbers are stored with their highest byte first"))
  }

  @Test("control characters in names do not reach the terminal")
  func controlCharacters() {
    let answer = sentence(
      Code.start + Code.call(Code.global("\u{1B}[2J", "x"), Code.tuple()) + Code.stop)
    #expect(answer.hasPrefix("holds an object of class '\\u{1B}[2J.x'"))
  }
}

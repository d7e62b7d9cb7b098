import Tensors

/// Reads a pickle as data: a list of instructions for a stack, of which only those are carried out
/// that build plain values. Nothing is imported, made or called; what would be is a name.
struct PickleMachine {
  /// The most instructions that are carried out, which bounds all memory: about 40 describe a
  /// tensor.
  static let instructionLimit = 1_000_000

  private(set) var heap = PickleHeap()
  private(set) var position: Int
  private let end: Int
  private let storage: TensorStorage
  private var stack: [PickleValue] = []
  private var marks: [Int] = []
  private var memo: [Int: PickleValue] = [:]

  /// A machine for the bytes of a storage from `start` up to `end`.
  init(_ storage: TensorStorage, from start: Int, to end: Int) {
    self.storage = storage
    position = start
    self.end = end
  }

  /// Carries out all instructions and gives the value that they leave. Afterwards `position` is
  /// behind the last.
  mutating func run() throws(PyTorchError) -> PickleValue {
    for _ in 0..<PickleMachine.instructionLimit {
      let place = position
      let byte = try integer(UInt8.self)
      guard let opcode = PickleOpcode(rawValue: byte) else {
        throw .instruction(byte, at: place)
      }
      if opcode == .stop { return try pop() }
      try perform(opcode)
    }
    throw .tooManyInstructions(limit: PickleMachine.instructionLimit)
  }

  private mutating func perform(_ opcode: PickleOpcode) throws(PyTorchError) {
    switch opcode {
    case .stop: break
    case .version: position += 1
    case .mark: marks.append(stack.count)
    case .none: stack.append(.nothing)
    case .newTrue: stack.append(.boolean(true))
    case .newFalse: stack.append(.boolean(false))
    case .binaryInteger: stack.append(.integer(Int(try integer(Int32.self))))
    case .binaryInteger1: stack.append(.integer(Int(try integer(UInt8.self))))
    case .binaryInteger2: stack.append(.integer(Int(try integer(UInt16.self))))
    case .long: stack.append(try long())
    case .binaryFloat:
      _ = try bytes(8)
      stack.append(.other)
    case .text: stack.append(.text(try text(Int(try integer(UInt32.self)))))
    case .shortString: stack.append(.text(try text(Int(try integer(UInt8.self)))))
    case .global: stack.append(.name("\(try line()).\(try line())"))
    case .emptySet: stack.append(.other)
    case .emptyDictionary: stack.append(heap.dictionary())
    case .emptyList, .emptyTuple: stack.append(heap.sequence([]))
    case .tuple: stack.append(heap.sequence(try popToMark()))
    case .tuple1: stack.append(heap.sequence(try pop(1)))
    case .tuple2: stack.append(heap.sequence(try pop(2)))
    case .tuple3: stack.append(heap.sequence(try pop(3)))
    case .append: try append(try pop(1))
    case .appends: try append(try popToMark())
    case .setItem: try setItems(try pop(2))
    case .setItems: try setItems(try popToMark())
    case .get: try recall(Int(try integer(UInt8.self)))
    case .longGet: try recall(Int(try integer(UInt32.self)))
    case .put: memo[Int(try integer(UInt8.self))] = try top()
    case .longPut: memo[Int(try integer(UInt32.self))] = try top()
    // What an object is told about itself, such as its metadata, is no tensor's business.
    case .build: _ = try pop()
    case .persistentID: stack.append(heap.object(withPersistentID: try pop()))
    case .reduce, .newObject:
      let operands = try pop(2)
      stack.append(heap.call(operands[0], with: operands[1]))
    }
  }

  // MARK: Bytes

  private mutating func integer<Value: FixedWidthInteger>(
    _ type: Value.Type
  ) throws(PyTorchError) -> Value {
    let size = MemoryLayout<Value>.size
    guard size <= end - position, let value = storage.integer(type, at: position) else {
      throw .pickleEndsEarly(at: end)
    }
    position += size
    return value
  }

  private mutating func bytes(_ count: Int) throws(PyTorchError) -> [UInt8] {
    guard count <= end - position, let bytes = storage.bytes(at: position, count: count) else {
      throw .pickleEndsEarly(at: end)
    }
    position += count
    return bytes
  }

  private mutating func text(_ count: Int) throws(PyTorchError) -> String {
    String(decoding: try bytes(count), as: UTF8.self)
  }

  private mutating func line() throws(PyTorchError) -> String {
    var bytes: [UInt8] = []
    while true {
      let byte = try integer(UInt8.self)
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
  }

  /// A whole number of any length, the lowest byte first, in two's complement.
  private mutating func long() throws(PyTorchError) -> PickleValue {
    let bytes = try bytes(Int(try integer(UInt8.self)))
    guard bytes.count <= 8 else { return .other }
    let isNegative = bytes.last.map { $0 >= 0x80 } ?? false
    return .integer(
      bytes.reversed().reduce(isNegative ? -1 : 0) { $0 << 8 | Int($1) })
  }

  // MARK: Stack

  private var underflow: PyTorchError { .pickle("an instruction without its values", at: position) }

  private func top() throws(PyTorchError) -> PickleValue {
    guard let value = stack.last, stack.count > marks.last ?? 0 else { throw underflow }
    return value
  }

  private mutating func pop() throws(PyTorchError) -> PickleValue {
    let value = try top()
    stack.removeLast()
    return value
  }

  private mutating func pop(_ count: Int) throws(PyTorchError) -> [PickleValue] {
    guard stack.count - (marks.last ?? 0) >= count else { throw underflow }
    defer { stack.removeLast(count) }
    return Array(stack.suffix(count))
  }

  private mutating func popToMark() throws(PyTorchError) -> [PickleValue] {
    guard let mark = marks.popLast() else { throw underflow }
    defer { stack.removeSubrange(mark...) }
    return Array(stack[mark...])
  }

  private mutating func recall(_ number: Int) throws(PyTorchError) {
    guard let value = memo[number] else {
      throw .pickle("a value \(number) that was never stored", at: position)
    }
    stack.append(value)
  }

  // MARK: Containers

  private mutating func append(_ items: [PickleValue]) throws(PyTorchError) {
    switch try top() {
    case .sequence(let number): heap.append(items, to: number)
    case .object: break
    default: throw .pickle("an item for what is no list", at: position)
    }
  }

  private mutating func setItems(_ items: [PickleValue]) throws(PyTorchError) {
    guard items.count.isMultiple(of: 2) else { throw underflow }
    switch try top() {
    case .dictionary(let number):
      let keys = stride(from: 0, to: items.count, by: 2)
      heap.set(keys.map { (items[$0], items[$0 + 1]) }, in: number)
    case .object: break
    default: throw .pickle("an entry for what is no dictionary", at: position)
    }
  }
}

import Tensors

/// PyTorch's form before version 1.6: five pickles (a magic number, the version, the machine, the
/// object, the keys of the storages), then for each key a count and the numbers.
struct LegacyPyTorchFile {
  /// How such a file starts: the pickle of its magic number.
  static let signature: [UInt8] = [
    0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
  ]

  /// The one version that there is.
  private static let version = 1001

  let value: PickleValue
  let heap: PickleHeap
  let container: PyTorchContainer

  init(_ storage: TensorStorage) throws(PyTorchError) {
    guard storage.holds(LegacyPyTorchFile.signature, at: 0) else {
      throw .legacy(wanted: "the magic number of PyTorch", at: 0)
    }
    var position = LegacyPyTorchFile.signature.count
    func next() throws(PyTorchError) -> (PickleValue, PickleHeap) {
      var machine = PickleMachine(storage, from: position, to: storage.byteCount)
      let value = try machine.run()
      position = machine.position
      return (value, machine.heap)
    }
    guard case (.integer(LegacyPyTorchFile.version), _) = try next() else {
      throw .legacy(wanted: "version \(LegacyPyTorchFile.version)", at: position)
    }
    let (system, systemHeap) = try next()
    let order = systemHeap.entries(system)?.last { $0.name == "little_endian" }
    if case .boolean(false) = order?.value { throw .bigEndian }
    (value, heap) = try next()
    let (keys, keyHeap) = try next()
    guard let keys = keyHeap.items(keys) else {
      throw .legacy(wanted: "the list of storages", at: position)
    }
    container = .file(
      storage, places: try LegacyPyTorchFile.places(of: keys, heap, storage, from: position))
  }

  /// Where the numbers of each key lie, when those of the first start at `start`.
  private static func places(
    of keys: [PickleValue], _ heap: PickleHeap, _ storage: TensorStorage, from start: Int
  ) throws(PyTorchError) -> [String: Range<Int>] {
    let storages = Dictionary(heap.storages.map { ($0.key, $0) }) { first, _ in first }
    var places: [String: Range<Int>] = [:]
    var position = start
    for key in keys {
      guard case .text(let key) = key, let known = storages[key], places[key] == nil,
        let size = known.byteCount
      else { throw .legacy(wanted: "the list of storages with known types", at: start) }
      guard let count = storage.integer(Int64.self, at: position) else {
        throw .endsEarly(wanted: position + 8, found: storage.byteCount)
      }
      guard count == known.count else {
        throw .legacy(wanted: "the count \(known.count)", at: position)
      }
      let (end, overflow) = (position + 8).addingReportingOverflow(size)
      guard !overflow, end <= storage.byteCount else {
        throw .endsEarly(wanted: overflow ? .max : end, found: storage.byteCount)
      }
      places[key] = position + 8..<end
      position = end
    }
    return places
  }
}

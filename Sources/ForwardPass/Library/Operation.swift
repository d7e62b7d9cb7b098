import COneDNN

/// One thing that oneDNN computes, with all its sizes fixed.
///
/// It is planned first, which is quick and settles the layouts; then prepared, which generates
/// machine code and may be done on any thread; then run any number of times.
final class Operation: @unchecked Sendable {
  /// The layer that it belongs to, for messages.
  let layer: String

  private let pointer: OpaquePointer

  /// Plans an operation with one of the shim's functions.
  init(
    for layer: String, plan: (UnsafeMutablePointer<OpaquePointer?>) -> Int32
  ) throws(ForwardPassError) {
    var operation: OpaquePointer?
    let status = plan(&operation)
    guard let operation else {
      throw .operationFailed(layer: layer, status: Int(status))
    }
    pointer = operation
    self.layer = layer
  }

  /// Plans the backward operation of `forward` with one of the shim's functions.
  convenience init(
    backwardOf forward: Operation,
    plan: (_ forward: OpaquePointer, UnsafeMutablePointer<OpaquePointer?>) -> Int32
  ) throws(ForwardPassError) {
    try self.init(for: forward.layer) { plan(forward.pointer, $0) }
  }

  deinit { onednn_operation_destroy(pointer) }

  /// The layout that the operation wants or gives.
  func layout(of role: onednn_role) -> DataLayout? {
    onednn_operation_layout(pointer, role).map { DataLayout(owning: $0) }
  }

  /// The layout of what it reads.
  func source() throws(ForwardPassError) -> DataLayout {
    guard let layout = layout(of: ONEDNN_SOURCE) else { throw .refused(layer) }
    return layout
  }

  /// The layout of the result.
  func destination() throws(ForwardPassError) -> DataLayout {
    guard let layout = layout(of: ONEDNN_DESTINATION) else {
      throw .refused(layer)
    }
    return layout
  }

  /// Whether the library has only its slow code for it, written to be read.
  var isReference: Bool {
    String(cString: onednn_operation_implementation(pointer)).hasPrefix("ref")
  }

  /// The bytes of memory that it needs while it runs.
  var scratchByteCount: Int { layout(of: ONEDNN_SCRATCH)?.byteCount ?? 0 }

  /// The bytes that it keeps for its backward operation.
  var workspaceByteCount: Int { layout(of: ONEDNN_WORKSPACE)?.byteCount ?? 0 }

  /// Generates the machine code.
  func prepare() throws(ForwardPassError) {
    try check(onednn_operation_prepare(pointer))
  }

  /// Says where the numbers of one part lie.
  func bind(_ part: Part, to numbers: UnsafeMutableRawPointer) throws(ForwardPassError) {
    try check(onednn_operation_bind(pointer, part.number, numbers))
  }

  func run() throws(ForwardPassError) {
    try check(onednn_operation_run(pointer))
  }

  private func check(_ status: Int32) throws(ForwardPassError) {
    guard status == 0 else { throw .operationFailed(layer: layer, status: Int(status)) }
  }

  /// What a block of memory is to an operation.
  enum Part: Hashable, Sendable {
    case source, secondSource, weights, bias, mean, variance, scale, shift, destination, scratch
    case workspace, sourceGradient, destinationGradient, weightsGradient

    /// One of several sources that are joined.
    case joined(Int)

    fileprivate var number: Int32 {
      switch self {
      case .source: Int32(ONEDNN_SOURCE.rawValue)
      case .secondSource: Int32(ONEDNN_SECOND_SOURCE.rawValue)
      case .weights: Int32(ONEDNN_WEIGHTS.rawValue)
      case .bias: Int32(ONEDNN_BIAS.rawValue)
      case .mean: Int32(ONEDNN_MEAN.rawValue)
      case .variance: Int32(ONEDNN_VARIANCE.rawValue)
      case .scale: Int32(ONEDNN_SCALE.rawValue)
      case .shift: Int32(ONEDNN_SHIFT.rawValue)
      case .destination: Int32(ONEDNN_DESTINATION.rawValue)
      case .scratch: Int32(ONEDNN_SCRATCH.rawValue)
      case .workspace: Int32(ONEDNN_WORKSPACE.rawValue)
      case .sourceGradient: Int32(ONEDNN_SOURCE_GRADIENT.rawValue)
      case .destinationGradient: Int32(ONEDNN_DESTINATION_GRADIENT.rawValue)
      case .weightsGradient: Int32(ONEDNN_WEIGHTS_GRADIENT.rawValue)
      case .joined(let index): Int32(ONEDNN_SOURCES.rawValue) + Int32(index)
      }
    }
  }
}

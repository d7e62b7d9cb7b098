import Synchronization
import Tensors

/// Memory for results, used again when the tensors of an earlier run are gone.
final class SlabPool: Sendable {
  private let byteCount: Int
  private let free = Mutex<[Slab]>([])

  init(byteCount: Int) {
    self.byteCount = byteCount
  }

  /// Memory of an earlier run, or new memory.
  func take() throws(ForwardPassError) -> Slab {
    if let slab = free.withLock({ $0.popLast() }) { return slab }
    return try Slab(byteCount: byteCount)
  }

  /// A tensor storage over `slab`, which comes back here when no tensor looks into it any more.
  func storage(over slab: Slab) -> TensorStorage {
    TensorStorage(base: slab.base, byteCount: slab.byteCount) { [weak self] _ in
      self?.free.withLock { $0.append(slab) }
    }
  }
}

import Synchronization

/// What makes a layer the same layer when it is copied, so that applying it twice shares it.
public struct LayerIdentity: Hashable, Comparable, Sendable {
  /// Layers count up in the order in which they are made.
  private let ordinal: Int

  private static let made = Atomic<Int>(0)

  /// A new identity, different from all others.
  public init() {
    ordinal = LayerIdentity.made.add(1, ordering: .relaxed).newValue
  }

  /// Whether the first was made before the second.
  public static func < (first: LayerIdentity, second: LayerIdentity) -> Bool {
    first.ordinal < second.ordinal
  }
}

/// One value of a pickle.
///
/// Sequences, dictionaries, storages and tensors lie in the heap under a number: values may be
/// shared or contain themselves, and none is ever copied or released by recursion.
enum PickleValue: Sendable {
  /// Python's `None`.
  case nothing

  case boolean(Bool)
  case integer(Int)
  case text(String)

  /// A tuple or a list.
  case sequence(Int)

  case dictionary(Int)
  case storage(Int)
  case tensor(Int)

  /// The name of a class or function with its module's in front: `torch.FloatStorage`.
  case name(String)

  /// An object of a class, or the result of a function, that is not known here. It is never made.
  case object(of: String)

  /// A value that no tensor needs, such as a floating-point number.
  case other
}

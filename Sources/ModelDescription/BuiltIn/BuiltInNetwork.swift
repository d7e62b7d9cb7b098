/// All that the library says about one of its networks, and how it is built.
package struct BuiltInNetwork: Sendable {
  /// How figures name it.
  let title: String

  /// How Chinese texts name it, if otherwise.
  var chineseTitle: String?

  /// What distinguishes the network, in one line.
  let summary: String

  /// The paper, and whose implementation is followed where it leaves something open.
  let source: String

  /// Height, width and channels that the network was made for.
  var inputShape = [224, 224, 3]

  /// The number of outputs in the source.
  var classes = 1000

  /// The layers from the input to the output.
  package let layers:
    @Sendable (_ input: SymbolicTensor, _ classes: Int, _ names: LayerNames) -> SymbolicTensor
}

/// The start of a node of a B-tree of version 1: keys and children follow it.
struct HDF5TreeNode {
  /// What the tree finds.
  enum Kind: Int {
    case group = 0
    case chunks = 1
  }

  /// 0 for a node whose children are no nodes.
  let level: Int

  /// How many children there are.
  let count: Int

  /// Reads the node at an address; `level` is what the node above demands. It falls from node to
  /// node, so no walk comes back to where it was.
  init(_ bytes: HDF5Bytes, at address: Int, kind: Kind, level wanted: Int?) throws(HDF5Error) {
    try bytes.expect("TREE", at: address, part: "tree")
    level = try bytes.byte(at: address + 5)
    count = Int(try bytes.integer(UInt16.self, at: address + 6))
    guard try bytes.byte(at: address + 4) == kind.rawValue, level == wanted ?? level else {
      throw .damaged(part: "tree", at: address)
    }
  }
}

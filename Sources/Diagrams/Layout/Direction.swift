/// Where the arrows of a diagram lead, under Graphviz's names.
public enum Direction: String, Sendable, CaseIterable {
  case topToBottom = "TB"
  case leftToRight = "LR"
  case bottomToTop = "BT"
  case rightToLeft = "RL"

  /// Whether rows of nodes stand beside one another.
  var isHorizontal: Bool { self == .leftToRight || self == .rightToLeft }
}

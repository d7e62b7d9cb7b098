import Scenes

/// Something in the column that shows the network, with the main layers for which it stands.
struct LadderPlace {
  let kind: Kind
  let frame: Rectangle

  /// The layers as indices into the nodes of the figure graph; empty where they are none of them.
  let nodes: [Int]

  enum Kind {
    /// A layer with its name; the number counts such boxes.
    case box(Int)

    /// A layer without.
    case bar

    /// How many layers there are, where they have no room.
    case count
  }
}

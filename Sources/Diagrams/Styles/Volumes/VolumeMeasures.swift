import ModelDescription

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the sizes of a network's maps become lengths on the page.
struct VolumeMeasures {
  /// The height of text, in which the smallest lengths are counted.
  let em: Double

  /// The edge of the largest map in points.
  let mapSize: Double

  private let scale: VolumesFigure.Scale
  private var largestSide = 1
  private var mostChannels = 1
  private var longestVector = 1

  init(of graph: FigureGraph, scale: VolumesFigure.Scale, em: Double, mapSize: Double) {
    self.scale = scale
    self.em = em
    self.mapSize = mapSize
    for node in graph.nodes {
      switch VolumeForm(node) {
      case .maps(let height, let width, let channels):
        largestSide = max(largestSide, height ?? 1, width ?? 1)
        mostChannels = max(mostChannels, channels ?? 1)
      case .vector(let units):
        longestVector = max(longestVector, units ?? 1)
      case .join, .unknown: break
      }
    }
  }

  /// The height or width of a map; half of the largest while it is open.
  func side(_ size: Int?) -> Double {
    max(mapSize * share(size, of: largestSide), 0.5 * em)
  }

  /// The length of a stack of maps along the flow.
  func length(_ channels: Int?) -> Double {
    max(0.4 * mapSize * share(channels, of: mostChannels), 0.35 * em)
  }

  /// The height of a vector.
  func bar(_ units: Int?) -> Double {
    max(0.9 * mapSize * share(units, of: longestVector), 1.2 * em)
  }

  private func share(_ size: Int?, of largest: Int) -> Double {
    guard let size else { return 0.5 }
    let (number, largest) = (Double(max(size, 0)), Double(largest))
    return switch scale {
    case .linear: number / largest
    case .squareRoot: (number / largest).squareRoot()
    case .logarithmic: log(1 + number) / log(1 + largest)
    }
  }
}

/// What is drawn of a layer, by the shape that comes out of it.
enum VolumeForm: Equatable {
  /// A box; sizes that are only known when the model runs are `nil`.
  case maps(height: Int?, width: Int?, channels: Int?)

  /// An upright bar.
  case vector(Int?)

  /// A ball in which ways meet.
  case join

  /// A box of some size, for tensors that are neither maps nor vectors.
  case unknown

  init(_ node: FigureGraph.Node) {
    let sizes = Array(node.shape.example)
    switch sizes.count {
    case _ where node.category == .join: self = .join
    case 1: self = .vector(sizes[0])
    case 2: self = .maps(height: sizes[0], width: 1, channels: sizes[1])
    case 3: self = .maps(height: sizes[0], width: sizes[1], channels: sizes[2])
    default: self = .unknown
    }
  }
}

import ForwardPass
import Tensors

/// An input on its way up a gradient.
struct Climber {
  private let height: Int
  private let width: Int
  private let channels: Int
  private let settings: ActivationMaximization.Settings
  private let movements: UniformNumbers
  private var numbers: [Float]

  /// Starts from noise between −0.1 and 0.1.
  ///
  /// - Parameter shape: height × width × channels.
  init(shape: [Int], settings: ActivationMaximization.Settings) {
    (height, width, channels) = (shape[0], shape[1], shape[2])
    self.settings = settings
    movements = UniformNumbers(name: "\(settings.seed)/jitter")
    let noise = UniformNumbers(name: "\(settings.seed)/noise")
    numbers = (0..<height * width * channels).map { (noise[$0] * 2 - 1) * 0.1 }
  }

  /// By how much the input is moved before a step.
  func movement(at step: Int) -> (rows: Int, columns: Int) {
    func places(_ number: Float, of size: Int) -> Int {
      let most = max(min(settings.jitter, size - 1), 0)
      return Int(number * Float(2 * most + 1)) - most
    }
    return (
      places(movements[2 * step], of: height), places(movements[2 * step + 1], of: width)
    )
  }

  /// The input, what leaves it on one side coming in on the other.
  func input(movedBy movement: (rows: Int, columns: Int)) -> Tensor {
    var moved = numbers
    forEachPlace { place, row, column in
      let target = start(row: row + movement.rows, column: column + movement.columns)
      for channel in 0..<channels { moved[target + channel] = numbers[place + channel] }
    }
    return Tensor(shape: [height, width, channels], floats: moved)
  }

  /// Takes one step.
  ///
  /// - Parameter gradient: of the moved input.
  mutating func climb(_ gradient: [Float], movedBy movement: (rows: Int, columns: Int)) {
    let squares = gradient.reduce(0) { $0 + Double($1) * Double($1) }
    let size = Float((squares / Double(gradient.count)).squareRoot())
    let old = numbers
    var new = old
    let rowStride = width * channels
    forEachPlace { place, row, column in
      let moved = start(row: row + movement.rows, column: column + movement.columns)
      for channel in 0..<channels {
        let index = place + channel
        let number = old[index]
        var roughness: Float = 0
        if row > 0 { roughness += number - old[index - rowStride] }
        if row < height - 1 { roughness += number - old[index + rowStride] }
        if column > 0 { roughness += number - old[index - channels] }
        if column < width - 1 { roughness += number - old[index + channels] }
        let slope = size > 0 ? gradient[moved + channel] / size : 0
        new[index] +=
          settings.stepSize
          * (slope - settings.decay * number - settings.smoothness * roughness)
      }
    }
    numbers = new
  }

  private func forEachPlace(_ visit: (_ place: Int, _ row: Int, _ column: Int) -> Void) {
    for row in 0..<height {
      for column in 0..<width { visit(start(row: row, column: column), row, column) }
    }
  }

  /// Where the numbers of a place begin; rows and columns go round in circles.
  private func start(row: Int, column: Int) -> Int {
    ((row + height) % height * width + (column + width) % width) * channels
  }
}

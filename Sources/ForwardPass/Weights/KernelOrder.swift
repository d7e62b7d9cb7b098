import COneDNN
import ModelDescription
import Tensors

/// Where each number of a convolution's kernel lies in the file and where oneDNN wants it.
///
/// A place is a sum of one term for each dimension, in blocked layouts too, so a table for each
/// dimension says all.
struct KernelOrder: Sendable {
  let groups: Int
  let outputs: Int
  let inputs: Int
  let height: Int
  let width: Int

  /// Where the dimensions group, output, input, height, width lie in the file, in numbers.
  let fileStrides: [Int]

  /// - Parameters:
  ///   - inputs: the input channels of one group.
  ///   - outputs: the output channels of all groups.
  ///   - isTransposed: whether the file has inputs and outputs the other way round, as it does for
  ///     transposed convolutions.
  init(
    groups: Int, outputs: Int, inputs: Int, size: Extent, convention: LayerWeights.Convention,
    isTransposed: Bool = false
  ) {
    self.groups = groups
    self.outputs = outputs / groups
    self.inputs = inputs
    height = size.height
    width = size.width
    let area = size.height * size.width
    let (outer, inner) = isTransposed ? (inputs, outputs / groups) : (outputs / groups, inputs)
    let strides: (group: Int, outer: Int, inner: Int, height: Int, width: Int) =
      switch convention {
      case .keras:
        (outer, 1, groups * outer, size.width * inner * groups * outer, inner * groups * outer)
      case .pyTorch:
        (outer * inner * area, inner * area, area, size.width, 1)
      }
    fileStrides =
      isTransposed
      ? [strides.group, strides.inner, strides.outer, strides.height, strides.width]
      : [strides.group, strides.outer, strides.inner, strides.height, strides.width]
  }

  /// The sizes as oneDNN counts them, the groups in front where there are any.
  var sizes: [Int] { (groups > 1 ? [groups] : []) + [outputs, inputs, height, width] }

  /// The layout of the kernel in the file.
  var fileLayout: DataLayout? {
    DataLayout(sizes: sizes, strides: groups > 1 ? fileStrides : Array(fileStrides.dropFirst()))
  }

  /// Writes the kernel in the order of `layout`, into memory that holds zeros where it pads.
  ///
  /// - Parameter factors: what each output channel of all groups is multiplied by.
  /// - Returns: whether all numbers are finite, or `nil` if the layout is not one of blocks.
  func write(
    _ tensor: Tensor, times factors: [Float], to destination: UnsafeMutablePointer<Float>,
    as layout: DataLayout
  ) -> Bool? {
    var blocks = onednn_blocks()
    guard onednn_layout_blocks(layout.pointer, &blocks) else { return nil }
    var tables = BlockedPlaces(blocks).tables(for: sizes)
    if groups == 1 { tables.insert([0], at: 0) }
    let check =
      switch tensor.elementType {
      case .float16:
        tensor.withUnsafeBytes {
          copy($0, HalfNumber.self, times: factors, to: destination, tables)
        }
      case .float32:
        tensor.withUnsafeBytes {
          copy($0, SingleNumber.self, times: factors, to: destination, tables)
        }
      default:
        tensor.floats().withUnsafeBytes {
          copy($0, SingleNumber.self, times: factors, to: destination, tables)
        }
      }
    return check.isFinite
  }

  private func copy<Number: StoredNumber>(
    _ bytes: UnsafeRawBufferPointer, _ type: Number.Type, times factors: [Float],
    to destination: UnsafeMutablePointer<Float>, _ tables: [[Int]]
  ) -> FiniteCheck {
    factors.withUnsafeBufferPointer { factors in
      guard let source = bytes.baseAddress, let factors = factors.baseAddress else {
        return FiniteCheck()
      }
      return copy(source, type, times: factors, to: destination, tables)
    }
  }

  private func copy<Number: StoredNumber>(
    _ source: UnsafeRawPointer, _ type: Number.Type, times factors: UnsafePointer<Float>,
    to destination: UnsafeMutablePointer<Float>, _ tables: [[Int]]
  ) -> FiniteCheck {
    var check = FiniteCheck()
    let runs = KernelOrder.runs(in: tables[1])
    // In the file's order, since reading ahead hides the memory's slowness better than writing.
    for y in 0..<height {
      for x in 0..<width {
        for input in 0..<inputs {
          for group in 0..<groups {
            let to = tables[0][group] + tables[2][input] + tables[3][y] + tables[4][x]
            let from =
              group * fileStrides[0] + input * fileStrides[2] + y * fileStrides[3]
              + x * fileStrides[4]
            for run in runs {
              check.join(
                copyRun(
                  source, type, from: from + run.lowerBound * fileStrides[1],
                  times: factors + group * outputs + run.lowerBound,
                  to: destination + to + tables[1][run.lowerBound], count: run.count))
            }
          }
        }
      }
    }
    return check
  }

  /// Multiplies a kernel without groups, in the file's order, by a factor for each output channel.
  func multiply(_ numbers: UnsafeMutablePointer<Float>, by factors: [Float]) {
    for index in 0..<outputs * inputs * height * width {
      numbers[index] *= factors[index / fileStrides[1] % outputs]
    }
  }

  /// Copies numbers of neighbouring output channels that lie side by side at the destination.
  @inline(__always)
  private func copyRun<Number: StoredNumber>(
    _ source: UnsafeRawPointer, _ type: Number.Type, from: Int,
    times factors: UnsafePointer<Float>, to destination: UnsafeMutablePointer<Float>, count: Int
  ) -> FiniteCheck {
    var check = FiniteCheck()
    let stride = fileStrides[1]
    if stride == 1 {
      let start = source + from &* (type == HalfNumber.self ? 2 : 4)
      for index in 0..<count {
        let number = Number.load(start, index)
        destination[index] = number * factors[index]
        check.see(number)
      }
    } else {
      for index in 0..<count {
        let number = Number.load(source, from &+ index &* stride)
        destination[index] = number * factors[index]
        check.see(number)
      }
    }
    return check
  }

  /// The ranges of indices whose places follow one another.
  private static func runs(in places: [Int]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in 1...places.count
    where index == places.count || places[index] != places[index - 1] + 1 {
      runs.append(start..<index)
      start = index
    }
    return runs
  }
}

/// The places of numbers in a layout of blocks.
struct BlockedPlaces {
  private let blocks: onednn_blocks

  init(_ blocks: onednn_blocks) {
    self.blocks = blocks
  }

  /// For each dimension, what each index along it adds to a number's place.
  func tables(for sizes: [Int]) -> [[Int]] {
    let strides = BlockedPlaces.array(blocks.strides)
    let blockSizes = BlockedPlaces.array(blocks.block_sizes)
    let blockDimensions = BlockedPlaces.array(blocks.block_dimensions)
    let blockCount = Int(blocks.block_count)
    return sizes.indices.map { dimension in
      (0..<sizes[dimension]).map { index in
        // From the quickest block outwards, each takes the lowest digits of the index.
        var (rest, place, step) = (index, 0, 1)
        for block in (0..<blockCount).reversed() {
          if blockDimensions[block] == dimension {
            place += rest % blockSizes[block] * step
            rest /= blockSizes[block]
          }
          step *= blockSizes[block]
        }
        return place + rest * strides[dimension]
      }
    }
  }

  /// A C array, which comes as a tuple.
  private static func array<Tuple>(_ tuple: Tuple) -> [Int] {
    withUnsafeBytes(of: tuple) { $0.bindMemory(to: Int64.self).map(Int.init) }
  }
}

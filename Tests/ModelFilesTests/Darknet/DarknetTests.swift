import Foundation
import ModelDescription
import TensorFiles
import Tensors
import Testing

@testable import ModelFiles

/// What a text in Darknet's form describes.
func darknetFile(_ text: String) throws -> ModelFile {
  try DarknetFile.read(openBytes(Array(text.utf8)), path: "net.cfg")
}

/// The sentence that a wrong text gives, without the file's name.
func darknetComplaint(_ text: String) -> String {
  do {
    _ = try darknetFile(text)
    return "no error"
  } catch {
    return String("\(error)".dropFirst("net.cfg: this Darknet file ".count))
  }
}

/// YOLOv3-tiny, written after Redmon's description.
let tinyYOLO: String = {
  func convolution(_ filters: Int, _ size: Int) -> String {
    "[convolutional]\nbatch_normalize=1\nfilters=\(filters)\nsize=\(size)\nstride=1\npad=1\n"
      + "activation=leaky\n"
  }
  let detection = """
    [convolutional]
    size=1
    stride=1
    pad=1
    filters=255
    activation=linear
    [yolo]
    mask = 3,4,5
    classes=80
    num=6

    """
  var text = "[net]\n# Testing\nbatch=1\nwidth = 416\nheight = 416\nchannels=3 ; colours\n"
  for filters in [16, 32, 64, 128, 256] {
    text += convolution(filters, 3) + "[maxpool]\nsize=2\nstride=2\n"
  }
  text += convolution(512, 3) + "[maxpool]\nsize=2\nstride=1\n"
  text += convolution(1024, 3) + convolution(256, 1) + convolution(512, 3) + detection
  text += "[route]\nlayers = -4\n" + convolution(128, 1) + "[upsample]\nstride=2\n"
  return text + "[route]\nlayers = -1, 8\n" + convolution(256, 3) + detection
}()

@Suite("Networks in Darknet's files")
struct DarknetTests {
  /// Darknet's own printout, such as `10 conv 512 … -> 13 x 13 x 512`: AlexeyAB/darknet, issue 5690,
  /// for layers 0 to 14; 255 = 3 · (80 + 5).
  @Test("YOLOv3-tiny has the shapes that Darknet prints")
  func shapes() throws {
    let file = try darknetFile(tinyYOLO)
    let shapes = [
      ("conv_0", "416 416 16"), ("maxpool_1", "208 208 16"), ("conv_2", "208 208 32"),
      ("maxpool_3", "104 104 32"), ("conv_4", "104 104 64"), ("maxpool_5", "52 52 64"),
      ("conv_6", "52 52 128"), ("maxpool_7", "26 26 128"), ("conv_8", "26 26 256"),
      ("maxpool_9", "13 13 256"), ("conv_10", "13 13 512"), ("maxpool_11", "13 13 512"),
      ("conv_12", "13 13 1024"), ("conv_13", "13 13 256"), ("conv_14", "13 13 512"),
      ("conv_15", "13 13 255"), ("yolo_16", "13 13 255"), ("conv_18", "13 13 128"),
      ("upsample_19", "26 26 128"), ("route_20", "26 26 384"), ("conv_21", "26 26 256"),
      ("conv_22", "26 26 255"), ("yolo_23", "26 26 255"),
    ]
    for (name, shape) in shapes { #expect(file.model.shape(of: name) == shape, "\(name)") }
    #expect(file.format == "Darknet")
    #expect(file.model.outputNames == ["yolo_16", "yolo_23"])
    #expect(file.model.sources(of: "conv_18") == ["leaky_13"])
    #expect(file.model.sources(of: "route_20") == ["upsample_19", "leaky_8"])
    #expect(
      file.warnings == [
        "2 layers, 'yolo_16' first, are of a type that is not understood, 'yolo', and cannot be run"
      ])
  }

  /// The public `yolov3-tiny.weights` has 35,434,956 bytes: 20 for its header, four
  /// for each number.
  @Test("YOLOv3-tiny has as many numbers as its public file of weights")
  func weightCount() throws {
    let model = try darknetFile(tinyYOLO).model
    #expect(model.weightCounts.all == 8_858_734)
    let parts = try DarknetParts.parts(of: model, path: "x.weights")
    let count = parts.map { $0.shape.reduce(1, *) }.reduce(0, +)
    #expect(count == 8_858_734)
    #expect(
      parts.prefix(5).map(\.name) == [
        "bn_0.bias", "bn_0.weight", "bn_0.running_mean", "bn_0.running_var", "conv_0.weight",
      ])
    #expect(parts[4].shape == [16, 3, 3, 3])
  }

  /// Sizes by hand from the formulas in Darknet's layers.
  @Test(
    "shapes are Darknet's",
    arguments: [
      ("[convolutional]\nfilters=4\nsize=3\nstride=2\npadding=0", "conv_0", "4 3 4"),
      ("[conv]\nfilters=4\nsize=3\nstride_x=2\nstride_y=1\npad=1", "conv_0", "9 4 4"),
      ("[convolutional]\nfilters=4\nsize=3\ndilation=2\ngroups=2", "logistic_0", "5 3 4"),
      ("[maxpool]\nsize=3\nstride=2", "maxpool_0", "5 4 2"),
      ("[maxpool]\nsize=2\nstride=2", "maxpool_0", "5 4 2"),
      ("[maxpool]\nsize=2\nstride=2\npadding=0", "maxpool_0", "4 3 2"),
      ("[maxpool]\nstride=3\nsize=5", "maxpool_0", "3 3 2"),
      ("[local_avgpool]\nsize=3\nstride=1", "local_avgpool_0", "9 7 2"),
      ("[avgpool]", "avgpool_0", "1 1 2"),
      ("[connected]\noutput=6\nactivation=linear", "connected_0", "6"),
      ("[crop]\ncrop_height=8\ncrop_width=5", "scale_0", "8 5 2"),
      ("[local]\nsize=3\nstride=2\nfilters=7\nactivation=leaky", "local_0", "4 3 7"),
      ("[upsample]\nstride=3", "upsample_0", "27 21 2"),
      ("[dropout]\nprobability=.5", "dropout_0", "9 7 2"),
      ("[batchnorm]", "batchnorm_0", "9 7 2"), ("[lrn]", "normalization_0", "9 7 2"),
      ("[softmax]", "softmax_0", "126"), ("[reorg]\nstride=1", "reorg_0", "9 7 2"),
      ("[activation]\nactivation=mish", "mish_0", "9 7 2"),
      ("[activation]\nactivation=stair", "stair_0", "9 7 2"), ("[gru]\noutput=5", "gru_0", "?"),
    ])
  func layers(section: String, name: String, expected: String) throws {
    let model = try darknetFile("[net]\nheight=9\nwidth=7\nchannels=2\n\(section)\n").model
    #expect(model.shape(of: name) == expected)
  }

  @Test("layers are named by their numbers, or by how far they are back")
  func joins() throws {
    let convolution = "[convolutional]\nfilters=4\nsize=1\nactivation=linear\n"
    let text =
      "[net]\nheight=8\nwidth=8\nchannels=3\n" + convolution + convolution
      + "[shortcut]\nfrom=-2\nactivation=relu\n[route]\nlayers=0,-1\n"
      + "[route]\nlayers=-1\ngroups=2\ngroup_id=1\n[avgpool]\n[scale_channels]\nfrom=4\n"
    let model = try darknetFile(text).model
    #expect(model.sources(of: "shortcut_2") == ["conv_1", "conv_0"])
    #expect(model.sources(of: "route_3") == ["conv_0", "relu_2"])
    #expect(model.shape(of: "route_3") == "8 8 8")
    #expect(model.shape(of: "route_4") == "8 8 4")
    let slice = model.layer(named: "route_4")?.layer as? Slice
    #expect(slice?.cuts == [Slice.Cut(axis: -1, from: 4, to: 8)])
    #expect(model.sources(of: "scale_channels_6") == ["route_4", "avgpool_5"])
    #expect(model.shape(of: "scale_channels_6") == "8 8 4")
  }

  @Test("convolutions may share weights, which are counted once")
  func shared() throws {
    let text = """
      [net]
      height=8
      width=8
      channels=4
      [convolutional]
      filters=4
      size=3
      pad=1
      batch_normalize=1
      activation=linear
      [convolutional]
      share_index=0
      activation=relu
      """
    let model = try darknetFile(text).model
    #expect(model.weightCounts.all == 160)
    #expect(model.layer(named: "conv_0")?.calls.count == 2)
    #expect(try DarknetParts.parts(of: model, path: "x").count == 5)
  }

  @Test("each fault has its sentence")
  func faults() {
    let net = "[net]\nheight=8\nwidth=8\nchannels=3\n"
    #expect(darknetComplaint("[convolutional]\n") == "does not begin with [net]")
    #expect(darknetComplaint(net) == "has no layers")
    #expect(
      darknetComplaint("[net]\nheight=8\n[avgpool]\n")
        == "does not say height, width and channels of its input in [net]")
    #expect(
      darknetComplaint(net + "[convolutional]\nsize=big\n")
        == "has for 'size' 'big', where a whole number is wanted ([convolutional] in line 5)")
    #expect(
      darknetComplaint(net + "[route]\nlayers=3\n")
        == "reads layer 3, which does not come before it ([route] in line 5)")
    #expect(
      darknetComplaint(net + "[route]\n")
        == "does not say which layers are read ([route] in line 5)")
    #expect(
      darknetComplaint("[net]\nheight\n")
        == "has 'height' in line 2, where an option or a [section] is wanted")
    #expect(
      darknetComplaint(net + "[convolutional]\nsize=9\n")
        == "describes a network that cannot be: layer 'conv_0' (Conv2D) slides a window of 9 × 9, "
        + "which does not fit into its input (None, 8, 8, 3) with padding valid")
  }

  @Test("cut or changed texts give an error or a result, never a crash")
  func hostile() {
    let bytes = Array(tinyYOLO.utf8)
    for length in stride(from: 0, to: bytes.count, by: 11) {
      _ = try? DarknetFile.read(openBytes(Array(bytes[..<length])), path: "x")
    }
    var state: UInt64 = 1
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    for _ in 0..<400 {
      var changed = bytes
      for _ in 0...next() % 3 { changed[next() % bytes.count] = UInt8(next() & 0xFF) }
      _ = try? DarknetFile.read(openBytes(changed), path: "x")
    }
    let huge = ["9223372036854775807", "-9223372036854775808", "99999999999999999999", "0"]
    let options = [
      "size", "stride", "filters", "pad", "padding", "groups", "dilation", "output", "layers",
      "from", "group_id", "crop_height", "share_index", "kappa", "reverse",
    ]
    let kinds = [
      "convolutional", "connected", "maxpool", "local_avgpool", "local", "route", "shortcut",
      "crop",
      "upsample", "reorg", "softmax", "lrn", "dropout",
    ]
    for kind in kinds {
      for option in options {
        for number in huge {
          _ = darknetComplaint(
            "[net]\nheight=8\nwidth=8\nchannels=3\n[avgpool]\n[\(kind)]\n\(option)=\(number)\n")
        }
      }
    }
  }
}

@Suite("Darknet's weights")
struct DarknetWeightsTests {
  private let description = """
    [net]
    height=4
    width=4
    channels=2
    [convolutional]
    filters=2
    size=1
    batch_normalize=1
    activation=linear
    [connected]
    output=1
    activation=linear
    """

  /// A header of the given version, then so many numbers: 0, 1, 2 …
  private func file(version: [Int32], count: Int) -> [UInt8] {
    let isNew = version[0] * 10 + version[1] >= 2
    let header = version + [Int32](repeating: 0, count: isNew ? 2 : 1)
    return header.flatMap { number in withUnsafeBytes(of: number.littleEndian) { Array($0) } }
      + (0..<count).flatMap { number in
        withUnsafeBytes(of: Float(number).bitPattern.littleEndian) { Array($0) }
      }
  }

  private func open(_ bytes: [UInt8]) throws -> any NamedTensors {
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appendingPathComponent("darknet-\(UUID().uuidString).weights")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try openTensorFile(file.path, for: try darknetFile(description).model)
  }

  /// 8 statistics and 4 weights of the convolution, then a bias and 32 weights.
  @Test(
    "numbers are divided as Darknet reads them", arguments: [[0, 1, 0], [0, 2, 5]] as [[Int32]])
  func division(version: [Int32]) throws {
    let weights = try open(file(version: version, count: 45))
    func numbers(_ name: String) throws -> [Float]? {
      try weights.tensor(named: name)?.floats()
    }
    #expect(try numbers("bn_0.bias") == [0, 1])
    #expect(try numbers("bn_0.weight") == [2, 3])
    #expect(try numbers("bn_0.running_mean") == [4, 5])
    #expect(try numbers("bn_0.running_var") == [6, 7])
    #expect(try weights.tensor(named: "conv_0.weight")?.shape == [2, 2, 1, 1])
    #expect(try numbers("conv_0.weight") == [8, 9, 10, 11])
    #expect(try numbers("connected_1.bias") == [12])
    #expect(try weights.tensor(named: "connected_1.weight")?.shape == [1, 32])
    #expect(try numbers("connected_1.weight") == (13..<45).map(Float.init))
  }

  @Test("a file of another length belongs to another network")
  func lengths() throws {
    func sentence(_ count: Int) -> String {
      do {
        _ = try open(file(version: [0, 2, 0], count: count))
        return "no error"
      } catch {
        return "\(error)".components(separatedBy: ".weights: ").last ?? ""
      }
    }
    #expect(
      sentence(44) == "ends early: the network needs 200 bytes and the file has 196; does it "
        + "belong to another network, or was the download cut off?")
    #expect(
      sentence(46) == "has 204 bytes, but the network needs 200; does it belong to another network?"
    )
  }

  @Test("without the network's description the weights cannot be read")
  func alone() throws {
    let bytes = file(version: [0, 2, 0], count: 45)
    #expect(throws: TensorFileError.darknet(file: "x", .needsDescription)) {
      try openTensorFile(openBytes(bytes), path: "x")
    }
    #expect(throws: ModelFileError.self) { try openModelFile(openBytes(bytes), path: "x") }
    #expect(
      throws: TensorFileError.hasNoWeights(
        file: "x", content: "the description of a Darknet network", weightsIn: ".weights")
    ) { try openTensorFile(openBytes(Array(description.utf8)), path: "x") }
  }
}

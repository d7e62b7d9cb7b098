import Spelling

/// One layer of a Caffe network, as the file states it.
struct CaffeLayer: Sendable {
  /// The name; empty if the file gives none.
  var name: String

  /// The type under its present name: `InnerProduct`.
  let type: String

  /// The names of the blobs that go in and come out.
  let bottoms: [String]
  let tops: [String]

  /// All fields, among them the settings of the type.
  let message: CaffeMessage

  /// - Parameter message: a field `layer`, or `layers` of the form before.
  init(_ message: CaffeMessage) throws(CaffeProblem) {
    guard !message.has("layer") else {
      throw CaffeProblem(
        "is of Caffe's oldest form, which is not read; bring it up to date with Caffe's "
          + "upgrade_net_proto_text")
    }
    name = try message.text("name") ?? ""
    if let number = try? message.integer("type") {
      type = CaffeLayer.oldTypes.first { $0.number == number }?.type ?? "\(number)"
    } else {
      let given = try message.text("type") ?? ""
      type = CaffeLayer.oldTypes.first { $0.name == given }?.type ?? given
    }
    bottoms = try message.texts("bottom")
    tops = try message.texts("top")
    guard bottoms.count + tops.count <= CaffeLayer.maximumBlobs else {
      throw CaffeProblem("has a layer with more than \(CaffeLayer.maximumBlobs) blobs")
    }
    self.message = message
  }

  /// No layer reads and gives more.
  private static let maximumBlobs = 10_000

  /// The settings of the layer's type; empty where all have their default.
  func settings(_ name: String) -> CaffeMessage {
    message.message(name)
  }

  /// The names of the parameters, in the order of the layer's blobs; empty for one without.
  func parameterNames() throws(CaffeProblem) -> [String] {
    let specifications = message.messages("param")
    guard specifications.isEmpty else {
      return try specifications.map { specification throws(CaffeProblem) in
        try specification.text("name") ?? ""
      }
    }
    return try message.texts("param")
  }

  /// The name; `nil` asks for an automatic one.
  var givenName: String? { name.isEmpty ? nil : name }

  /// The name for one of several layers that together do what this one does.
  func part(_ name: String) -> String? {
    givenName.map { "\($0)/\(name)" }
  }

  /// A problem that says which layer has it.
  func problem(_ problem: CaffeProblem) -> CaffeProblem {
    CaffeProblem("\(problem.clause) (layer \(quoted(name)))")
  }

  /// The types of the form before, by number and name.
  private static let oldTypes: [(number: Int, name: String, type: String)] = [
    (1, "ACCURACY", "Accuracy"), (2, "BNLL", "BNLL"), (3, "CONCAT", "Concat"),
    (4, "CONVOLUTION", "Convolution"), (5, "DATA", "Data"), (6, "DROPOUT", "Dropout"),
    (7, "EUCLIDEAN_LOSS", "EuclideanLoss"), (8, "FLATTEN", "Flatten"),
    (9, "HDF5_DATA", "HDF5Data"), (10, "HDF5_OUTPUT", "HDF5Output"), (11, "IM2COL", "Im2col"),
    (12, "IMAGE_DATA", "ImageData"), (13, "INFOGAIN_LOSS", "InfogainLoss"),
    (14, "INNER_PRODUCT", "InnerProduct"), (15, "LRN", "LRN"),
    (16, "MULTINOMIAL_LOGISTIC_LOSS", "MultinomialLogisticLoss"), (17, "POOLING", "Pooling"),
    (18, "RELU", "ReLU"), (19, "SIGMOID", "Sigmoid"), (20, "SOFTMAX", "Softmax"),
    (21, "SOFTMAX_LOSS", "SoftmaxWithLoss"), (22, "SPLIT", "Split"), (23, "TANH", "TanH"),
    (24, "WINDOW_DATA", "WindowData"), (25, "ELTWISE", "Eltwise"), (26, "POWER", "Power"),
    (27, "SIGMOID_CROSS_ENTROPY_LOSS", "SigmoidCrossEntropyLoss"),
    (28, "HINGE_LOSS", "HingeLoss"), (29, "MEMORY_DATA", "MemoryData"),
    (30, "ARGMAX", "ArgMax"), (31, "THRESHOLD", "Threshold"), (32, "DUMMY_DATA", "DummyData"),
    (33, "SLICE", "Slice"), (34, "MVN", "MVN"), (35, "ABSVAL", "AbsVal"),
    (36, "SILENCE", "Silence"), (37, "CONTRASTIVE_LOSS", "ContrastiveLoss"), (38, "EXP", "Exp"),
    (39, "DECONVOLUTION", "Deconvolution"),
  ]
}

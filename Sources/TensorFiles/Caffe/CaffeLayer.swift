import Tensors

/// A layer of a `caffemodel`: what its blobs are depends on its type.
struct CaffeLayer {
  /// Where a layer's fields stand: they differ between Caffe's forms.
  private struct Form {
    let name: Int
    let type: Int
    let blobs: Int
    let innerProduct: Int

    static let current = Form(name: 1, type: 2, blobs: 7, innerProduct: 117)
    static let old = Form(name: 4, type: 5, blobs: 6, innerProduct: 17)
  }

  /// What matters here of a layer's type.
  private enum Kind {
    case innerProduct, batchNormalization, bias, other
  }

  private(set) var name = ""
  private var kind = Kind.other
  private var isTransposed = false
  private var blobs: [CaffeBlob] = []

  /// Whether the layer is of the form before `old`, which has all in a message of its own.
  private var isOldest = false

  /// The layers of a network that have blobs.
  static func layers(in net: ProtobufMessage) throws(CaffeWeightsError) -> [CaffeLayer] {
    let layers: [CaffeLayer]
    do {
      layers = try allLayers(in: net)
    } catch {
      throw .notReadable("\(error)")
    }
    if layers.contains(where: \.isOldest) { throw .oldestForm }
    return layers.filter { !$0.blobs.isEmpty }
  }

  private static func allLayers(in net: ProtobufMessage) throws(ProtobufError) -> [CaffeLayer] {
    var layers: [CaffeLayer] = []
    var fields = net.fields
    while let field = try fields.next() {
      switch field.number {
      case 100: layers.append(try CaffeLayer(try field.submessage(), .current))
      case 2: layers.append(try CaffeLayer(try field.submessage(), .old))
      default: break
      }
    }
    return layers
  }

  private init(_ message: ProtobufMessage, _ form: Form) throws(ProtobufError) {
    var fields = message.fields
    while let field = try fields.next() {
      switch field.number {
      case form.name: name = try field.string()
      case form.type: kind = try CaffeLayer.kind(field, form)
      case form.blobs: blobs.append(CaffeBlob(message: try field.submessage()))
      case form.innerProduct: isTransposed = try CaffeLayer.isTransposed(try field.submessage())
      case 1: isOldest = true
      default: break
      }
    }
  }

  private static func kind(_ field: ProtobufField, _ form: Form) throws(ProtobufError) -> Kind {
    if form.type == Form.old.type { return try field.integer() == 14 ? .innerProduct : .other }
    return switch try field.string() {
    case "InnerProduct": .innerProduct
    case "BatchNorm": .batchNormalization
    case "Bias": .bias
    default: .other
    }
  }

  private static func isTransposed(_ settings: ProtobufMessage) throws(ProtobufError) -> Bool {
    var isTransposed = false
    var fields = settings.fields
    while let field = try fields.next() {
      if field.number == 6 { isTransposed = try field.integer() != 0 }
    }
    return isTransposed
  }

  /// The layer's tensors under PyTorch's names.
  var tensors: [(role: String, tensor: CaffeTensor)] {
    switch kind {
    case .batchNormalization where blobs.count == 3:
      return zip(["running_mean", "running_var"], blobs).map { role, blob in
        (role, .statistics(blob, factor: blobs[2]))
      }
    case .bias where blobs.count == 1:
      return [("bias", .vector(blobs[0]))]
    default:
      return blobs.enumerated().map { index, blob in
        switch index {
        case 0 where kind == .innerProduct:
          ("weight", .matrix(blob, isTransposed: isTransposed))
        case 0: ("weight", .plain(blob))
        case 1: ("bias", .vector(blob))
        default: ("blob\(index)", .plain(blob))
        }
      }
    }
  }
}

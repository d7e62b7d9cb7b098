import TensorFiles
import Tensors

/// Turns Caffe's binary messages (`caffemodel`) into the messages that the text form gives.
struct CaffeBinaryReader {
  private var fieldCount = 0

  /// The network that a whole file is; weights are skipped.
  static func net(in storage: TensorStorage) throws(CaffeProblem) -> CaffeMessage {
    var reader = CaffeBinaryReader()
    let net: CaffeMessage
    do {
      net = try reader.message(ProtobufMessage(storage), as: .net)
    } catch {
      throw CaffeProblem("cannot be read: \(error)")
    }
    guard reader.fieldCount <= CaffeMessage.maximumFields else {
      throw CaffeProblem("has more than \(CaffeMessage.maximumFields) settings")
    }
    return net
  }

  /// The recursion is as deep as the schema: four messages.
  private mutating func message(
    _ stored: ProtobufMessage, as schema: CaffeSchema
  ) throws(ProtobufError) -> CaffeMessage {
    var message = CaffeMessage()
    var fields = stored.fields
    while fieldCount <= CaffeMessage.maximumFields, let field = try fields.next() {
      guard let known = schema.fields[field.number] else { continue }
      for value in try values(of: field, as: known.kind) {
        message.fields.append(CaffeMessage.Field(name: known.name, value: value))
        fieldCount += 1
      }
    }
    return message
  }

  private mutating func values(
    of field: ProtobufField, as kind: CaffeSchema.Kind
  ) throws(ProtobufError) -> [CaffeMessage.Value] {
    if let block = try? field.block(), block.count > CaffeMessage.maximumFields {
      // As many numbers in a row as no setting has; texts are never so long either.
      guard case .message = kind else {
        fieldCount += block.count
        return []
      }
    }
    return switch kind {
    case .integer: try field.integers().map { .integer($0) }
    // The shortest decimal that means the same float: 0.0001, not 0.00009999999747.
    case .number: try field.floats().map { .number(Double($0.description) ?? Double($0)) }
    case .text: [.text(try field.string())]
    case .message(let schema): [.message(try message(try field.submessage(), as: schema))]
    }
  }
}

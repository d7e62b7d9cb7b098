import TensorFiles

extension ProtobufMessage {
  /// Calls `take` with each field; what is wrong in the message becomes an error of the ONNX file.
  func read(_ take: (ProtobufField) throws -> Void) throws(ONNXError) {
    do {
      var fields = fields
      while let field = try fields.next() { try take(field) }
    } catch let error as ProtobufError {
      throw .message(error)
    } catch let error as ONNXError {
      throw error
    } catch {
      throw .noGraph
    }
  }
}

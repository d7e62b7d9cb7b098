import Spelling

/// What is wrong in a PyTorch file.
public enum PyTorchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The archive has a fault.
  case archive(ZipError)

  /// The description of the tensors has more bytes than are read.
  case pickleTooLong(bytes: Int, limit: Int)

  /// The description of the tensors stops amid an instruction.
  case pickleEndsEarly(at: Int)

  /// An instruction that no state dictionary needs.
  case instruction(UInt8, at: Int)

  /// More instructions than are carried out.
  case tooManyInstructions(limit: Int)

  /// The instructions do not fit one another; `found` is what was met at a byte.
  case pickle(_ found: String, at: Int)

  /// A file of the older form does not go on as it must; `wanted` is what is missing.
  case legacy(wanted: String, at: Int)

  /// A file of the older form ends amid its tensors.
  case endsEarly(wanted: Int, found: Int)

  /// Numbers are stored with their highest byte first.
  case bigEndian

  /// The file holds an object of a class, such as a whole model.
  case object(of: String)

  /// The file holds a dictionary without tensors, or something else.
  case noTensors(keys: [String])

  /// A value in the state dictionary is an object of a class that is not known.
  case unknownObject(tensor: String, of: String)

  /// The element type has no reader here.
  case unsupportedType(tensor: String, type: String)

  /// The archive lacks the numbers of a tensor.
  case missingStorage(tensor: String, key: String)

  /// A storage has another number of bytes than its type and count need.
  case storageSize(key: String, count: Int, type: String, found: Int)

  /// Shape, strides and offset do not agree, or need more than the storage has.
  case layout(tensor: String, shape: [Int], strides: [Int], offset: Int, available: Int)

  public var description: String {
    switch self {
    case .archive(let error): error.description
    case .pickleTooLong(let bytes, let limit):
      "the description of the tensors has \(bytes) bytes; at most \(limit) are read"
    case .pickleEndsEarly(let place):
      "the description of the tensors ends early, at byte \(place); was the download cut off?"
    case .instruction(let byte, let place):
      "the description of the tensors has the instruction 0x\(hexadecimal(byte)) at byte \(place), which no state dictionary needs"
    case .tooManyInstructions(let limit):
      "the description of the tensors has more than \(limit) instructions"
    case .pickle(let found, let place):
      "the description of the tensors is damaged: \(found) at byte \(place)"
    case .legacy(let wanted, let place):
      "the file is damaged: \(wanted) is wanted at byte \(place)"
    case .endsEarly(let wanted, let found):
      "the file ends early: it should have \(wanted) bytes and has \(found); was the download cut off?"
    case .bigEndian:
      "the numbers are stored with their highest byte first, which cannot be read; save the file on another machine"
    case .object(let name):
      "holds an object of class \(quoted(name)), which is not loaded since that would run code; save its state_dict() instead"
    case .noTensors(let keys):
      "holds no state dictionary"
        + (keys.isEmpty
          ? "" : "; it has " + keys.prefix(8).map(quoted).joined(separator: ", "))
    case .unknownObject(let tensor, let name):
      "tensor \(quoted(tensor)) is an object of \(quoted(name)), which cannot be read"
    case .unsupportedType(let tensor, let type):
      "tensor \(quoted(tensor)) has the element type \(quoted(type)), which cannot be read; convert it to float32"
    case .missingStorage(let tensor, let key):
      "the numbers of tensor \(quoted(tensor)), entry \(quoted("data/" + key)), are missing"
    case .storageSize(let key, let count, let type, let found):
      "the numbers \(quoted("data/" + key)), \(count) of type \(quoted(type)), do not fit their \(found) bytes"
    case .layout(let tensor, let shape, let strides, let offset, let available):
      "tensor \(quoted(tensor)) of shape \(shape) and strides \(strides), from \(offset) on, does not fit the \(available) numbers of its storage"
    }
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}

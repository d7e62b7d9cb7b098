import Canvas
import Hashes

/// A page in which the numbers of a forward pass can be looked through: one file, which needs nothing
/// else and may load nothing else.
public enum ReportPage {
  /// The bytes of the page.
  public static func html(
    of content: ReportContent, template: ReportTemplate
  ) throws(CanvasError) -> [UInt8] {
    let description = try ReportDescription(content)
    return template.filled([
      "language": Array(content.language.code.utf8),
      "program": Array(xmlText(content.program).utf8),
      "title": Array(xmlText(content.title).utf8),
      "style": Array(template.style.utf8),
      "style hash": base64Hash(of: template.style),
      "script": Array(template.script.utf8),
      "script hash": base64Hash(of: template.script),
      "report": escaped(description.object.json),
      "tensors": blocks(of: description.tensors),
    ])
  }

  /// A text of JSON in which nothing can end the element that holds it.
  private static func escaped(_ json: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.utf8.count)
    for byte in json.utf8 {
      if byte == UInt8(ascii: "<") { bytes += Array("\\u003c".utf8) } else { bytes.append(byte) }
    }
    return bytes
  }

  /// An element for each tensor.
  private static func blocks(of tensors: [EncodedTensor]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(tensors.reduce(0) { $0 + $1.text.count + 64 })
    for (number, tensor) in tensors.enumerated() {
      bytes += Array("<script type=\"text/plain\" id=\"tensor-\(number)\">".utf8)
      bytes += tensor.text
      bytes += Array("</script>\n".utf8)
    }
    return bytes
  }

  /// By what a page's policy knows its own script and style sheet.
  static func base64Hash(of text: String) -> [UInt8] {
    Array(text.utf8).withUnsafeBytes { SHA256.hash(of: $0) }.withUnsafeBytes { base64($0) }
  }
}

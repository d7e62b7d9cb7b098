import AlexViz
import Foundation
import Testing

@Suite("Pictures")
struct PictureTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  private static let approved = folder.appending(path: "Approved")
  private static let failures = folder.appending(path: "../../.build/pictures").standardized

  /// Whether pictures are to be taken as they are now.
  private static let isApproving = ProcessInfo.processInfo.environment["ALEXVIZ_APPROVE"] == "1"

  @Test("Each looks as it was approved", arguments: NamedPicture.all)
  func looks(picture: NamedPicture) throws {
    let actual = try Canvas.render(picture.scene(), as: .png, dpi: picture.dpi)
    #expect(actual.count <= 80_000, "fewer dots per inch keep the file small")
    let file = PictureTests.approved.appending(path: picture.name + ".png")
    if PictureTests.isApproving { return try Data(actual).write(to: file) }

    let renew = "after a look, ALEXVIZ_APPROVE=1 approves what is drawn now"
    guard FileManager.default.fileExists(atPath: file.path) else {
      let seen = try save(actual, as: picture.name + ".actual.png")
      Issue.record("\(picture.name) has not been approved yet: see \(seen); \(renew)")
      return
    }
    let difference = try PictureDifference(
      of: Photograph(bytes: actual, name: picture.name), from: Photograph(path: file.path))
    guard let description = difference.description else { return }
    let seen = try save(actual, as: picture.name + ".actual.png")
    let marked = try save(
      Canvas.render(difference.picture, as: .png), as: picture.name + ".difference.png")
    Issue.record("\(picture.name) \(description): see \(seen) and \(marked); \(renew)")
  }

  @Test("Every approved file belongs to a picture, and names come once")
  func names() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: PictureTests.approved.path)
    #expect(files.sorted() == NamedPicture.all.map { $0.name + ".png" }.sorted())
  }

  /// Writes a file for people to look at, and returns its path.
  private func save(_ bytes: [UInt8], as name: String) throws -> String {
    try FileManager.default.createDirectory(
      at: PictureTests.failures, withIntermediateDirectories: true)
    let file = PictureTests.failures.appending(path: name)
    try Data(bytes).write(to: file)
    return file.path
  }
}

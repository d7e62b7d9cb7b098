import Foundation
import Photographs
import Testing

@Suite("Files that are no pictures")
struct PictureFileErrorTests {
  /// The sentence that reading these bytes ends with.
  private func sentence(_ bytes: [UInt8]) -> String {
    do {
      _ = try Photograph(bytes: bytes, name: "it")
      return "no error"
    } catch {
      return error.description
    }
  }

  private func sentence(path: String) -> String {
    do {
      _ = try Photograph(path: path)
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test("an empty file is called empty")
  func empty() {
    #expect(sentence([]) == "it: is empty; a PNG, JPEG or WebP picture is wanted")
  }

  @Test(
    "other formats are named",
    arguments: [
      ("GIF89a\u{1}\u{0}", "a GIF picture"),
      ("BM\u{10}\u{0}\u{0}\u{0}", "a BMP picture"),
      ("II*\u{0}\u{8}", "a TIFF picture"),
      ("\u{0}\u{0}\u{0}\u{18}ftypavif\u{0}\u{0}", "an AVIF picture"),
      ("\u{0}\u{0}\u{0}\u{18}ftypheic\u{0}\u{0}", "a HEIC picture"),
      ("<?xml version='1.0'?>\n<svg xmlns='x'>", "an SVG drawing"),
      ("%PDF-1.7", "a PDF document"),
      ("<!DOCTYPE html><html>", "a web page"),
      (
        "version https://git-lfs.github.com/spec/v1\noid sha256:12",
        "a Git LFS pointer, not the picture itself"
      ),
    ])
  func otherFormats(text: String, content: String) {
    #expect(sentence(Array(text.utf8)) == "it: is \(content); PNG, JPEG and WebP can be read")
  }

  @Test("anything else is no picture")
  func noPicture() {
    #expect(
      sentence(Array("hello".utf8))
        == "it: is not a picture that is known here; PNG, JPEG and WebP can be read")
  }

  @Test("an animation is refused by its name")
  func animation() throws {
    #expect(
      sentence(try testBytes("animation.webp"))
        == "it: is a kind of WebP picture that cannot be read (an animation)")
  }

  @Test("a missing file, a folder and a forbidden file are told apart")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent(UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(sentence(path: folder) == "\(folder): is a directory; a file is wanted")
    #expect(sentence(path: folder + "/none.png") == "\(folder)/none.png: there is no such file")
    let forbidden = folder + "/forbidden.png"
    #expect(
      FileManager.default.createFile(
        atPath: forbidden, contents: Data("x".utf8), attributes: [.posixPermissions: 0]))
    if geteuid() != 0 {
      #expect(sentence(path: forbidden) == "\(forbidden): may not be read: permission denied")
    }
  }

  @Test("a picture can come through a pipe")
  func pipe() throws {
    let bytes = try testBytes("palette.png")
    let pipe = Pipe()
    pipe.fileHandleForWriting.write(Data(bytes))
    try pipe.fileHandleForWriting.close()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    #expect(try Photograph(path: path) == Photograph(path: testFile("palette.png")))
  }
}

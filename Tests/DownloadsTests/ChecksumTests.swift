import Testing

@testable import Downloads

@Suite("Checksums")
struct ChecksumTests {
  @Test("git's name of a file, as the book Pro Git has it")
  func gitBlob() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array("test content\n".utf8), to: "test.txt")
    let checksum = Checksum.gitBlob("d670460b4b4aece5915caf5c68d12f560a9fe3e4")
    let file = try LocalFile(reading: path)
    let value = try checksum.value(of: file) { _ in }
    #expect(value == checksum.value)
  }
}

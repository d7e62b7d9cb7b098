import Foundation
import Testing

@testable import Downloads

@Suite("The cache of weights")
struct WeightsCacheTests {
  let folder: TemporaryFolder
  let cache: WeightsCache
  let file = Sample.file(at: [])

  init() throws {
    folder = try TemporaryFolder()
    cache = WeightsCache(folder: folder.url.path)
  }

  @Test("A file that was put there by hand is taken once it was checked")
  func byHand() throws {
    #expect(throws: DownloadError.notFetched(name: "sample")) {
      try cache.verifiedPath(of: file)
    }
    try folder.write(Sample.bytes, to: "sample.bin")
    var checked = 0
    #expect(
      try cache.verifiedPath(of: file) { done, _ in checked = done }
        == folder.path("sample.bin"))
    #expect(checked == 262_144)
    // It is remembered, as long as nobody writes to the file.
    _ = try cache.verifiedPath(of: file) { _, _ in Issue.record("checked again") }
    try folder.write(Sample.others, to: "sample.bin")
    #expect(throws: DownloadError.self) { try cache.verifiedPath(of: file) }
  }

  @Test("A check on demand is a check")
  func onDemand() throws {
    try folder.write(Sample.bytes, to: "sample.bin")
    for _ in 0..<2 {
      var checked = 0
      try cache.verify(file) { done, _ in checked = done }
      #expect(checked == 262_144)
    }
  }

  @Test("A wrong size and a wrong checksum are told apart")
  func wrong() throws {
    let path = try folder.write(Array(Sample.bytes.dropLast()), to: "sample.bin")
    #expect(
      throws: DownloadError.wrongSize(
        path: path, name: "sample", found: 262_143, wanted: .exactly(262_144))
    ) {
      try cache.verify(file)
    }
    try folder.write(Sample.others, to: "sample.bin")
    #expect(
      throws: DownloadError.wrongChecksum(
        path: path, name: "sample",
        found: "cae9a55ce8098b9b30f1c26f06abf73d35baa05691c421fa70a61a3562c6c956",
        wanted: file.checksum)
    ) {
      try cache.verify(file)
    }
  }

  @Test("A file anywhere is recognised by its content")
  func recognised() throws {
    let other = WeightsFile(
      name: "other", fileName: "other.bin", summary: "", model: nil, size: .exactly(262_144),
      checksum: .sha1("0"), urls: [], license: "")
    let path = try folder.write(Sample.bytes, to: "renamed")
    #expect(try WeightsFile.recognize(fileAt: path, among: [other, file]) == file)
    #expect(throws: DownloadError.unknownFile(path: path)) {
      try WeightsFile.recognize(fileAt: path, among: [other])
    }
    #expect(throws: DownloadError.self) {
      try WeightsFile.recognize(fileAt: folder.path("nothing"), among: [file])
    }
    #expect(throws: DownloadError.self) {
      try WeightsFile.recognize(fileAt: folder.url.path, among: [file])
    }
  }

  @Test("The known files have names, addresses and checksums of their own")
  func catalogue() {
    let files = WeightsFile.all
    #expect(Set(files.map(\.name)).count == files.count)
    #expect(Set(files.map(\.fileName)).count == files.count)
    #expect(Set(files.map(\.checksum)).count == files.count)
    for file in files {
      #expect(WeightsFile.named(file.name) == file)
      #expect(!file.fileName.contains("/"))
      #expect(file.urls.allSatisfy { URL(string: $0)?.scheme == "https" })
      #expect(!file.urls.isEmpty)
      let digits = if case .sha256 = file.checksum { 64 } else { 40 }
      #expect(file.checksum.value.count == digits)
      #expect(file.checksum.value.allSatisfy { "0123456789abcdef".contains($0) })
    }
    // Each holds 60,965,224 or, torchvision's, 61,100,840 numbers of four bytes, and little else.
    for file in files where file.name != "deep-compression-alexnet" {
      let numbers = file.name == "torchvision-alexnet" ? 61_100_840 : 60_965_224
      #expect((4 * numbers..<4 * numbers + 8192).contains(file.size.byteCount))
    }
  }
}

import Testing

@testable import Serving

@Suite("Forms")
struct MultipartFormTests {
  private func read(
    _ body: String, type: String? = "multipart/form-data; boundary=xx"
  ) throws(HTTPRefusal) -> (name: String, content: ArraySlice<UInt8>) {
    try MultipartForm.file(in: Array(body.utf8), contentType: type, field: "photograph")
  }

  private func form(
    disposition: String = "form-data; name=\"photograph\"; filename=\"cat.jpg\"",
    content: String = "abc"
  ) -> String {
    "--xx\r\nContent-Disposition: \(disposition)\r\nContent-Type: image/jpeg\r\n\r\n\(content)\r\n--xx--\r\n"
  }

  @Test("The file is what stands between the boundaries", arguments: ["abc", "", "\r\n", "--xx"])
  func content(text: String) throws {
    let file = try read(form(content: text))
    #expect(file.name == "cat.jpg")
    #expect(Array(file.content) == Array(text.utf8))
  }

  @Test("Of a path, only the last name is kept")
  func names() throws {
    for (path, name) in [
      ("../../etc/passwd", "passwd"), ("C:\\photos\\cat.jpg", "cat.jpg"), ("/", ""), ("", ""),
      ("猫.png", "猫.png"), ("a;b.png", "a;b.png"),
    ] {
      let file = try read(
        form(disposition: "form-data; name=\"photograph\"; filename=\"\(path)\""))
      #expect(file.name == name)
    }
  }

  @Test(
    "What is no form with one file is refused",
    arguments: [
      nil, "", "text/plain", "multipart/form-data", "multipart/form-data; boundary=",
      "multipart/form-data; boundary=\"a", "multipart/mixed; boundary=xx",
    ] as [String?])
  func types(type: String?) {
    #expect(throws: HTTPRefusal.self) { try read(form(), type: type) }
  }

  @Test("Damaged forms are refused wherever they end")
  func damaged() throws {
    let whole = form()
    for count in 0..<(whole.utf8.count - 2) {
      #expect(throws: HTTPRefusal.self) {
        try read(String(decoding: whole.utf8.prefix(count), as: UTF8.self))
      }
    }
    #expect(throws: HTTPRefusal.self) { try read(form(disposition: "form-data")) }
    #expect(throws: HTTPRefusal.self) {
      try read(form(disposition: "form-data; name=\"other\"; filename=\"a\""))
    }
    #expect(throws: HTTPRefusal.self) {
      try read(form(disposition: "form-data; name=\"photograph\""))
    }
    #expect(throws: HTTPRefusal.self) { try read("--xx\r\n" + form().dropFirst(5) + form()) }
    #expect(throws: HTTPRefusal.self) {
      try read("--xx\r\n" + String(repeating: "A: b\r\n", count: 2000) + form().dropFirst(5))
    }
  }
}

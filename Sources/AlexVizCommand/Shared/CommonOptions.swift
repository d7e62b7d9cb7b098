import CommandLineOptions

/// Options that several commands have.
enum CommonOptions {
  static let quiet = Option(
    flag: "quiet", letter: "q", help: "Say nothing but what goes wrong.")
}

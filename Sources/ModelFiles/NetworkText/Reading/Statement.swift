import ModelDescription

/// What a line asks for.
struct Statement {
  enum Content {
    case name(String)
    case input([Int?])
    case layer(LayerMaker, sources: Sources)

    /// The layer of that name once more, on other inputs.
    case reuse(Word, sources: Sources)

    /// A name for what the line before gives.
    case mark
    case output([Word])
    case repeatStart(count: Int)
    case repeatEnd
  }

  /// What a layer reads.
  enum Sources {
    case lineBefore
    case named([Word])

    /// The line before, then the named one.
    case lineBeforeAnd(Word)
  }

  /// Makes a layer of the given name, a new one each time.
  typealias LayerMaker = @Sendable (_ name: String?) -> any Layer

  /// The name before the colon.
  let label: Word?

  /// The word that says what it is, as it was written.
  let word: Word
  let content: Content
}

/// How much room blocks take and how much they say.
enum BlocksDetail {
  /// Wide gaps, and sizes clearly hinted at.
  case roomy

  /// Small gaps; in branching networks size and function on lines of their own.
  case narrow

  /// In branching networks the notation alone, and the size only where height or width changes.
  case bare
}

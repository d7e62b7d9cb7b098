import Scenes

/// The style sheet of a page.
enum HTMLStyleSheet {
  /// - Parameters:
  ///   - ground: what the figure stands on.
  ///   - stops: the numbers of the groups that have a panel.
  static func text(ground: Color, stops: Range<Int>) -> String {
    let showing = stops.map { stop in
      [":hover", ":focus-visible"]
        .map { "figure:has([data-stop=\"\(stop)\"]\($0)) [data-panel=\"\(stop)\"]" }
        .joined(separator: ",\n")
    }
    return base + "\nfigure { background: #\(ground.hexDigits); }\n"
      + (showing + [".panel:hover"]).joined(separator: ",\n") + " { display: block; }"
  }

  /// The same for all figures. The filter marks a group whatever its shape.
  private static let base = """
    :root { --page: #eeeeec; --panel: #ffffff; --ink: #1d1d1f; --mark: #c2410c; }
    @media (prefers-color-scheme: dark) {
      :root { --page: #1d1f23; --panel: #2b2e34; --ink: #f1f1f1; --mark: #e8590c; }
    }
    body { margin: 0; padding: 2rem 1rem 6rem; background: var(--page); text-align: center; }
    figure { position: relative; display: inline-block; margin: 0; max-width: 100%; }
    svg { display: block; max-width: 100%; height: auto; }
    [data-stop] { outline: none; }
    [data-stop]:hover, [data-stop]:focus-visible {
      filter: drop-shadow(0 0 1px var(--mark)) drop-shadow(0 0 2px var(--mark));
    }
    .panel {
      display: none; position: absolute; z-index: 1; box-sizing: border-box;
      width: max-content; max-width: 22rem; padding: 0.5rem 0.75rem;
      border: 1px solid var(--mark); border-radius: 4px;
      background: var(--panel); color: var(--ink); box-shadow: 0 2px 8px #0006;
      font: 0.875rem/1.45 system-ui, sans-serif; text-align: left; overflow-wrap: anywhere;
    }
    .panel strong, .panel span { display: block; }
    @media print { body { padding: 0; background: none; } }
    """
}

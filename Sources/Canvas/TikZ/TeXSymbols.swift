/// Characters that TeX wants written in another way.
enum TeXSymbols {
  /// What stands for a character, in any of TeX's fonts.
  static let commands: [Unicode.Scalar: String] = [
    // What means something to TeX.
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
    "%": "\\%", "_": "\\_", "^": "\\^{}", "~": "\\~{}", "<": math("<"), ">": math(">"),
    "|": math("|"), "\"": "{''}", "`": "\\`{}",
    // Punctuation.
    "\u{A0}": "~", "–": "{--}", "—": "{---}", "‘": "`", "’": "'", "“": "{``}", "”": "{''}",
    "…": "\\dots{}", "•": math("\\bullet"), "·": math("\\cdot"), "§": "\\S{}", "¶": "\\P{}",
    "©": "\\copyright{}", "†": "\\dag{}", "‡": "\\ddag{}", "¡": "!`", "¿": "?`",
    // Mathematics.
    "×": math("\\times"), "÷": math("\\div"), "±": math("\\pm"), "−": math("-"),
    "⌊": math("\\lfloor"), "⌋": math("\\rfloor"), "⌈": math("\\lceil"), "⌉": math("\\rceil"),
    "⟨": math("\\langle"), "⟩": math("\\rangle"), "≤": math("\\leq"), "≥": math("\\geq"),
    "≠": math("\\neq"), "≈": math("\\approx"), "≡": math("\\equiv"), "∞": math("\\infty"),
    "√": math("\\surd"), "∑": math("\\Sigma"), "∏": math("\\Pi"), "∂": math("\\partial"),
    "∇": math("\\nabla"), "∈": math("\\in"), "∪": math("\\cup"), "∩": math("\\cap"),
    "⊕": math("\\oplus"), "⊗": math("\\otimes"), "⊙": math("\\odot"), "∘": math("\\circ"),
    "∗": math("\\ast"), "′": math("'"), "″": math("''"), "°": math("^\\circ"), "µ": math("\\mu"),
    "¹": math("^1"), "²": math("^2"), "³": math("^3"), "½": math("\\frac12"),
    "¼": math("\\frac14"), "¾": math("\\frac34"),
    // Arrows.
    "←": math("\\leftarrow"), "→": math("\\rightarrow"), "↑": math("\\uparrow"),
    "↓": math("\\downarrow"), "↔": math("\\leftrightarrow"), "⇒": math("\\Rightarrow"),
    "↦": math("\\mapsto"),
    // Greek.
    "α": math("\\alpha"), "β": math("\\beta"), "γ": math("\\gamma"), "δ": math("\\delta"),
    "ε": math("\\varepsilon"), "ζ": math("\\zeta"), "η": math("\\eta"), "θ": math("\\theta"),
    "κ": math("\\kappa"), "λ": math("\\lambda"), "μ": math("\\mu"), "ν": math("\\nu"),
    "ξ": math("\\xi"), "π": math("\\pi"), "ρ": math("\\rho"), "σ": math("\\sigma"),
    "τ": math("\\tau"), "φ": math("\\varphi"), "χ": math("\\chi"), "ψ": math("\\psi"),
    "ω": math("\\omega"), "Γ": math("\\Gamma"), "Δ": math("\\Delta"), "Θ": math("\\Theta"),
    "Λ": math("\\Lambda"), "Ξ": math("\\Xi"), "Π": math("\\Pi"), "Σ": math("\\Sigma"),
    "Φ": math("\\Phi"), "Ψ": math("\\Psi"), "Ω": math("\\Omega"),
  ]

  /// Whether LaTeX makes the letter itself, with fonts of any encoding: Latin letters with marks
  /// above or a cedilla, and a few more.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    guard (0xC0...0x17E).contains(scalar.value) else { return false }
    return !"ÐðÞþ×÷ĄąĐđĘęĦħĮįĲĳĸŉŊŋŦŧŲų".unicodeScalars.contains(scalar)
  }

  private static func math(_ command: String) -> String { "\\ensuremath{\(command)}" }
}

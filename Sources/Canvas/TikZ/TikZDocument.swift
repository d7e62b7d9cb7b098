import Scenes

/// The document around a picture: what it loads, and a page of the picture's size.
struct TikZDocument {
  let scene: Scene
  let size: Size
  let colors: TikZColors
  let needs: TeXText.Needs
  let picture: [String]

  var text: String {
    (head + definitions + page + ["\\end{document}", ""]).joined(separator: "\n")
  }

  private var head: [String] {
    let words = [scene.title, scene.description].filter { !$0.isEmpty }
    return words.map { "% " + TeXText.comment($0) } + [
      "% Drawn by alexviz. Compile it with pdflatex; or copy the definitions and the tikzpicture",
      "% into a document that loads tikz.",
      "\\documentclass{article}",
      "\\usepackage[utf8]{inputenc}",
      "\\IfFileExists{lmodern.sty}",
      "  {\\usepackage[T1]{fontenc}\\usepackage{lmodern}}",
      "  {\\usepackage{fix-cm}}",
      "\\usepackage{tikz}",
    ]
  }

  /// Commands and colours that the picture uses.
  private var definitions: [String] {
    var lines: [String] = []
    if needs.contains(.chinese) {
      lines += [
        "% Chinese is set by the package CJKutf8 and its font gbsn; without them, marks stand for it.",
        "\\IfFileExists{CJKutf8.sty}{\\usepackage{CJKutf8}}{}",
        "\\ifdefined\\CJKfamily",
        "  \\newcommand\\cjk[1]{\\begin{CJK*}{UTF8}{gbsn}#1\\end{CJK*}}",
        "\\else",
        "  \\newcommand\\cjk[1]{\\fbox{?}}",
        "\\fi",
      ]
    }
    if needs.contains(.placeholder) {
      lines += [
        "% Stands for a character that plain LaTeX lacks: its number in Unicode.",
        "\\newcommand\\unknowncharacter[1]{\\fbox{\\tiny#1}}",
      ]
    }
    return lines + colors.definitions
  }

  private var page: [String] {
    [
      "\\begin{document}",
      "\\hoffset=-1in \\voffset=-1in",
      "\\paperwidth=\(svgNumber(size.width))bp \\paperheight=\(svgNumber(size.height))bp",
      "\\pdfpagewidth=\\paperwidth \\pdfpageheight=\\paperheight",
      "\\shipout\\hbox{%",
      "\\begin{tikzpicture}[x=1bp, y=-1bp, every node/.style={inner sep=0pt, outer sep=0pt}]",
    ] + picture + ["\\end{tikzpicture}}"]
  }
}

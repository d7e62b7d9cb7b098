import Scenes

/// Writes a scene as JSON; `OutputFormat.json` tells what the keys are.
enum SceneJSON {
  /// Counted up when a key changes its meaning or goes away.
  private static let version = 1.0

  /// The bytes of the file.
  static func write(_ scene: Scene) throws(CanvasError) -> [UInt8] {
    let value = JSONValue.object([
      ("format", .string("alexviz-scene")), ("version", .number(version)), ("unit", .string("pt")),
      ("title", .string(scene.title)), ("description", .string(scene.description)),
      ("language", .string(scene.language)),
      (
        "size",
        .object([
          ("width", .number(scene.size.width)), ("height", .number(scene.size.height)),
        ])
      ),
      ("background", color(scene.background)), ("elements", try elements(scene.elements)),
    ])
    return Array((value.text() + "\n").utf8)
  }

  private static func elements(_ elements: [Element]) throws(CanvasError) -> JSONValue {
    var values: [JSONValue] = []
    for element in elements { values.append(try value(of: element)) }
    return .array(values)
  }

  private static func value(of element: Element) throws(CanvasError) -> JSONValue {
    switch element {
    case .box(let box):
      return .object([
        ("kind", .string("box")), ("frame", frame(box.frame)), ("fill", color(box.fill)),
        ("stroke", stroke(box.stroke)), ("cornerRadius", .number(box.cornerRadius)),
      ])
    case .path(let shape):
      return .object([
        ("kind", .string("path")), ("steps", .array(shape.path.steps.map(step))),
        ("fill", color(shape.fill)), ("stroke", stroke(shape.stroke)),
      ])
    case .arrow(let arrow):
      return .object([
        ("kind", .string("arrow")),
        ("points", .array(arrow.points.map { .array(coordinates(of: [$0])) })),
        ("stroke", stroke(arrow.stroke)), ("headLength", .number(arrow.headLength)),
        ("headWidth", .number(arrow.headWidth)), ("cornerRadius", .number(arrow.cornerRadius)),
      ])
    case .text(let text): return value(of: text)
    case .picture(let picture):
      return .object([
        ("kind", .string("picture")), ("frame", frame(picture.frame)),
        ("isSmooth", .flag(picture.isSmooth)),
        ("source", .string(try picture.raster.dataAddress())),
      ])
    case .group(let group):
      return .object([
        ("kind", .string("group")), ("identifier", string(group.identifier)),
        ("classes", .array(group.classes.map(JSONValue.string))), ("title", string(group.title)),
        ("elements", try elements(group.elements)),
      ])
    }
  }

  private static func value(of text: Text) -> JSONValue {
    let alignment =
      switch text.alignment {
      case .start: "start"
      case .middle: "middle"
      case .end: "end"
      }
    let runs = text.runs.map { run in
      JSONValue.object([
        ("string", .string(run.string)), ("family", .string(run.font.family)),
        ("size", .number(run.font.size)), ("bold", .flag(run.font.bold)),
        ("italic", .flag(run.font.italic)), ("color", color(run.color)),
      ])
    }
    return .object([
      ("kind", .string("text")), ("anchor", .array(coordinates(of: [text.anchor]))),
      ("alignment", .string(alignment)), ("rotation", .number(text.rotation)),
      ("runs", .array(runs)),
    ])
  }

  // MARK: Parts

  private static func string(_ text: String?) -> JSONValue {
    text.map(JSONValue.string) ?? .null
  }

  private static func frame(_ frame: Rectangle) -> JSONValue {
    .object([
      ("x", .number(frame.x)), ("y", .number(frame.y)), ("width", .number(frame.width)),
      ("height", .number(frame.height)),
    ])
  }

  private static func stroke(_ stroke: Stroke?) -> JSONValue {
    guard let stroke else { return .null }
    return .object([
      ("color", color(stroke.color)), ("width", .number(stroke.width)),
      ("dashes", .array(stroke.dashes.map(JSONValue.number))),
    ])
  }

  private static func step(_ step: Path.Step) -> JSONValue {
    switch step {
    case .move(let point): .array([.string("M")] + coordinates(of: [point]))
    case .line(let point): .array([.string("L")] + coordinates(of: [point]))
    case .curve(let first, let second, let end):
      .array([.string("C")] + coordinates(of: [first, second, end]))
    case .close: .array([.string("Z")])
    }
  }

  private static func coordinates(of points: [Point]) -> [JSONValue] {
    points.flatMap { [.number($0.x), .number($0.y)] }
  }

  private static func color(_ color: Color?) -> JSONValue {
    guard let color else { return .null }
    return .string("#" + color.hexDigits + color.alpha.hexDigits)
  }
}

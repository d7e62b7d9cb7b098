/// A drawing: what is where, without a word about who draws it.
public struct Scene: Sendable {
  /// The size of the page in points.
  public var size: Size

  /// The colour of the page; `nil` leaves it transparent where the format can.
  public var background: Color?

  /// What is drawn, from back to front.
  public var elements: [Element]

  /// A short name, for the metadata of the file.
  public var title: String

  /// What the picture shows, for those who cannot see it.
  public var description: String

  /// The language of the texts, as in HTML: `en` or `zh-CN`.
  public var language: String

  public init(
    size: Size, background: Color? = .white, elements: [Element] = [], title: String = "",
    description: String = "", language: String = "en"
  ) {
    self.size = size
    self.background = background
    self.elements = elements
    self.title = title
    self.description = description
    self.language = language
  }
}

/// One thing in a scene.
public indirect enum Element: Hashable, Sendable {
  case box(Box)
  case path(PathShape)
  case arrow(Arrow)
  case text(Text)
  case picture(Picture)
  case group(Group)
}

/// Elements that belong together, such as all of one layer's.
public struct Group: Hashable, Sendable {
  /// A name that is unique in the scene and stable from run to run, such as `layer-conv1`.
  public var identifier: String?

  /// Words for style sheets, such as `layer conv2d`.
  public var classes: [String]

  /// What the group is, shown by viewers when the pointer rests on it.
  public var title: String?
  public var elements: [Element]

  public init(
    identifier: String? = nil, classes: [String] = [], title: String? = nil, elements: [Element]
  ) {
    self.identifier = identifier
    self.classes = classes
    self.title = title
    self.elements = elements
  }
}

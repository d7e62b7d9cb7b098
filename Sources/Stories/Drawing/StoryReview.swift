import FeatureMaps
import Scenes

/// A story at one look: the photograph and the strongest map of each layer, side by side; of many
/// layers, of some that are spread evenly.
struct StoryReview {
  let story: Story
  let colorMap: ColorMap
  let style: StoryStyle
  let typesetting: Typesetting
  let words: StoryWords

  /// Of more layers, pictures would be too small.
  private static let limit = 9
  private let gap = 14.0

  /// The layers that are shown.
  private var stages: [StoryStage] { story.stages.spread(over: StoryReview.limit) }

  /// How many layers are shown; `nil` where these are all.
  var note: String? {
    let (shown, all) = (stages.count, story.stageCount)
    return shown < all ? words.reviewed(shown, all) : nil
  }

  /// The pictures in the middle of a room.
  func elements(in room: Rectangle) -> [Element] {
    var font = style.labelFont
    font.size = 11
    let color = style.theme.faintText
    let lineHeight = typesetting.measuring.measure("0", font: font).height
    let stages = stages
    let photograph = story.photograph
    func layout(lines: Int) -> (frames: [Rectangle], names: ShortNames) {
      let frames = rooms(
        stages.count + 1, in: room, proportion: photograph.roomProportion,
        foot: Double(lines) * lineHeight + 2)
      let limit = (frames.first?.width ?? 0) + gap - 4
      return (
        frames,
        ShortNames(
          stages.map(story.title), font: font, limit: limit, typesetting: typesetting)
      )
    }
    var (frames, names) = layout(lines: 1)
    if stages.contains(where: { names[story.title(of: $0)].count > 1 }) {
      (frames, names) = layout(lines: 2)
    }
    let picture = photograph.picture(in: frames[0])
    return [.picture(picture)]
      + StagePictures.title(
        [words.inputTitle], below: picture.frame, font: font, color: color,
        typesetting: typesetting)
      + zip(stages, frames.dropFirst()).flatMap { stage, frame in
        StagePictures(stage: stage, photograph: photograph, colorMap: colorMap).strongest(
          titled: names[story.title(of: stage)], in: frame, font: font, color: color,
          typesetting: typesetting)
      }
  }

  /// The rooms of so many pictures, in as many lines as make them largest.
  private func rooms(
    _ count: Int, in room: Rectangle, proportion: Double, foot: Double
  ) -> [Rectangle] {
    func height(_ lines: Int) -> Double {
      let columns = (count + lines - 1) / lines
      let wide = (room.width - Double(columns - 1) * gap) / Double(columns) / proportion
      let high = (room.height - Double(lines - 1) * gap) / Double(lines) - foot
      return max(min(wide, high), 1)
    }
    let lines = (1...3).max { height($0) < height($1) } ?? 1
    let columns = (count + lines - 1) / lines
    let size = Size(width: height(lines) * proportion, height: height(lines))
    let width = Double(columns) * (size.width + gap) - gap
    let whole = Double(lines) * (size.height + foot + gap) - gap
    return (0..<count).map { place in
      let (line, column) = place.quotientAndRemainder(dividingBy: columns)
      return Rectangle(
        x: room.midX - width / 2 + Double(column) * (size.width + gap),
        y: room.midY - whole / 2 + Double(line) * (size.height + foot + gap),
        width: size.width, height: size.height)
    }
  }
}

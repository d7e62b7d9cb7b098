/// How the sizes of maps change from stage to stage; `other` where they grow before they have become
/// as small as they get, or not at all smaller.
enum MapCourse {
  case shrinking, shrinkingThenGrowing, other

  init(of stages: [StoryStage]) {
    let areas = stages.map { $0.maps.height * $0.maps.width }
    let steps = zip(areas, areas.dropFirst()).map { $1 - $0 }
    let smaller = steps.lastIndex { $0 < 0 }
    let larger = steps.firstIndex { $0 > 0 }
    self =
      switch (smaller, larger) {
      case (.some, nil): .shrinking
      case (.some(let smaller), .some(let larger)) where smaller < larger: .shrinkingThenGrowing
      default: .other
      }
  }
}

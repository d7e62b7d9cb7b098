/// How the sizes of maps change from stage to stage.
enum MapCourse {
  case shrinking, shrinkingThenGrowing, other

  init(of stages: [StoryStage]) {
    let areas = stages.map { $0.maps.height * $0.maps.width }
    let steps = zip(areas, areas.dropFirst()).map { $1 - $0 }
    let smaller = steps.firstIndex { $0 < 0 }
    let larger = steps.firstIndex { $0 > 0 }
    self =
      switch (smaller, larger) {
      case (.some, nil): .shrinking
      case (.some(let smaller), .some(let larger)) where smaller < larger: .shrinkingThenGrowing
      default: .other
      }
  }
}

import AlexViz
import CommandLineOptions

/// Makes reports of what one network sees.
struct ReportMaker: Sendable {
  let network: NetworkChoice
  let language: CaptionLanguage
  let largestKernel: Int

  private let options: FeatureMapFigures.Options
  private let template: ReportTemplate

  /// - Parameter layers: names and patterns of the layers that the page has; none for all.
  init(_ network: NetworkChoice, layers: [String], _ invocation: Invocation) throws {
    self.network = network
    language = invocation[FeatureMapsOptions.language]
    largestKernel = invocation[ReportOptions.largestKernel]
    var options = try network.options(layers: layers)
    if options.layers.isEmpty {
      options.layers = network.layersToRun
      options.optionalLayers = Set(options.layers)
    }
    self.options = options
    template = try ReportMaker.template(
      page: ReportTemplate.pageName, style: ReportTemplate.styleName,
      scripts: ReportTemplate.scriptNames)
  }

  /// Runs the network on its files.
  func figures() throws -> FeatureMapFigures { try network.figures(options) }

  /// The network made ready for any number of photographs.
  func readyNetwork() throws -> FeatureMapNetwork { try network.network(options) }

  /// The page of what the network saw.
  ///
  /// - Parameter name: how it calls the photograph.
  func page(of figures: FeatureMapFigures, name: String) throws -> [UInt8] {
    var content = ReportContent(
      model: network.model, title: network.title, activations: figures.activations,
      weights: network.weights, weightsName: network.weights.shortSource,
      photograph: figures.photograph, photographName: name,
      preprocessing: figures.preprocessing,
      preprocessingText: figures.preprocessing.map { PreprocessingChoice.text(of: $0) },
      program: AlexVizTool.nameAndVersion)
    content.classes = figures.classes
    content.language = language
    content.largestKernel = largestKernel
    return try ReportPage.html(of: content, template: template)
  }

  /// The files of a page, which come with the program.
  static func template(page: String, style: String, scripts: [String]) throws -> ReportTemplate {
    func text(_ name: String) throws -> String {
      let path = try Assets.path(of: "report/" + name)
      let storage = try TensorStorage.reading(file: path, limit: 1 << 24)
      return storage.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }
    return ReportTemplate(
      page: try text(page), style: try text(style), scripts: try scripts.map(text))
  }
}

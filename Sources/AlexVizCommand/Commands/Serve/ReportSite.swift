import AlexViz
import Serving

/// The pages that are served: one to drop a photograph on, and its report.
struct ReportSite: Sendable {
  private let maker: ReportMaker
  private let network: FeatureMapNetwork
  private let page: DropPage
  private let template: ReportTemplate

  /// The network runs for one photograph at a time.
  private let queue = TurnQueue(limit: 4)

  let limits = Server.Limits()

  /// Runs the network once, so that what is wrong with it is told before anything is served.
  init(_ maker: ReportMaker) throws {
    self.maker = maker
    network = try maker.readyNetwork()
    template = try ReportMaker.template(
      page: ReportTemplate.dropPageName, style: ReportTemplate.dropStyleName,
      scripts: ReportTemplate.dropScriptNames)
    page = DropPage(
      title: maker.network.title, weights: maker.network.weights.shortSource,
      language: maker.language, program: AlexVizTool.nameAndVersion,
      megabytes: limits.bodyBytes >> 20)
    let gray = Photograph(width: 1, height: 1, pixels: [128, 128, 128])
    _ = try figures(of: gray, name: "grey")
  }

  /// Answers `GET /` and `POST /report`; there is nothing else.
  func answer(_ request: Server.Request) throws(HTTPRefusal) -> HTTPResponse {
    switch (request.head.target, request.head.method) {
    case ("/", "GET"):
      return dropPage(status: .ok)
    case ("/report", "POST"):
      return try report(of: request)
    case ("/", _):
      return notAllowed(but: "GET")
    case ("/report", _):
      return notAllowed(but: "POST")
    default:
      throw HTTPRefusal(.notFound, "There is nothing here but the page at /.")
    }
  }

  private func figures(of photograph: Photograph, name: String) throws -> FeatureMapFigures {
    try network.figures(of: network.prepared([.photograph(photograph)]), named: name)
  }

  private func notAllowed(but method: String) -> HTTPResponse {
    var response = HTTPResponse(
      HTTPRefusal(.methodNotAllowed, "Only \(method) is answered here."))
    response.fields.append(("Allow", method))
    return response
  }

  private func dropPage(status: HTTPStatus, message: String = "") -> HTTPResponse {
    HTTPResponse(status, html: page.html(template: template, message: message))
  }

  private func report(of request: Server.Request) throws(HTTPRefusal) -> HTTPResponse {
    let (name, content) = try MultipartForm.file(
      in: request.body, contentType: request.head.value("content-type"), field: "photograph")
    do {
      let page = try queue.run {
        let name = name.isEmpty ? "photograph" : name
        let photograph = try Photograph(
          bytes: Array(content), name: name, pixelLimit: 50_000_000)
        return try maker.page(of: figures(of: photograph, name: name), name: name)
      }
      guard let page else {
        return dropPage(status: .unavailable, message: "Too much is waiting; try again soon.")
      }
      return HTTPResponse(.ok, html: page)
    } catch let error as PhotographError {
      return dropPage(status: .unprocessableContent, message: "\(error).")
    } catch {
      StandardStreams.report("alexviz: \(error)")
      return dropPage(
        status: .internalError, message: "The network could not be run on this photograph.")
    }
  }
}

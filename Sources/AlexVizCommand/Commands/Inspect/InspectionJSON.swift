import AlexViz
import Spelling
import TensorFiles

extension FileInspection {
  /// All that was found out, for scripts.
  var json: String {
    var members = [
      ("file", jsonQuoted(path)), ("format", jsonQuoted(format)), ("bytes", "\(byteCount)"),
    ]
    if let hash { members.append(("sha256", jsonQuoted(hash))) }
    let facts = facts.map { fact in
      "{\"name\": \(jsonQuoted(fact.name)), \"value\": \(jsonQuoted(fact.value))}"
    }
    members.append(("facts", "[\(facts.joined(separator: ", "))]"))
    if let model {
      members.append(
        (
          "model",
          "{\"name\": \(jsonQuoted(model.name)), \"layers\": \(model.layers.count), "
            + "\"parameters\": \(model.uncountedLayers.isEmpty ? "\(model.parameterCount)" : "null")}"
        ))
    }
    let tensors = entries.map { "    " + $0.json }.joined(separator: ",\n")
    members.append(("tensors", tensors.isEmpty ? "[]" : "[\n\(tensors)\n  ]"))
    let lines = members.map { "  \(jsonQuoted($0.0)): \($0.1)" }
    return "{\n\(lines.joined(separator: ",\n"))\n}\n"
  }
}

extension FileInspection.Entry {
  fileprivate var json: String {
    var members = ["\"name\": \(jsonQuoted(name))"]
    if let outline {
      members.append("\"type\": \(jsonQuoted(outline.type))")
      members.append("\"shape\": [\(outline.shape.map(String.init).joined(separator: ", "))]")
      members.append("\"bytes\": \(outline.byteCount.map(String.init) ?? "null")")
    }
    if let statistics {
      func number(_ number: Double?) -> String {
        number.flatMap { $0.isFinite ? "\($0)" : nil } ?? "null"
      }
      members.append("\"minimum\": \(number(statistics.range?.lowerBound))")
      members.append("\"maximum\": \(number(statistics.range?.upperBound))")
      members.append("\"mean\": \(number(statistics.mean))")
      members.append("\"deviation\": \(number(statistics.deviation))")
      members.append("\"zeros\": \(statistics.zeroCount)")
      members.append("\"nan\": \(statistics.nanCount)")
      members.append("\"infinite\": \(statistics.infiniteCount)")
    }
    if let hash { members.append("\"sha256\": \(jsonQuoted(hash))") }
    if let problem { members.append("\"problem\": \(jsonQuoted(problem))") }
    return "{\(members.joined(separator: ", "))}"
  }
}

import ModelDescription
import ModelFiles
import Testing

/// Siamese networks, as in Caffe's example of that name.
@Suite("Parameters that Caffe's layers share")
struct CaffeSharingTests {
  private func convolution(
    _ name: String, of blob: String, parameters: String, settings: String = ""
  ) -> String {
    """
    layer { name: "\(name)" type: "Convolution" bottom: "\(blob)" top: "\(name)" \(parameters)
      convolution_param { num_output: 4 kernel_size: 3 \(settings) } }

    """
  }

  private func model(_ second: String, settings: String = "") throws -> Model {
    let named = #"param { name: "w" } param { name: "b" }"#
    return try caffeFile(
      """
      name: "siamese" input: "a" input_shape { dim: 1 dim: 3 dim: 8 dim: 8 }
      input: "b" input_shape { dim: 1 dim: 3 dim: 8 dim: 8 }

      """ + convolution("conv", of: "a", parameters: named)
        + convolution("conv_p", of: "b", parameters: second, settings: settings)
        + #"layer { name: "sum" type: "Eltwise" bottom: "conv" bottom: "conv_p" top: "sum" }"#
    ).model
  }

  @Test("a layer with all the parameters of another is that one, applied again")
  func shared() throws {
    let model = try model(#"param { lr_mult: 1 name: "w" } param { name: "b" }"#)
    #expect(model.layers.map(\.name) == ["a", "b", "conv", "sum"])
    #expect(model.layer(named: "conv")?.calls.count == 2)
    #expect(model.parameterCount == 4 * 3 * 9 + 4)
  }

  @Test(
    "a layer with parameters of its own, or windows of its own, is another",
    arguments: [
      (#"param { name: "w" } param { name: "other" }"#, ""), (#"param { name: "w" }"#, ""),
      ("param { lr_mult: 1 } param { lr_mult: 2 }", ""),
      (#"param { name: "w" } param { name: "b" }"#, "pad: 1 dilation: 2"),
    ])
  func apart(second: String, settings: String) throws {
    let model = try model(second, settings: settings)
    #expect(model.layer(named: "conv_p")?.calls.count == 1)
    #expect(model.parameterCount == 2 * (4 * 3 * 9 + 4))
  }

  @Test("the form before gives names without braces")
  func oldForm() throws {
    func layer(_ name: String, _ blob: String) -> String {
      """
      layers { name: "\(name)" type: INNER_PRODUCT bottom: "\(blob)" top: "\(name)"
        param: "w" param: "b" inner_product_param { num_output: 2 } }

      """
    }
    let model = try caffeFile(
      """
      input: "a" input_dim: 1 input_dim: 3 input_dim: 1 input_dim: 1
      input: "b" input_dim: 1 input_dim: 3 input_dim: 1 input_dim: 1

      """ + layer("fc", "a") + layer("fc_p", "b")
        + #"layers { name: "sum" type: ELTWISE bottom: "fc" bottom: "fc_p" top: "sum" }"#
    ).model
    #expect(model.layer(named: "fc")?.calls.count == 2)
    #expect(model.parameterCount == 2 * 3 + 2)
  }
}

import ModelDescription
import Testing

@Suite("Sums of products")
struct EinsumTests {
  @Test("the result's sizes are those of its letters, and sums cost a product each")
  func shape() throws {
    let queries = Input(shape: [4, 49, 32])
    let keys = Input(shape: [4, 7, 32])
    let layer = try #require(Einsum(equation: "b h i d , b h j d -> b h i j"))
    let model = try Model(inputs: [queries, keys], outputs: layer([queries, keys]))
    #expect(model.calls[model.outputs[0]].outputShape == Shape([nil, 4, 49, 7]))
    #expect(model.multiplyAccumulates == 4 * 49 * 7 * 32)
  }

  @Test("a result that is not stated has the letters that come once, in their order")
  func implicit() throws {
    let layer = try #require(Einsum(equation: "kj,ji"))
    #expect(layer.result == ["i", "k"])
    #expect(layer.summed == ["j"])
  }

  @Test(
    "what is no product of two matrices is not understood",
    arguments: [
      "ii,ij->j", "ij,jk->iik", "ij,jk->il", "ij,k->ik", "...ij,jk->...ik", "ij->ji",
      "ij,jk,kl->il", "", "->",
    ])
  func others(equation: String) {
    #expect(Einsum(equation: equation) == nil)
  }

  @Test("sizes that clash are refused")
  func clash() throws {
    let inputs = [Input(shape: [3, 4]), Input(shape: [5, 2])]
    let layer = try #require(Einsum(equation: "bij,bjk->bik"))
    #expect(throws: ModelError.self) { try Model(inputs: inputs, outputs: layer(inputs)) }
  }
}

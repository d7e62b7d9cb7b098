import ModelDescription
import ModelFiles
import Tensors
import Testing

@Suite("Wrong Keras files")
struct KerasErrorTests {
  private let image = kerasLayer("InputLayer", "image", #""batch_shape": [null, 8, 8, 3]"#)

  private func chain(_ second: String) -> String {
    kerasModel(
      image + "," + second, from: #"[["image", 0, 0]]"#, to: #"[["x", 0, 0]]"#)
  }

  private let node = #"[[["image", 0, 0, {}]]]"#

  @Test func `the sentence names the layer and what is wrong in it`() {
    #expect(
      kerasComplaint(
        chain(kerasLayer("Conv2D", "x", #""filters": "many", "kernel_size": 3"#, nodes: node)))
        == "model.json: this Keras 2 file has no whole number as 'filters' of layer 'x'")
    #expect(
      kerasComplaint(chain(kerasLayer("Conv2D", "x", #""filters": 4"#, nodes: node)))
        == "model.json: this Keras 2 file has no pair of whole numbers as 'kernel_size' of layer "
        + "'x'"
    )
    #expect(
      kerasComplaint(
        chain(kerasLayer("Conv2D", "x", #""filters": 4, "kernel_size": 9"#, nodes: node))
      ).hasPrefix("model.json: this Keras 2 file has a layer 'x' (Conv2D) that slides a window"))
    #expect(
      kerasComplaint(chain(kerasLayer("Dense", "x", #""units": -1"#, nodes: node)))
        == "model.json: this Keras 2 file has -1 as 'units' of layer 'x', where at least 1 is wanted"
    )
  }

  @Test(
    "numbers of which there must be at least one are refused by layer and field",
    arguments: [
      ("Conv2D", #""filters": -4, "kernel_size": 3"#, "-4 as 'filters'"),
      ("Conv2D", #""filters": 4, "kernel_size": [3, 0]"#, "0 as 'kernel_size'"),
      ("Conv2D", #""filters": 4, "kernel_size": 3, "strides": [-1, 1]"#, "-1 as 'strides'"),
      ("Conv2D", #""filters": 4, "kernel_size": 1, "groups": 0"#, "0 as 'groups'"),
      ("DepthwiseConv2D", #""kernel_size": 3, "depth_multiplier": 0"#, "0 as 'depth_multiplier'"),
      ("MaxPooling2D", #""pool_size": [0, 2]"#, "0 as 'pool_size'"),
      ("Dense", #""units": 0"#, "0 as 'units'"),
      ("UpSampling2D", #""size": [2, -2]"#, "-2 as 'size'"),
    ])
  func positive(className: String, settings: String, found: String) {
    #expect(
      kerasComplaint(chain(kerasLayer(className, "x", settings, nodes: node)))
        == "model.json: this Keras 2 file has \(found) of layer 'x', where at least 1 is wanted")
  }

  @Test func `the graph must be sound`() {
    #expect(
      kerasComplaint(chain(kerasLayer("Flatten", "x", nodes: #"[[["y", 0, 0, {}]]]"#)))
        == "model.json: this Keras 2 file has no layer 'y', though another one reads it")
    #expect(
      kerasComplaint(chain(kerasLayer("Flatten", "x", nodes: #"[[["x", 0, 0, {}]]]"#)))
        == "model.json: this Keras 2 file has layers that wait for each other, such as 'x'")
    #expect(
      kerasComplaint(chain(kerasLayer("Flatten", "image", nodes: node)))
        == "model.json: this Keras 2 file has two layers named 'image'")
  }

  @Test func `models that the program makes itself are not described`() {
    let subclass = #"{"module": "m", "class_name": "MyModel", "config": {"units": 3}}"#
    #expect(
      kerasComplaint(subclass)
        == "model.json: this Keras 3 file is a model of the class 'MyModel', whose layers its own "
        + "program makes; Keras saves the layers of functional and sequential models only")
    #expect(
      kerasComplaint(
        #"{"class_name": "Sequential", "config": {"name": "s", "layers": []}}"#)
        == "model.json: this Keras 2 file has no layers")
    #expect(
      kerasComplaint(
        #"{"class_name": "Sequential", "config": {"name": "s", "layers": ["#
          + kerasLayer("Flatten", "f") + "]}}")
        == "model.json: this Keras 2 file does not say the shape of its input: the model was saved "
        + "before it was built")
  }

  @Test func `models of Keras 1 are refused`() {
    #expect(
      kerasComplaint(
        #"{"class_name": "Sequential", "keras_version": "1.2.2", "config": []}"#)
        == "model.json: this Keras 1 file describes its layers as Keras did before version 2, "
        + "which is not read; load it with Keras 2 and save it again")
  }

  @Test(
    "files of Keras 1 that do not state it are known by the names of its arguments",
    arguments: [
      kerasLayer("Convolution2D", "x", #""nb_filter": 4, "nb_row": 3, "nb_col": 3"#),
      kerasLayer("Dense", "x", #""output_dim": 4"#),
    ])
  func kerasOne(layer: String) {
    #expect(
      kerasComplaint(#"{"class_name": "Sequential", "config": [\#(layer)]}"#)
        .hasSuffix("which is not read; load it with Keras 2 and save it again"))
  }

  @Test func `a text that is cut off says where`() throws {
    let text = try kerasBytes("many.json")
    let half = String(decoding: text.prefix(5000), as: UTF8.self)
    #expect(
      kerasComplaint(half)
        == "model.json: this Keras file has a damaged description: the JSON text ends at byte "
        + "5000, where the end of a string is wanted")
  }
}

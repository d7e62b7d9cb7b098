"""Makes operators-*.onnx, one graph for each version with many operators on the same inputs, and the
shapes that ONNX Runtime gives. Needs onnx and onnxruntime; run in this folder."""
import numpy as np, onnx, onnxruntime
from onnx import TensorProto as T, helper, numpy_helper


class Graph:
    def __init__(self, version, inputs):
        self.version, self.inputs, self.nodes, self.tensors, self.outputs = version, inputs, [], [], []

    def tensor(self, array, kind="<f4"):
        name = f"t{len(self.tensors)}"
        self.tensors.append(numpy_helper.from_array(np.array(array).astype(kind), name))
        return name

    def random(self, *shape):
        return self.tensor(np.linspace(-1, 1, int(np.prod(shape))).reshape(shape))

    def ints(self, *numbers):
        return self.tensor(np.array(numbers), "<i8")

    def add(self, kind, inputs, outputs=1, **attributes):
        inputs = [inputs] if isinstance(inputs, str) else inputs
        number = len(self.nodes)
        names = [f"{kind}_{number}" if k == 0 else f"{kind}_{number}_{k}" for k in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, name=f"n{number}", **attributes))
        self.outputs += names
        return names[0] if outputs == 1 else names

    def save(self, feeds):
        inputs = [helper.make_tensor_value_info(n, T.FLOAT, s) for n, s in self.inputs.items()]
        outputs = [onnx.ValueInfoProto(name=n) for n in self.outputs]
        graph = helper.make_graph(self.nodes, "operators", inputs, outputs, self.tensors)
        model = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", self.version)], ir_version=8)
        session = onnxruntime.InferenceSession(
            model.SerializeToString(), providers=["CPUExecutionProvider"])
        feed = {n: np.ones(s, "f4") for n, s in feeds.items()}
        results = session.run(self.outputs, feed)
        onnx.save(model, f"operators-{self.version}.onnx")
        with open(f"operators-{self.version}.shapes.txt", "w") as file:
            for name, result in zip(self.outputs, results):
                sizes = ", ".join(map(str, result.shape)) + ("," if result.ndim == 1 else "")
                file.write(f"{name}: ({sizes})\n")


def windows(g, x):
    """Convolutions and pools of x, 1 x 6 x 13 x 10."""
    k, b = g.random(4, 6, 3, 3), g.random(4)
    g.add("Conv", [x, k])
    g.add("Conv", [x, k, b], pads=[1, 0, 2, 1], strides=[2, 3])
    g.add("Conv", [x, k], dilations=[2, 3], pads=[2, 3, 2, 3])
    for kind in ("SAME_UPPER", "SAME_LOWER", "VALID"):
        g.add("Conv", [x, k], auto_pad=kind, strides=[2, 2])
        g.add("MaxPool", x, auto_pad=kind, kernel_shape=[2, 3], strides=[2, 2])
        g.add("AveragePool", x, auto_pad=kind, kernel_shape=[3, 2], strides=[1, 3])
    g.add("Conv", [x, g.random(6, 1, 3, 3)], group=6)
    g.add("Conv", [x, g.random(12, 1, 3, 3)], group=6)
    g.add("Conv", [x, g.random(4, 3, 3, 3)], group=2)
    g.add("ConvTranspose", [x, g.random(6, 4, 3, 3), b], strides=[2, 2])
    g.add("ConvTranspose", [x, g.random(6, 2, 3, 3)], strides=[2, 3], group=2, pads=[1, 0, 1, 2],
          output_padding=[1, 2])
    g.add("ConvTranspose", [x, g.random(6, 4, 3, 2)], strides=[3, 2], output_shape=[38, 20])
    g.add("ConvTranspose", [x, g.random(6, 4, 3, 3)], dilations=[2, 1])
    g.add("ConvTranspose", [x, g.random(6, 4, 3, 3)], auto_pad="SAME_UPPER", strides=[2, 2])
    g.add("MaxPool", x, kernel_shape=[3, 3], strides=[2, 2])
    g.add("MaxPool", x, kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1])
    g.add("AveragePool", x, kernel_shape=[3, 3], count_include_pad=1, pads=[1, 1, 1, 1])
    g.add("GlobalAveragePool", x)
    g.add("GlobalMaxPool", x)
    g.add("LRN", x, size=5)
    g.add("BatchNormalization", [x] + [g.random(6)] * 3 + [g.tensor(np.ones(6))])
    g.add("InstanceNormalization", [x, g.random(6), g.random(6)])


def elementwise(g, x):
    for kind in ("Relu", "Sigmoid", "Tanh", "Softplus", "Softsign", "Elu", "Selu", "LeakyRelu",
                 "HardSigmoid", "Exp", "Abs", "Neg", "Sqrt", "Log", "Floor", "Ceil", "Reciprocal",
                 "Identity"):
        g.add(kind, x)
    g.add("PRelu", [x, g.random(6, 1, 1)])
    g.add("PRelu", [x, g.random(1)])
    s = g.tensor(2)
    for kind in ("Add", "Sub", "Mul", "Div", "Pow"):
        g.add(kind, [x, s])
        g.add(kind, [s, x])
        g.add(kind, [x, g.random(6, 1, 1)])
    g.add("Add", [x, g.random(2, 1, 13, 1)])
    g.add("Sum", [x, x, x])
    g.add("Max", [x, x])
    g.add("Mean", [x, g.random(1, 6, 1, 1)])


def matrices(g, x, v):
    """v is 2 x 5."""
    g.add("Gemm", [v, g.random(5, 3), g.random(3)])
    g.add("Gemm", [v, g.random(3, 5)], transB=1) if g.version > 10 else None
    g.add("MatMul", [v, g.random(5, 4)])
    g.add("MatMul", [x, g.random(10, 4)])
    g.add("MatMul", [g.random(7, 13), x])
    g.add("Flatten", x)
    g.add("Flatten", x, axis=2)
    g.add("Flatten", x, axis=0)
    g.add("Transpose", x)
    g.add("Transpose", x, perm=[0, 2, 3, 1])
    g.add("Reshape", [x, g.ints(0, 3, 2, -1)])
    g.add("Reshape", [x, g.ints(-1, 130)])
    g.add("Concat", [x, x], axis=1)
    g.add("Concat", [x, g.random(1, 6, 13, 3)], axis=3) if g.version < 10 else None
    g.add("Tile", [x, g.ints(1, 2, 1, 3)])
    g.add("Expand", [g.random(1, 6, 1, 1), g.ints(2, 6, 3, 1)])
    g.add("Gather", [x, g.tensor(2, "<i8")], axis=2)
    g.add("Gather", [x, g.ints(0, 2, 5)], axis=1)
    g.add("LpNormalization", x, axis=1)
    g.add("ReduceMax", x, axes=[2, 3], keepdims=0) if g.version < 18 else None
    g.add("DepthToSpace", g.add("Concat", [x, x], axis=1), blocksize=2)
    g.add("ArgMax", x, axis=1)


def chains(g, x):
    """Sizes worked out in the graph, as exporters write them."""
    shape = g.add("Shape", x)
    first = g.add("Gather", [shape, g.tensor(0, "<i8")])
    row = g.add("Unsqueeze", first, axes=[0]) if g.version < 13 else g.add(
        "Unsqueeze", [first, g.ints(0)])
    g.add("Reshape", [x, g.add("Concat", [row, g.ints(-1)], axis=0)])
    h = g.add("Gather", [shape, g.ints(2)])
    half = g.add("Div", [g.add("Add", [h, g.ints(1)]), g.ints(2)])
    g.add("Reshape", [x, g.add("Concat", [row, g.ints(6), h, g.ints(5), g.ints(-1)], axis=0)])
    big = g.add("Cast", g.add("Floor", g.add("Mul", [g.add("Cast", half, to=1), g.tensor(1.5)])), to=7)
    g.add("Expand", [g.random(6, 1, 1), g.add("Concat", [g.ints(6), big, half], axis=0)])


def old(version):
    g = Graph(version, {"x": [1, 6, 13, 10], "v": [2, 5]})
    windows(g, "x"), elementwise(g, "x"), matrices(g, "x", "v")
    if version >= 9:
        chains(g, "x")
    g.add("Pad", "x", pads=[0, 0, 1, 2, 0, 0, 3, 4])
    g.add("Pad", "x", pads=[0, 0, 1, 2, 0, 0, 3, 4], mode="reflect")
    g.add("Slice", "x", starts=[1, -4], ends=[3, 1000], axes=[1, 2])
    g.add("Split", "x", outputs=3, axis=1)
    g.add("Split", "x", outputs=2, axis=2, split=[3, 10])
    g.add("Squeeze", "x", axes=[0])
    g.add("Unsqueeze", "x", axes=[0, 3])
    g.add("Clip", "x", min=0.0, max=6.0)
    g.add("Dropout", "x", ratio=0.3)
    g.add("Softmax", "v")
    g.add("Softmax", "x", axis=3)
    g.add("Softmax", "x")
    g.add("ReduceMean", "x", axes=[1])
    g.add("ReduceMean", "x", keepdims=0)
    g.add("ReduceSum", "x", axes=[-1], keepdims=0) if version > 10 else None
    if version < 9:
        g.add("Upsample", "x", mode="nearest", scales=[1.0, 1.0, 2.0, 3.0])
    elif version == 9:
        g.add("Upsample", ["x", g.tensor([1, 1, 2.5, 1.5])], mode="linear")
    g.save({"x": [1, 6, 13, 10], "v": [2, 5]})


def new(version):
    g = Graph(version, {"x": ["batch", 6, 13, 10], "v": ["rows", 5]})
    windows(g, "x"), elementwise(g, "x"), matrices(g, "x", "v"), chains(g, "x")
    g.add("MaxPool", "x", kernel_shape=[4, 4], strides=[4, 4], pads=[2, 2, 2, 2], ceil_mode=1)
    g.add("MaxPool", "x", kernel_shape=[2, 2], strides=[2, 2], ceil_mode=1, dilations=[2, 2])
    g.add("AveragePool", "x", kernel_shape=[3, 3], strides=[2, 2], ceil_mode=1)
    g.add("Pad", ["x", g.ints(0, 0, 1, 2, 0, 0, 3, 4)])
    g.add("Pad", ["x", g.ints(0, 1, 0, 0, 0, -1, 0, 0), g.tensor(3)])
    g.add("Slice", ["x", g.ints(1, -4), g.ints(3, 2**63 - 1), g.ints(1, 2)])
    g.add("Slice", ["x", g.ints(-1), g.ints(-(2**63)), g.ints(3), g.ints(-3)])
    if version < 18:
        g.add("Split", "x", outputs=3, axis=1)
        g.add("ReduceMean", "x", axes=[2, 3])
    else:
        g.add("Split", "x", outputs=4, axis=3, num_outputs=4)
        g.add("ReduceMean", ["x", g.ints(2, 3)])
        g.add("Pad", ["x", g.ints(1, 2, 3, 4), "", g.ints(-1, 2)])
        g.add("Resize", ["x", "", "", g.ints(7, 9)], mode="linear", axes=[2, 3])
        g.add("HardSwish", "x")
        g.add("Mish", "x")
        g.add("LayerNormalization", ["x", g.random(10), g.random(10)])
        g.add("LayerNormalization", ["x", g.random(13, 10)], axis=2)
    if version >= 20:
        g.add("Gelu", "x")
        g.add("Gelu", "x", approximate="tanh")
    g.add("Split", ["x", g.ints(3, 10)], outputs=2, axis=2)
    g.add("Unsqueeze", ["x", g.ints(1, -1)])
    g.add("Squeeze", [g.add("Unsqueeze", ["x", g.ints(1, -1)]), g.ints(1)])
    g.add("Clip", ["x", g.tensor(0), g.tensor(6)])
    g.add("Clip", ["x", "", g.tensor(1)])
    g.add("Dropout", ["x", g.tensor(0.3)])
    g.add("Softmax", "x")
    g.add("Softmax", "x", axis=1)
    g.add("LogSoftmax", "v")
    g.add("ReduceSum", ["x", g.ints(-1)], keepdims=0)
    g.add("ReduceL2", "x") if version < 18 else None
    for mode in ("nearest", "linear", "cubic"):
        g.add("Resize", ["x", "", g.tensor([1, 1, 2.3, 0.7])], mode=mode)
        g.add("Resize", ["x", "", g.tensor([1, 1, 2, 2])], mode=mode,
              coordinate_transformation_mode="align_corners")
    g.add("Einsum", ["x", "x"], equation="bchw,bcHw->bhH")
    g.add("Where", [g.tensor([True], "?"), "x", g.tensor(0)])
    g.save({"x": [2, 6, 13, 10], "v": [3, 5]})


for version in (8, 9):
    old(version)
for version in (13, 20):
    new(version)

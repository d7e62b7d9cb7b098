"""Makes choices.onnx, a graph of operators that choose, compare, gather and exchange numbers, and
choices.activations.safetensors: its input and what ONNX Runtime gives, for the tests of the command.
Needs onnx, onnxruntime and safetensors; run in this folder."""
import numpy as np, onnx, onnxruntime
from onnx import TensorProto as T, helper, numpy_helper
from safetensors.numpy import save_file

random = np.random.default_rng(7)
nodes, tensors, outputs = [], [], []


def tensor(array, kind="f4"):
    name = f"t{len(tensors)}"
    tensors.append(numpy_helper.from_array(np.array(array).astype(kind), name))
    return name


def add(kind, *inputs, **attributes):
    name = f"{kind}_{len(nodes)}"
    nodes.append(helper.make_node(kind, inputs, [name], name=name, **attributes))
    outputs.append(name)
    return name


x = add("Relu", "input")  # 1 x 8 x 4 x 6
y = add("Mul", "input", tensor(random.normal(size=(8, 1, 1))))
w = add("Transpose", y, perm=[0, 1, 3, 2])

add("Einsum", "input", y, equation="bchw,bcHw->bhH")
add("Einsum", y, "input", equation="b c h w, b c h W -> b W c w")
add("Einsum", "input", tensor(random.normal(size=(6, 8, 3))), equation="bchw,wck->bkh")
add("Einsum", "input", y, equation="abcd,abce")
add("Einsum", "input", w, equation="abij,abjk->abik")
add("Einsum", tensor(random.normal(size=(5, 8))), "input", equation="kc,bchw->bkhw")

for mode in ("DCR", "CRD"):
    add("DepthToSpace", y, blocksize=2, mode=mode)
add("SpaceToDepth", y, blocksize=2)
add("DepthToSpace", add("Concat", y, y, y, y, y, y, y, y, y, axis=1), blocksize=3)

zero = tensor(0)
conditions = [add(kind, "input", zero) for kind in ("Greater", "Less")]
conditions += [add(kind, "input", y) for kind in ("Greater", "GreaterOrEqual", "Less", "LessOrEqual")]
conditions.append(add("Equal", x, zero))
add("Where", conditions[0], "input", y)
add("Where", conditions[2], y, tensor(-2.5))
add("Where", conditions[1], tensor(0), "input")
add("Where", conditions[3], tensor(random.normal(size=(8, 1, 1))), tensor(random.normal(size=6)))
masked = add(
    "Where", tensor(random.integers(0, 2, size=(1, 1, 4, 6)), "?"), "input", tensor(-np.inf))
add("Softmax", masked, axis=3)

add("Gather", "input", tensor([[0, 3, -1], [2, 2, 1]], "i8"), axis=2)
add("Gather", "input", tensor([[5], [0]], "i8"), axis=-1)
add("Gather", add("Reshape", y, tensor([-1], "i8")), tensor(random.integers(0, 192, size=(1, 3, 4, 5)), "i8"))

graph = helper.make_graph(
    nodes, "choices", [helper.make_tensor_value_info("input", T.FLOAT, [1, 8, 4, 6])],
    [onnx.ValueInfoProto(name=name) for name in outputs], tensors)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
session = onnxruntime.InferenceSession(
    model.SerializeToString(), providers=["CPUExecutionProvider"])
image = random.normal(size=(1, 8, 4, 6)).astype("f4")
results = zip(outputs, session.run(outputs, {"input": image}))
# Truths are written as 1 and 0; infinite numbers are seen in what comes of them.
kept = {name: value.astype("f4") for name, value in results
        if not name.startswith(("Relu", "Mul", "Concat", "Transpose", "Reshape")) and name != masked}
save_file({"input": image} | kept, "../../../CommandTests/Data/choices.activations.safetensors")
onnx.save(model, "choices.onnx")

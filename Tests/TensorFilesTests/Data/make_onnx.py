"""Makes kinds.onnx and external.onnx with the package onnx: python make_onnx.py"""
import numpy as np, onnx
from onnx import TensorProto as T, helper, numpy_helper

numbers = [-2, 0, 1, 3]
tensors = []
for name, kind in [
    ("float", T.FLOAT), ("double", T.DOUBLE), ("float16", T.FLOAT16), ("bfloat16", T.BFLOAT16),
    ("int8", T.INT8), ("int16", T.INT16), ("int32", T.INT32), ("int64", T.INT64),
]:
    tensors.append(helper.make_tensor(name, kind, [2, 2], numbers))
for name, kind in [
    ("bool", T.BOOL), ("uint8", T.UINT8), ("uint16", T.UINT16), ("uint32", T.UINT32),
    ("uint64", T.UINT64),
]:
    tensors.append(helper.make_tensor(name, kind, [4], [1, 0, 1, 1]))
for name, kind in [("float", "<f4"), ("half", "<f2"), ("int64", "<i8")]:
    tensors.append(numpy_helper.from_array(np.array(numbers, kind).reshape(2, 2), "raw " + name))
tensors.append(numpy_helper.from_array(np.array(5, "<f4"), "scalar"))
tensors.append(numpy_helper.from_array(np.zeros((0, 3), "<f4"), "nothing"))
tensors.append(helper.make_tensor("text", T.STRING, [1], [b"a"]))


def save(path, tensors):
    graph = helper.make_graph(
        [helper.make_node("Identity", ["float"], ["y"])], "g", [],
        [helper.make_tensor_value_info("y", T.FLOAT, [2, 2])], tensors)
    return onnx.save(helper.make_model(graph), path)


save("kinds.onnx", tensors)

outside = numpy_helper.from_array(np.array(numbers, "<f4").reshape(2, 2), "float")
onnx.external_data_helper.set_external_data(outside, "external.bin", offset=8, length=16)
outside.ClearField("raw_data")
open("external.bin", "wb").write(bytes(8) + np.array(numbers, "<f4").tobytes())
save("external.onnx", [outside])

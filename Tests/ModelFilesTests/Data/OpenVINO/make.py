# Makes the samples of OpenVINO's tests with the packages openvino and onnx. The shapes in the files
# are those that OpenVINO works out.
import pathlib

import numpy as np
import openvino as ov
import openvino.opset13 as ops

folder = pathlib.Path(__file__).parent


def integers(*numbers):
    return ops.constant(np.array(numbers, np.int64))


def weights(*shape):
    return ops.constant(np.zeros(shape, np.float32) + 0.5)


def operations():
    """An open batch, and operations whose numbers are in the file beside the description."""
    image = ops.parameter([-1, 6, 20, 16], np.float32, name="image")
    x = ops.group_convolution(
        image, weights(3, 4, 2, 3, 3), [1, 1], [1, 1], [1, 1], [1, 1], name="grouped")
    x = ops.add(x, weights(1, 12, 1, 1), name="grouped with bias")
    x = ops.clamp(x, 0.0, 6.0, name="six")
    x = ops.group_convolution(
        x, weights(12, 1, 1, 3, 3), [2, 2], [0, 0], [0, 0], [1, 1], auto_pad="same_upper",
        name="depthwise")
    x = ops.add(x, ops.relu(x, name="relu"), name="sum")
    x = ops.pad(x, integers(0, 0, 1, 0), integers(0, 0, 2, 0), "constant", name="pad")
    first, second = ops.split(x, ops.constant(1), 2, name="split").outputs()
    first = ops.prelu(first, weights(6), name="slopes")
    x = ops.concat([first, second], 1, name="concat")
    x = ops.avg_pool(
        x, [2, 2], [0, 0], [0, 0], [2, 2], True, rounding_type="ceil", name="pool")
    x = ops.convolution_backprop_data(
        x, weights(12, 5, 4, 4), [2, 2], pads_begin=[1, 1], pads_end=[1, 1], name="larger")
    x = ops.interpolate(
        x, integers(28, 24), "linear_onnx", "sizes", axes=integers(2, 3), name="resized")
    x = ops.strided_slice(
        x, integers(0, 0, 3, 0), integers(0, 0, 27, 0), integers(1, 1, 2, 1), [1, 1, 0, 1],
        [1, 1, 0, 1], name="slice")
    x = ops.hswish(x, name="swish")
    x = ops.subtract(ops.constant(np.array(1, np.float32)), x, name="one minus")
    mean = ops.reduce_mean(x, integers(2, 3), True, name="mean")
    gate = ops.sigmoid(ops.convolution(
        mean, weights(5, 5, 1, 1), [1, 1], [0, 0], [0, 0], [1, 1], name="gate"), name="sigmoid")
    x = ops.multiply(x, gate, name="excited")
    x = ops.transpose(x, integers(0, 2, 3, 1), name="turned")
    shape = ops.shape_of(x)
    batch = ops.gather(shape, integers(0), ops.constant(0))
    x = ops.reshape(x, ops.concat([batch, integers(1440)], 0), False, name="flat")
    x = ops.matmul(x, weights(7, 1440), False, True, name="product")
    x = ops.add(x, weights(1, 7), name="dense")
    x = ops.softmax(x, 1, name="softmax")
    return ov.Model([ops.result(x, name="out")], [image], "operations")


def unknown():
    """An operation that is not understood between two that are."""
    image = ops.parameter([1, 3, 8, 8], np.float32, name="image")
    x = ops.depth_to_space(
        ops.convolution(image, weights(4, 3, 1, 1), [1, 1], [0, 0], [0, 0], [1, 1], name="conv"),
        "blocks_first", 2, name="shuffle")
    return ov.Model([ops.result(ops.relu(x, name="relu"))], [image], "unknown")


ov.save_model(operations(), folder / "operations.xml", compress_to_fp16=False)
ov.save_model(unknown(), folder / "unknown.xml", compress_to_fp16=False)
ov.save_model(
    ov.convert_model(folder / "../ONNX/residual-torch.onnx"), folder / "residual-torch.xml")

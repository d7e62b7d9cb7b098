"""Compares alexviz with Keras, PyTorch and ONNX Runtime; Scripts/interop runs it.

    interop.py PROGRAM FOLDER [PATTERN…]

Makes networks with random weights by the frameworks, has each computed by its framework and by
alexviz, and writes Documentation/INTEROP.md. With patterns such as 'keras/ResNet*', only the
networks that match are made, and the table is printed instead. What the frameworks made stays in
FOLDER, and is not made again.
"""

import fnmatch
import gc
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback
import warnings
from dataclasses import dataclass, field

os.environ.setdefault("KERAS_BACKEND", "torch")
warnings.filterwarnings("ignore")

import numpy
from safetensors.numpy import load_file, save_file

# Layers whose numbers differ by more than this share of the layer's largest are told.
TOLERANCE = 1e-4

# Name and side of the square input. Networks with adaptive pools are exported where these divide.
TORCHVISION = {
    "alexnet": 224, "vgg11_bn": 224, "vgg16": 224, "resnet18": 128, "resnet50": 128,
    "resnext50_32x4d": 128, "wide_resnet50_2": 128, "squeezenet1_0": 128, "squeezenet1_1": 128,
    "mobilenet_v2": 128, "mobilenet_v3_small": 128, "mobilenet_v3_large": 128, "densenet121": 128,
    "googlenet": 128, "inception_v3": 128, "efficientnet_b0": 128, "efficientnet_v2_s": 128,
    "shufflenet_v2_x1_0": 128, "mnasnet1_0": 128, "regnet_x_400mf": 128, "regnet_y_400mf": 128,
    "convnext_tiny": 128, "vit_b_16": 224, "swin_t": 128, "swin_v2_t": 128, "maxvit_t": 224,
}  # fmt: skip

# The families that alexviz recognises by the names and shapes of their tensors.
STATE_DICTS = [
    "alexnet", "vgg11_bn", "vgg16", "resnet18", "resnet50", "resnext50_32x4d", "wide_resnet50_2",
    "squeezenet1_0", "squeezenet1_1", "mobilenet_v2", "mobilenet_v3_small", "mobilenet_v3_large",
    "densenet121", "googlenet", "efficientnet_b0",
]  # fmt: skip

KERAS = [
    "VGG16", "VGG19", "ResNet50", "ResNet50V2", "ResNet101", "ResNet101V2", "MobileNet",
    "MobileNetV2", "MobileNetV3Small", "MobileNetV3Large", "DenseNet121", "DenseNet169",
    "DenseNet201", "InceptionV3", "InceptionResNetV2", "Xception",
    "EfficientNetB0", "EfficientNetB1", "EfficientNetB2", "EfficientNetV2B0", "EfficientNetV2B1",
    "EfficientNetV2S", "ConvNeXtTiny", "ConvNeXtSmall",
]  # fmt: skip
KERAS_SIDE = 96


@dataclass
class Sample:
    """A file that a framework made, and what the framework says about it.

    `parameters` counts what is learned and what batch normalisation counts; `layers` has class,
    output shape and parameters of each layer, where the framework has a list of layers;
    `followers` has the activation that follows a layer, where alexviz may take both as one.
    """

    model: pathlib.Path
    input: pathlib.Path
    activations: pathlib.Path
    parameters: int
    layers: list = field(default_factory=list)
    followers: dict = field(default_factory=dict)


@dataclass
class Row:
    """A line of the table."""

    name: str
    layers: str = ""
    parameters: str = ""
    shapes: str = ""
    compared: str = ""
    difference: str = ""
    remark: str = ""

    def cells(self):
        return [
            self.name, self.layers, self.parameters, self.shapes, self.compared, self.difference,
            self.remark,
        ]  # fmt: skip


# MARK: PyTorch


def torch_model(name):
    """A network of torchvision with random weights, and statistics that are not 0 and 1."""
    import torch
    import torchvision

    torch.manual_seed(0)
    # What trains alone: heads beside the trunk.
    plain = name in ("googlenet", "inception_v3")
    options = {"aux_logits": False, "init_weights": True} if plain else {}
    model = getattr(torchvision.models, name)(weights=None, **options).eval()
    # Equal numbers, such as biases of 0, would be kept once in an ONNX file.
    for key, numbers in [*model.named_parameters(), *model.named_buffers()]:
        if numbers.ndim == 1 and key.endswith(("weight", "running_var")):
            torch.nn.init.uniform_(numbers, 0.8, 1.2)
        elif key.endswith("layer_scale"):
            torch.nn.init.uniform_(numbers, 0.4, 0.6)
        elif numbers.ndim == 1 and key.endswith(("bias", "running_mean")):
            torch.nn.init.normal_(numbers, 0, 0.1)
    # A layer that overwrites its input would change what the layer before gave.
    for module in model.modules():
        if hasattr(module, "inplace"):
            module.inplace = False
    return model


def torch_input(name):
    import torch

    side = TORCHVISION[name]
    return torch.rand(1, 3, side, side, generator=torch.Generator().manual_seed(1)) - 0.5


def make_onnx(name, folder, dynamo):
    """An ONNX file by one of PyTorch's two exporters, with every node's output by ONNX Runtime."""
    import onnx
    import onnxruntime
    import torch

    # PyTorch's quicker attention has no form in ONNX.
    torch.backends.mha.set_fastpath_enabled(False)
    path = folder / "model.onnx"
    model, image = torch_model(name), torch_input(name)
    options = {"external_data": False, "verbose": False} if dynamo else {}
    with torch.no_grad():
        torch.onnx.export(
            model, (image,), str(path), input_names=["input"], dynamo=dynamo, **options
        )
    graph = onnx.load(path)
    parameters = sum(
        int(numpy.prod(tensor.dims))
        for tensor in graph.graph.initializer
        if tensor.data_type == onnx.TensorProto.FLOAT and numpy.prod(tensor.dims) > 1
    )
    outputs = {output.name for output in graph.graph.output}
    for node in graph.graph.node:
        for output in node.output:
            if output and output not in outputs:
                graph.graph.output.append(onnx.ValueInfoProto(name=output))
                outputs.add(output)
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(graph.SerializeToString(), options)
    values = session.run(None, {"input": image.numpy()})
    names = [output.name for output in session.get_outputs()]
    floats = {
        name: numpy.ascontiguousarray(value)
        for name, value in zip(names, values)
        if value.dtype == numpy.float32
    }
    numpy.save(folder / "input.npy", image.numpy())
    save_file(floats, folder / "activations.safetensors")
    return {"parameters": parameters}


def make_state_dict(name, folder):
    """A state dict, with the output of every module that is called once."""
    import torch

    model, image = torch_model(name), torch_input(name)
    # By module: what it gave, how often it was called, and which activation followed. Blocks add to
    # what a module gave in its place, which its version tells.
    found, given, calls, followers = {}, {}, {}, {}

    def keep(module_name):
        def hook(module, inputs, output):
            calls[module_name] = calls.get(module_name, 0) + 1
            if not isinstance(output, torch.Tensor):
                return
            if type(module).__module__ == "torch.nn.modules.activation":
                for name, (tensor, version) in given.items():
                    if tensor is inputs[0] and version == tensor._version:
                        followers[name] = module_name
            given[module_name] = (output, output._version)
            found[module_name] = output.clone()

        return hook

    for module_name, module in model.named_modules():
        if module_name and not any(module.children()):
            module.register_forward_hook(keep(module_name))
    with torch.no_grad():
        model(image)
    torch.save(model.state_dict(), folder / "model.pth")

    numpy.save(folder / "input.npy", image.numpy())
    activations = {
        key: numpy.ascontiguousarray(found[key].numpy()) for key in found if calls[key] == 1
    }
    save_file(activations, folder / "activations.safetensors")
    parameters = sum(
        tensor.numel()
        for key, tensor in model.state_dict().items()
        if not key.endswith("num_batches_tracked")
    )
    return {"parameters": parameters, "followers": followers}


# MARK: Keras


def make_keras(name, folder, ending):
    """One of keras.applications, with every layer's output."""
    import keras

    keras.backend.clear_session()
    keras.utils.set_random_seed(0)
    model = getattr(keras.applications, name)(
        weights=None, input_shape=(KERAS_SIDE, KERAS_SIDE, 3)
    )
    random = numpy.random.default_rng(0)
    for weight in model.weights:
        if weight.name == "gamma":
            weight.assign(random.uniform(0.4, 0.6, weight.shape))
        elif weight.name == "moving_variance":
            weight.assign(random.uniform(0.8, 1.2, weight.shape))
        elif weight.name in ("beta", "moving_mean", "bias"):
            weight.assign(random.normal(0, 0.1, weight.shape))
    model.save(folder / f"model.{ending}")
    # Networks that scale their input themselves take 0 to 255.
    image = random.random((KERAS_SIDE, KERAS_SIDE, 3), numpy.float32)
    numpy.save(folder / "input.npy", image)
    operations = [one for one in model.operations if not isinstance(one, keras.layers.InputLayer)]
    outputs = [one.output for one in operations]
    values = keras.Model(model.inputs, outputs).predict(image[None], verbose=0)
    save_file(
        {
            one.name: numpy.ascontiguousarray(value[0], numpy.float32)
            for one, value in zip(operations, values)
        },
        folder / "activations.safetensors",
    )
    layers = [
        [one.name, type(one).__name__, list(one.output.shape), sum(
            int(numpy.prod(weight.shape)) for weight in getattr(one, "weights", []))]
        for one in model.operations
    ]  # fmt: skip
    return {"parameters": model.count_params(), "layers": layers}


# MARK: alexviz


def run(program, *arguments):
    return subprocess.run(
        [program, *map(str, arguments)], capture_output=True, text=True, timeout=600
    )


def last_line(text):
    lines = [line for line in text.strip().splitlines() if line]
    return lines[-1] if lines else "no reason given"


def compare(program, name, sample):
    """What alexviz makes of a sample."""
    row = Row(name)
    side = numpy.load(sample.input, mmap_mode="r").shape[-2]
    sized = ["--input-shape", f"{side}x{side}x3"] if sample.model.suffix == ".pth" else []
    summary = run(program, "summary", sample.model, "--format", "json", *sized)
    if summary.returncode:
        row.remark = last_line(summary.stderr)
        return row
    opened = json.loads(summary.stdout)
    row.layers = str(len(opened["layers"]))
    compare_descriptions(row, opened, sample)
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "activations.safetensors"
        passed = run(
            program, "featuremaps", sample.input, "--model", sample.model, "--layers", "all",
            "--top", 1, "--save-activations", out, "--out-dir", folder, *sized,
        )  # fmt: skip
        if passed.returncode:
            row.remark = last_line(passed.stderr)
            return row
        compare_activations(row, load_file(out), sample)
    return row


def compare_descriptions(row, opened, sample):
    parameters = opened["totals"]["parameters"]
    same = parameters == sample.parameters
    row.parameters = f"{parameters:,}" if same else f"{parameters:,} ≠ {sample.parameters:,}"
    if sample.layers:
        found = [
            [layer["name"], layer["class"], layer["output_shape"], layer["parameters"]]
            for layer in opened["layers"]
        ]
        different = [one[0] for one in sample.layers if one not in found]
        row.shapes = f"{len(sample.layers) - len(different)} of {len(sample.layers)}"
        if different:
            row.remark = f"another class, shape or number of parameters: {different[0]}"


def compare_activations(row, found, sample):
    expected = load_file(sample.activations)
    for name, follower in sample.followers.items():
        if follower not in found and follower in expected:
            expected[name] = expected[follower]
    if sample.model.suffix == ".pth":
        # What averages whole maps keeps their height and width of 1 in PyTorch.
        found, expected = [
            {name: values.squeeze() for name, values in tensors.items()}
            for tensors in (found, expected)
        ]
    common = [name for name in found if name in expected]
    same_shape = [name for name in common if found[name].shape == expected[name].shape]
    if not row.shapes:
        row.shapes = f"{len(same_shape)} of {len(common)}"
    differences = {name: difference(found[name], expected[name]) for name in same_shape}
    row.compared = f"{len(same_shape)} of {len(found)}"
    row.difference = f"{max(differences.values(), default=0):.1e}"
    different = [name for name in common if not differences.get(name, 1) <= TOLERANCE]
    if different:
        row.remark = f"first of the layers that differ: {different[0]}"


def difference(values, wanted):
    """The largest difference, as a share of the largest number that is wanted."""
    largest = numpy.abs(wanted).max(initial=0) or 1
    # Not a number is as wrong as can be.
    return float(numpy.nan_to_num(numpy.abs(values - wanted).max(initial=0), nan=numpy.inf) / largest)


# MARK: The table


def samples():
    """Name, file name and maker of every sample, in the order of the page."""
    for name in TORCHVISION:
        yield f"onnx/{name}", "model.onnx", lambda f, n=name: make_onnx(n, f, dynamo=False)
    for name in TORCHVISION:
        yield f"onnx-dynamo/{name}", "model.onnx", lambda f, n=name: make_onnx(n, f, dynamo=True)
    for name in STATE_DICTS:
        yield f"pth/{name}", "model.pth", lambda f, n=name: make_state_dict(n, f)
    for index, name in enumerate(KERAS):
        ending = ["keras", "h5"][index % 2]
        yield (
            f"keras/{name}", f"model.{ending}",
            lambda f, n=name, e=ending: make_keras(n, f, e),
        )  # fmt: skip


def sample(folder, name, file, make):
    """The sample of that name, made unless it is there."""
    place = folder / name
    facts = place / "facts.json"
    if not facts.exists():
        place.mkdir(parents=True, exist_ok=True)
        made = make(place)
        gc.collect()
        facts.write_text(json.dumps(made))
    return Sample(
        place / file, place / "input.npy", place / "activations.safetensors",
        **json.loads(facts.read_text()),
    )  # fmt: skip


HEADINGS = [
    "network", "layers", "parameters", "equal shapes", "compared", "largest difference", "remark",
]  # fmt: skip


def table(rows):
    lines = [HEADINGS, ["---"] + ["---:"] * 5 + ["---"]] + [row.cells() for row in rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


SECTIONS = {
    "onnx": ("torchvision through PyTorch's older ONNX exporter", "ONNX Runtime"),
    "onnx-dynamo": ("torchvision through PyTorch's newer ONNX exporter", "ONNX Runtime"),
    "pth": ("torchvision's state dicts", "PyTorch"),
    "keras": ("keras.applications, by turns as .keras and .h5", "Keras"),
}


def page(rows, versions):
    """The page of Documentation."""
    text = f"""\
# Compared with the frameworks

`make interop` makes these files with random weights on the spot, computes them with the framework
and with `alexviz featuremaps INPUT.npy --model FILE --layers all --save-activations
OUT.safetensors`, and writes this page. Here it was
{versions}.

- **Parameters** are those of the file; where alexviz counts another number, both are given.
- **Equal shapes**: of Keras's layers, those of the same name, class, output shape and number of
  parameters; else of the outputs that both programs give under one name, those of the same shape.
- **Compared**: layers whose numbers were compared, of all that alexviz gives. The others have no
  counterpart: a module of PyTorch that is called twice, a node that alexviz joins with its
  neighbour.
- **Largest difference** of all numbers compared, as a share of the largest number of its layer.
"""
    for kind, (title, framework) in SECTIONS.items():
        chosen = [row for name, row in rows if name.startswith(kind + "/")]
        text += f"\n## {title}\n\nNumbers by {framework}.\n\n{table(chosen)}\n"
    return text


def versions():
    from importlib.metadata import version

    packages = {
        "torch": "PyTorch", "torchvision": "torchvision", "onnxruntime": "ONNX Runtime",
        "keras": "Keras",
    }  # fmt: skip
    return ", ".join(f"{title} {version(package)}" for package, title in packages.items())


def main(program, folder, *patterns):
    rows = []
    for name, file, make in samples():
        if patterns and not any(fnmatch.fnmatch(name, pattern) for pattern in patterns):
            continue
        short = name.split("/")[1]
        try:
            row = compare(program, short, sample(pathlib.Path(folder), name, file, make))
        except Exception as error:  # One network that a framework cannot make stops no other.
            traceback.print_exc()
            row = Row(short, remark=f"not made: {type(error).__name__}")
        rows.append((name, row))
        print(name, *row.cells()[1:], sep=" | ", flush=True)
    if not patterns:
        root = pathlib.Path(__file__).resolve().parent.parent
        (root / "Documentation/INTEROP.md").write_text(page(rows, versions()))


if __name__ == "__main__":
    main(*sys.argv[1:])

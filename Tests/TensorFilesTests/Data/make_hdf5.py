"""Makes the HDF5 files to test with. Needs h5py; run in this folder.

narrow.* and residual.* are Keras's own.
"""
import h5py
import numpy as np

count = np.arange(24).reshape(2, 3, 4)
floats = count.astype(np.float32)


def fill(file):
    """Every way to store the same numbers."""
    for name in "int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64".split():
        file["types/" + name] = count.astype(name)
    # bfloat16 has the upper half of the bits of float32.
    file["types/bfloat16"] = (floats.view(np.uint32) >> 16).astype(np.uint16)
    file["types/bfloat16"].attrs["dtype"] = "bfloat16"
    file["others/scalar"] = np.float32(2.5)
    file["others/empty"] = np.zeros((0, 3), np.float32)
    compact = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    compact.set_layout(h5py.h5d.COMPACT)
    space = h5py.h5s.create_simple(count.shape)
    dataset = h5py.h5d.create(file["others"].id, b"compact", h5py.h5t.IEEE_F32LE, space, compact)
    dataset.write(h5py.h5s.ALL, h5py.h5s.ALL, floats)


with h5py.File("forms.h5", "w") as file:
    fill(file)
    # Chunks that stand over the edge in two dimensions.
    chunks = {"data": floats, "chunks": (2, 2, 3)}
    file.create_dataset("chunks/plain", **chunks)
    file.create_dataset("chunks/deflated", compression="gzip", **chunks)
    file.create_dataset("chunks/shuffled", shuffle=True, **chunks)
    file.create_dataset("chunks/checksum", fletcher32=True, **chunks)
    file.create_dataset("chunks/all", compression="gzip", shuffle=True, fletcher32=True, **chunks)
    # So many that the tree has two levels.
    file.create_dataset("many", data=np.arange(200, dtype=np.float32), chunks=(1,))
    file["refused/big-endian"] = count.astype(">f4")
    file["refused/complex"] = count.astype(np.complex64)
    file["refused/bool"] = count > 3
    file["refused/text"] = "text"
    file.create_dataset("refused/lzf", compression="lzf", **chunks)

for version, bounds in {2: "v108", 3: "latest"}.items():
    with h5py.File(f"superblock{version}.h5", "w", libver=(bounds, bounds)) as file:
        for name in ["conv1/kernel", "conv1/bias"]:
            file["model_weights/conv1/" + name] = floats
        file["model_weights"].attrs["layer_names"] = ["conv1"]
        file["model_weights/conv1"].attrs["weight_names"] = ["conv1/kernel", "conv1/bias"]

with h5py.File("links.h5", "w") as file:
    file["array"] = floats
    file["soft"] = h5py.SoftLink("/array")
with h5py.File("external.h5", "w", libver="latest") as file:
    file["external"] = h5py.ExternalLink("other.h5", "/array")
with h5py.File("cycle.h5", "w") as file:
    file.create_group("inner")["outer"] = file["/"]
with h5py.File("dense.h5", "w", libver="latest") as file:
    for index in range(20):
        file[f"array{index}"] = floats

with h5py.File("keras2.h5", "w") as file:
    # Texts of fixed length; a list that is spread over two attributes; names with slashes.
    weights = {
        "conv1": ["conv1/kernel:0", "conv1/bias:0"],
        "block1/conv": ["block1/conv/kernel:0"],
        "dw": ["scope/depthwise_kernel:0", "scope/bias:0"],
        "sep": ["sep/depthwise_kernel:0", "sep/pointwise_kernel:0"],
        "inner": ["a/kernel:0", "b/kernel:0"],
        "mha": ["mha/query/kernel:0", "mha/key/kernel:0"],
        "pool": [],
    }
    names = list(weights)
    file.attrs["layer_names0"] = np.array(names[:3], dtype="S")
    file.attrs["layer_names1"] = np.array(names[3:], dtype="S")
    number = 0
    for layer, paths in weights.items():
        group = file.create_group(layer)
        group.attrs["weight_names"] = np.array(paths, dtype="S") if paths else np.array(paths)
        for path in paths:
            group[path] = np.float32(number)
            number += 1

with h5py.File("variables.weights.h5", "w") as file:
    # Each array holds its own place in this list.
    groups = {
        "layers/batch_normalization": ("bn", [8, 8, 8]),
        "layers/batch_normalization_1": ("bn_plain", [8, 8]),
        "layers/separable_conv2d_10": ("sep", [(3, 3, 8, 1), (1, 1, 8, 4), 4]),
        "layers/functional": ("inner", []),
        "layers/functional/layers/dense": ("fc", [(4, 2), 2]),
        "layers/multi_head_attention": ("mha", []),
        "layers/multi_head_attention/query_dense": ("query", [(4, 2, 2), (2, 2)]),
        "layers/odd": ("odd", [3] * 12),
        "optimizer": ("adam", [1]),
    }
    number = 0
    for path, (name, shapes) in groups.items():
        variables = file.create_group(path + "/vars")
        if name != "bn_plain":
            variables.attrs["name"] = name
        for index, shape in enumerate(shapes):
            variables[str(index)] = np.full(shape, number, np.float32)
            number += 1

"""Makes the npz files to test with. Needs numpy; run in this folder."""
import io
import zipfile

import numpy as np

count = np.arange(24).reshape(2, 3, 4)
np.savez_compressed("deflated.npz", **{"conv1/kernel": count.astype(np.float32) / 7, "zeros": np.zeros((40, 50), np.float32)})
arrays = {name: count.astype(name) for name in "int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64".split()}
arrays["bool"] = count % 3 == 0
arrays["scalar"] = np.float32(2.5)
arrays["empty"] = np.zeros((0, 3), np.float32)
arrays["line"] = np.arange(5, dtype=np.float32)
arrays["fortran"] = np.asfortranarray(count.astype(np.float32))
arrays["big-endian"] = count.astype(">f4")
arrays["big-endian-fortran"] = np.asfortranarray(count.astype(">i2"))
arrays["negative"] = -count.astype(np.int16)
np.savez("kinds.npz", **arrays)
np.savez_compressed(
    "repetitive.npz",
    **{"/steps": np.repeat(np.arange(8, dtype="f4"), 40000), "/b/none": np.zeros((0, 3), "f4")})
np.savez("refused.npz", complex=count.astype(np.complex64), text=np.array(["a"]), record=np.zeros(2, [("a", "<f4")]), object=np.array([{}], dtype=object))
with zipfile.ZipFile("versions.npz", "w") as archive:
    for version in [(1, 0), (2, 0), (3, 0)]:
        buffer = io.BytesIO()
        np.lib.format.write_array(buffer, count.astype(np.float32), version=version)
        archive.writestr(f"version{version[0]}.npy", buffer.getvalue())
    archive.writestr("readme.txt", "not an array")

"""Makes the pictures that are not copied from elsewhere, and what Pillow reads from all of them.

Needs pillow and numpy; run in this folder. `expected.safetensors` holds, under each
picture's file name, height x width x 3 bytes: upright, 8-bit, transparency over white.
"""
import glob
import json
import os
import struct
import zlib

import numpy as np
from PIL import Image, ImageOps



def save_file(arrays, name):
    header, data = {}, b""
    for key, array in arrays.items():
        header[key] = {"dtype": "U8", "shape": array.shape, "data_offsets": [len(data), len(data) + array.nbytes]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    open(name, "wb").write(struct.pack("<Q", len(text)) + text + data)


small = Image.open("cat.png").convert("RGB").resize((45, 30), Image.BICUBIC)
pixels = np.asarray(small).astype(np.uint16)
gray = np.asarray(small.convert("L")).astype(np.uint16)
height, width = gray.shape
wave = (np.add.outer(np.arange(height) * 5, np.arange(width) * 3) % 256).astype(np.uint16)


def pack(samples, depth):
    """One row of samples as bytes; samples are flattened in their order."""
    row = samples.reshape(-1)
    if depth == 16:
        return row.astype(">u2").tobytes()
    if depth == 8:
        return row.astype(np.uint8).tobytes()
    bits = "".join(format(int(value), f"0{depth}b") for value in row)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))


def png(name, samples, depth, kind, chunks=(), interlaced=False):
    h, w = samples.shape[:2]
    passes = (
        [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]
        if interlaced
        else [(0, 0, 1, 1)]
    )
    raw = b""
    for top, left, down, right in passes:
        part = samples[top::down, left::right]
        if part.size:
            raw += b"".join(b"\0" + pack(row, depth) for row in part)
    chunk = lambda tag, data: struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))
    header = struct.pack(">IIBBBBB", w, h, depth, kind, 0, 0, int(interlaced))
    with open(name, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header))
        for tag, data in chunks:
            file.write(chunk(tag, data))
        file.write(chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b""))


alpha8 = np.dstack([pixels, wave])
png("gray16.png", gray * 256 + wave, 16, 0)
png("gray-alpha16.png", np.dstack([gray * 256 + 7, wave * 256 + 200]), 16, 4)
png("rgba16.png", alpha8 * 256 + 99, 16, 6)
png("gray1.png", gray >> 7, 1, 0)
png("gray2.png", gray >> 6, 2, 0)
png("gray4.png", gray >> 4, 4, 0)
png("gray4-key.png", gray >> 4, 4, 0, [(b"tRNS", struct.pack(">H", 7))])
key = tuple(int(v) for v in pixels[10, 10])
png("rgb-key.png", pixels, 8, 2, [(b"tRNS", struct.pack(">HHH", *key))])
colors = bytes(range(7, 55)) + b""
png("palette4.png", gray >> 4, 4, 3, [(b"PLTE", colors)])
png("palette4-alpha.png", gray >> 4, 4, 3, [(b"PLTE", colors), (b"tRNS", bytes(range(0, 240, 24)))])
png("palette2.png", gray >> 6, 2, 3, [(b"PLTE", bytes([255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9]))])
png("palette1.png", gray >> 7, 1, 3, [(b"PLTE", bytes([200, 30, 30, 20, 20, 99]))])
png("gamma.png", pixels, 8, 2, [(b"gAMA", struct.pack(">I", 100000)), (b"cHRM", struct.pack(">8I", *range(30000, 38000, 1000)))])
png("interlaced-rgb.png", pixels, 8, 2, interlaced=True)
png("interlaced-rgba.png", alpha8, 8, 6, interlaced=True)
png("interlaced-gray2.png", gray >> 6, 2, 0, interlaced=True)
png("interlaced-rgba16.png", alpha8 * 256 + 3, 16, 6, interlaced=True)
png("interlaced-tiny.png", pixels[:3, :2], 8, 2, interlaced=True)

for orientation in range(1, 9):
    exif = Image.Exif()
    exif[0x0112] = orientation
    small.save(f"orientation-{orientation}.jpg", exif=exif.tobytes(), quality=90)
exif = Image.Exif()
exif[0x0112] = 8
small.save("orientation-8.png", exif=exif.tobytes())
small.save("orientation-8.webp", exif=exif.tobytes(), lossless=True)
little = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x03\0\0\0\0\0\0\0"
small.save("orientation-3-little-endian.jpg", exif=little, quality=90)

rgba = Image.fromarray(alpha8.astype(np.uint8), "RGBA")
small.save("lossless.webp", lossless=True)
rgba.save("lossless-alpha.webp", lossless=True, exact=True)
rgba.save("lossy-alpha.webp", quality=80)
small.save("subsampled-none.jpg", subsampling=0, quality=85)
small.save("subsampled-420.jpg", subsampling=2, quality=85)
small.save("restart.jpg", quality=85, restart_marker_blocks=2)
small.convert("CMYK").save("inks.tmp", "JPEG", quality=90)
inks = open("inks.tmp", "rb").read()
place = inks.index(b"Adobe") + 11
open("ycck.jpg", "wb").write(inks[:place] + b"\x02" + inks[place + 1 :])
os.remove("inks.tmp")
small.save("animation.webp", save_all=True, append_images=[small.transpose(0)], duration=100)

expected = {}
for name in sorted(glob.glob("*.png") + glob.glob("*.jpg") + glob.glob("*.webp")):
    if name in ("cat.png", "cat.jpg", "animation.webp"):
        continue
    image = ImageOps.exif_transpose(Image.open(name))
    if image.mode.startswith("I"):
        array = (np.asarray(image).astype(np.uint32) >> 8).astype(np.uint8)
        rgb = Image.fromarray(array).convert("RGB")
    elif name == "gray4-key.png":
        # Pillow compares the key with the widened samples and finds none; the format means 7.
        array = np.where((gray >> 4) == 7, 255, (gray >> 4) * 17).astype(np.uint8)
        rgb = Image.fromarray(array).convert("RGB")
    elif "A" in image.mode or "transparency" in image.info:
        rgba = image.convert("RGBA")
        rgb = Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba).convert("RGB")
    else:
        rgb = image.convert("RGB")
    expected[name] = np.ascontiguousarray(rgb)
save_file(expected, "expected.safetensors")

# Sizes of resizing that the cat does not reach: odd factors, single pixels, both directions.
sizes = {}
for w, h in [(1, 1), (45, 7), (3, 30), (100, 10), (10, 100), (44, 29), (91, 61), (45, 30), (64, 64)]:
    sizes[f"{w}x{h}"] = np.ascontiguousarray(small.resize((w, h), Image.BILINEAR))
tall = Image.open("cat.png").convert("RGB").crop((100, 0, 133, 300))
sizes["tall"] = np.ascontiguousarray(tall)
for w, h in [(20, 20), (20, 273), (20, 274), (60, 299), (20, 301)]:
    sizes[f"tall {w}x{h}"] = np.ascontiguousarray(tall.resize((w, h), Image.BILINEAR))
sizes["source"] = np.ascontiguousarray(small)
save_file(sizes, "resized.safetensors")

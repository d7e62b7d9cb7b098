#pragma once

#include <stddef.h>
#include <stdint.h>

/// A picture to be written as a PNG of 8 bits a component, in sRGB.
typedef struct {
  uint32_t width, height;
  /// The bytes of a pixel: 1 grey or palette, 3 red green blue, 4 with opacity.
  int32_t components;
  /// Red, green, blue of each colour; none for grey and true colour.
  const uint8_t *palette;
  int32_t palette_count;
  /// The rows that differ from the one above, and how often each occurs in succession.
  const uint8_t *rows;
  const size_t *counts;
  size_t row_count;
  /// Pixels per metre; 0 to leave it out.
  uint32_t resolution;
  /// Texts that end with 0; empty ones are left out.
  const char *title, *description;
} PNGPicture;

/// The bytes of a file, to be given back with `free`; `bytes` is NULL if there is no memory.
typedef struct {
  uint8_t *bytes;
  size_t count;
} PNGFile;

PNGFile png_picture_write(const PNGPicture *picture);

#pragma once

#include <stddef.h>
#include <stdint.h>

#include "PNGWriter.h"

/// How reading a picture ended.
enum PictureStatus {
  PictureStatusRead = 0,
  /// The bytes end before the picture does.
  PictureStatusEndsEarly,
  /// The bytes contradict the format.
  PictureStatusDamaged,
  /// A valid picture of a kind that is not read.
  PictureStatusUnsupported,
  PictureStatusNoMemory,
};

/// What a reader found. All errors of the C libraries end here: no longjmp leaves these functions.
typedef struct {
  int32_t status;
  /// The size in pixels; 0 where it is not known.
  uint32_t width, height;
  /// How many rows were read; -1 where rows cannot be told (interlaced, progressive).
  int32_t rows;
  /// The library's own words, ending with 0; empty where there are none.
  char message[160];
} PictureResult;

/// Reads no more than the header.
PictureResult picture_png_header(const uint8_t *bytes, size_t count);
PictureResult picture_jpeg_header(const uint8_t *bytes, size_t count);
PictureResult picture_webp_header(const uint8_t *bytes, size_t count);

/// Reads the pixels as red, green, blue into `rgb`, which has room for `capacity` bytes;
/// transparent pixels are blended over white.
PictureResult picture_png_read(const uint8_t *bytes, size_t count, uint8_t *rgb, size_t capacity);
PictureResult picture_jpeg_read(const uint8_t *bytes, size_t count, uint8_t *rgb, size_t capacity);
PictureResult picture_webp_read(const uint8_t *bytes, size_t count, uint8_t *rgb, size_t capacity);

#pragma once

#include <stdint.h>
#include <stddef.h>

#include "PictureReaders.h"

/// Blends `count` pixels of red, green, blue, alpha over white into red, green, blue.
void blend_over_white(const uint8_t *rgba, uint8_t *rgb, size_t count);

/// The product of two numbers from 0 to 255, over 255, rounded to nearest.
static inline uint8_t multiply_255(unsigned a, unsigned b) {
  unsigned product = a * b + 128;
  return (uint8_t)(((product >> 8) + product) >> 8);
}

/// Whether `capacity` holds width x height pixels of three bytes.
static inline int fits(uint32_t width, uint32_t height, size_t capacity) {
  return width > 0 && height > 0 && (uint64_t)width <= UINT64_MAX / 3 / height &&
         (uint64_t)width * height * 3 <= capacity;
}

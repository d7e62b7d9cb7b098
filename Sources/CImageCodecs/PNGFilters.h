#pragma once

#include <stddef.h>
#include <stdint.h>

/// Rows as a PNG stores them: a byte that names the filter, then the filtered bytes.
///
/// Greys and numbers of a palette stay as they are: flat areas compress best so. For true colours
/// that of Sub, Up and Paeth is taken whose differences are smallest in sum, as the PNG
/// specification advises (12.8, Filter selection); the first row gets Sub.
typedef struct {
  /// The bytes of a row and of a pixel.
  size_t length, pixel;
  /// Room for a filtered row.
  uint8_t *trial;
} PNGFilters;

/// Filters a row below `above`, NULL for the first, to `length` + 1 bytes.
void png_filter_row(
    const PNGFilters *filters, const uint8_t *row, const uint8_t *above, uint8_t *filtered);

/// What a row equal to the one above becomes: zeros.
void png_filter_equal_row(const PNGFilters *filters, uint8_t *filtered);

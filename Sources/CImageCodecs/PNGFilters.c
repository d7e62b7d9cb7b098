#include "PNGFilters.h"

#include <stdlib.h>
#include <string.h>

/// The numbers by which the PNG specification knows the filters.
enum { filter_none = 0, filter_sub = 1, filter_up = 2, filter_paeth = 4 };

// Numbers of 16 bits let the compiler filter eight bytes at once.
static int16_t distance(int16_t one, int16_t other) {
  int16_t difference = (int16_t)(one - other);
  return difference < 0 ? (int16_t)-difference : difference;
}

/// The neighbour that is nearest to left + above − corner.
static uint8_t nearest(int16_t left, int16_t above, int16_t corner) {
  int16_t to_left = distance(above, corner), to_above = distance(left, corner);
  int16_t to_corner = distance((int16_t)(left + above), (int16_t)(2 * corner));
  int16_t other = to_above <= to_corner ? above : corner;
  return (uint8_t)(to_left <= to_above && to_left <= to_corner ? left : other);
}

/// Left of the first pixel lie zeros.
static void apply(
    int filter, const PNGFilters *filters, const uint8_t *row, const uint8_t *above,
    uint8_t *filtered) {
  size_t length = filters->length, pixel = filters->pixel;
  uint8_t *bytes = filtered + 1;
  filtered[0] = (uint8_t)filter;
  switch (filter) {
    case filter_sub:
      memcpy(bytes, row, pixel);
      for (size_t at = pixel; at < length; at++) bytes[at] = (uint8_t)(row[at] - row[at - pixel]);
      break;
    case filter_up:
      for (size_t at = 0; at < length; at++) bytes[at] = (uint8_t)(row[at] - above[at]);
      break;
    case filter_paeth:
      for (size_t at = 0; at < pixel; at++) bytes[at] = (uint8_t)(row[at] - above[at]);
      for (size_t at = pixel; at < length; at++)
        bytes[at] = (uint8_t)(row[at] - nearest(row[at - pixel], above[at], above[at - pixel]));
      break;
    case filter_none: memcpy(bytes, row, length);
  }
}

/// How far the filtered bytes, taken as signed, are from zero. The sum fits, since rows have at most
/// 32,767 pixels.
static uint32_t magnitude(const uint8_t *filtered, size_t length) {
  uint32_t sum = 0;
  for (size_t at = 1; at <= length; at++) sum += (uint32_t)abs((int8_t)filtered[at]);
  return sum;
}

void png_filter_row(
    const PNGFilters *filters, const uint8_t *row, const uint8_t *above, uint8_t *filtered) {
  if (filters->pixel == 1) {
    apply(filter_none, filters, row, above, filtered);
    return;
  }
  apply(filter_sub, filters, row, above, filtered);
  if (above == NULL) return;
  uint32_t smallest = magnitude(filtered, filters->length);
  const int others[] = {filter_up, filter_paeth};
  for (int index = 0; index < 2; index++) {
    apply(others[index], filters, row, above, filters->trial);
    uint32_t sum = magnitude(filters->trial, filters->length);
    if (sum >= smallest) continue;
    smallest = sum;
    memcpy(filtered, filters->trial, filters->length + 1);
  }
}

void png_filter_equal_row(const PNGFilters *filters, uint8_t *filtered) {
  filtered[0] = filter_up;
  memset(filtered + 1, 0, filters->length);
}

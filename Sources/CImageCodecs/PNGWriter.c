#include "PNGWriter.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

typedef struct {
  PNGFile file;
  size_t capacity;
} Output;

static void write_bytes(png_structp png, png_bytep bytes, size_t count) {
  Output *output = png_get_io_ptr(png);
  if (count > output->capacity - output->file.count) {
    size_t capacity = output->capacity * 2 + count;
    uint8_t *larger = realloc(output->file.bytes, capacity);
    if (larger == NULL) png_error(png, "out of memory");
    output->file.bytes = larger;
    output->capacity = capacity;
  }
  memcpy(output->file.bytes + output->file.count, bytes, count);
  output->file.count += count;
}

static void flush_nothing(png_structp png) { (void)png; }

static void fail(png_structp png, png_const_charp message) {
  (void)message;
  longjmp(png_jmpbuf(png), 1);
}

static void ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void set_texts(png_structp png, png_infop info, const PNGPicture *picture) {
  png_text texts[2] = {{.compression = PNG_ITXT_COMPRESSION_NONE, .key = "Title"},
                       {.compression = PNG_ITXT_COMPRESSION_NONE, .key = "Description"}};
  const char *contents[2] = {picture->title, picture->description};
  for (int index = 0; index < 2; index++) {
    if (contents[index][0] == 0) continue;
    texts[index].text = (char *)contents[index];
    texts[index].lang = "";
    texts[index].lang_key = "";
    png_set_text(png, info, &texts[index], 1);
  }
}

static void write_header(png_structp png, png_infop info, const PNGPicture *picture) {
  int type = picture->palette_count > 0   ? PNG_COLOR_TYPE_PALETTE
             : picture->components == 1   ? PNG_COLOR_TYPE_GRAY
             : picture->components == 3   ? PNG_COLOR_TYPE_RGB
                                          : PNG_COLOR_TYPE_RGB_ALPHA;
  png_set_IHDR(png, info, picture->width, picture->height, 8, type, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  if (picture->resolution > 0)
    png_set_pHYs(png, info, picture->resolution, picture->resolution, PNG_RESOLUTION_METER);
  if (picture->palette_count > 0) {
    png_color colors[256];
    for (int index = 0; index < picture->palette_count; index++) {
      const uint8_t *color = picture->palette + 3 * index;
      colors[index] = (png_color){color[0], color[1], color[2]};
    }
    png_set_PLTE(png, info, colors, picture->palette_count);
  }
  set_texts(png, info, picture);
  png_write_info(png, info);
}

/// The filter after which the bytes of a row change least often: what suits levels and numbers in
/// flat areas, and is found faster than by libpng's own sums.
static int flat_filter(const uint8_t *row, const uint8_t *above, size_t length) {
  unsigned plain = 0, differences = 0;
  for (size_t place = 1; place < length; place++) {
    plain += row[place] != row[place - 1];
    differences += (uint8_t)(row[place] - above[place]) != (uint8_t)(row[place - 1] - above[place - 1]);
  }
  return differences < plain ? PNG_FILTER_UP : PNG_FILTER_NONE;
}

/// Writes each row with the filter that suits it; a row equal to the one above becomes zeros.
static void write_rows(png_structp png, const PNGPicture *picture) {
  int is_flat = picture->components == 1;
  // libpng sets up its row buffers for the filters that are named before the first row.
  int filters = is_flat ? PNG_FILTER_NONE | PNG_FILTER_UP
                        : PNG_FILTER_SUB | PNG_FILTER_UP | PNG_FILTER_PAETH;
  size_t length = (size_t)picture->width * (size_t)picture->components;
  for (size_t index = 0; index < picture->row_count; index++) {
    const uint8_t *row = picture->rows + index * length;
    int filter = is_flat && index > 0 ? flat_filter(row, row - length, length) : filters;
    png_set_filter(png, PNG_FILTER_TYPE_BASE, filter);
    png_write_row(png, row);
    if (picture->counts[index] > 1) {
      png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
      for (size_t copy = 1; copy < picture->counts[index]; copy++) png_write_row(png, row);
    }
  }
}

PNGFile png_picture_write(const PNGPicture *picture) {
  Output output = {{NULL, 0}, 0};
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, fail, ignore);
  png_infop info = png == NULL ? NULL : png_create_info_struct(png);
  if (info == NULL) {
    png_destroy_write_struct(&png, NULL);
    return output.file;
  }
  if (setjmp(png_jmpbuf(png)) == 0) {
    png_set_write_fn(png, &output, write_bytes, flush_nothing);
    // Diagrams and enlarged maps consist of runs, which run-length matching finds quickest.
    png_set_compression_strategy(png, Z_RLE);
    png_set_compression_level(png, 6);
    png_set_compression_buffer_size(png, 1 << 16);
    write_header(png, info, picture);
    write_rows(png, picture);
    png_write_end(png, info);
  } else {
    free(output.file.bytes);
    output.file = (PNGFile){NULL, 0};
  }
  png_destroy_write_struct(&png, &info);
  return output.file;
}

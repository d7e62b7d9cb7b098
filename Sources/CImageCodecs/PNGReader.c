#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "PictureReading.h"

typedef struct {
  const uint8_t *bytes;
  size_t count, position;
  int ended;
  png_structp png;
  png_infop info;
  uint8_t *rgba;
  PictureResult result;
} Reader;

static void read_bytes(png_structp png, png_bytep destination, size_t count) {
  Reader *reader = png_get_io_ptr(png);
  if (count > reader->count - reader->position) {
    reader->ended = 1;
    png_error(png, "the data end early");
  }
  memcpy(destination, reader->bytes + reader->position, count);
  reader->position += count;
}

static void fail(png_structp png, png_const_charp message) {
  Reader *reader = png_get_error_ptr(png);
  strncpy(reader->result.message, message, sizeof(reader->result.message) - 1);
  longjmp(png_jmpbuf(png), 1);
}

static void ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

/// Reads up to the pixels and asks for 8-bit colour, with alpha where the picture has any.
/// Colour profiles and gamma are left alone.
static void read_header(Reader *reader) {
  png_structp png = reader->png;
  png_set_read_fn(png, reader, read_bytes);
  png_set_user_limits(png, 0x7fffffff, 0x7fffffff);
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  png_read_info(png, reader->info);
  reader->result.width = png_get_image_width(png, reader->info);
  reader->result.height = png_get_image_height(png, reader->info);
}

static void read_pixels(Reader *reader, uint8_t *rgb) {
  png_structp png = reader->png;
  size_t width = reader->result.width, height = reader->result.height;
  png_set_expand(png);
  png_set_strip_16(png);
  png_set_gray_to_rgb(png);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, reader->info);
  int channels = png_get_channels(png, reader->info);
  if ((channels != 3 && channels != 4) ||
      png_get_rowbytes(png, reader->info) != width * (size_t)channels)
    png_error(png, "unexpected kind of pixels");
  int whole = passes > 1;
  if (channels == 4) {
    reader->rgba = calloc(whole ? width * height : width, 4);
    if (reader->rgba == NULL) {
      reader->result.status = PictureStatusNoMemory;
      png_error(png, "no memory");
    }
  }
  if (whole) reader->result.rows = -1;
  for (int pass = 0; pass < passes; pass++) {
    for (size_t row = 0; row < height; row++) {
      uint8_t *target = rgb + row * width * 3;
      uint8_t *source = channels == 3 ? target : reader->rgba + (whole ? row * width * 4 : 0);
      png_read_row(png, source, NULL);
      if (channels == 4 && pass == passes - 1) blend_over_white(source, target, width);
      if (!whole) reader->result.rows++;
    }
  }
  reader->result.rows = (int32_t)height;
}

/// The part that a failure jumps out of.
static void read_guarded(Reader *reader, uint8_t *rgb, size_t capacity) {
  if (setjmp(png_jmpbuf(reader->png)) != 0) {
    if (reader->result.status == PictureStatusRead)
      reader->result.status = reader->ended ? PictureStatusEndsEarly : PictureStatusDamaged;
    return;
  }
  read_header(reader);
  if (rgb == NULL) return;
  if (!fits(reader->result.width, reader->result.height, capacity))
    png_error(reader->png, "the size changed");
  read_pixels(reader, rgb);
}

static PictureResult read_png(const uint8_t *bytes, size_t count, uint8_t *rgb, size_t capacity) {
  Reader reader = {.bytes = bytes, .count = count};
  reader.result.status = PictureStatusNoMemory;
  reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &reader, fail, ignore);
  if (reader.png == NULL) return reader.result;
  reader.info = png_create_info_struct(reader.png);
  if (reader.info != NULL) {
    reader.result.status = PictureStatusRead;
    read_guarded(&reader, rgb, capacity);
  }
  free(reader.rgba);
  png_destroy_read_struct(&reader.png, &reader.info, NULL);
  return reader.result;
}

PictureResult picture_png_header(const uint8_t *bytes, size_t count) {
  return read_png(bytes, count, NULL, 0);
}

PictureResult picture_png_read(const uint8_t *bytes, size_t count, uint8_t *rgb, size_t capacity) {
  return read_png(bytes, count, rgb, capacity);
}

#include "PNGWriter.h"

#include <isa-l/igzip_lib.h>
#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "PNGFilters.h"

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

/// Rows on their way into the file: filtered, collected in blocks, and compressed.
typedef struct {
  png_structp png;
  PNGFilters filters;
  struct isal_zstream *stream;
  /// Filtered rows that wait, and the room for them.
  uint8_t *waiting;
  size_t waiting_count, waiting_capacity;
  /// What goes into the next part of the file.
  uint8_t *compressed;
} Rows;

enum { compression_level = 2, compression_memory = ISAL_DEF_LVL2_DEFAULT, part_size = 1 << 16, first_bytes = 4 };

/// Room for at least one row; false if there is no memory.
static int start_rows(Rows *rows, png_structp png, const PNGPicture *picture) {
  size_t pixel = (size_t)picture->components, length = picture->width * pixel;
  rows->png = png;
  rows->filters = (PNGFilters){length, pixel, malloc(length + 1)};
  rows->waiting_capacity = (1 + part_size / (length + 1)) * (length + 1);
  rows->waiting = malloc(rows->waiting_capacity);
  rows->compressed = malloc(part_size);
  rows->stream = malloc(sizeof(struct isal_zstream));
  if (rows->stream == NULL) return 0;
  isal_deflate_init(rows->stream);
  rows->stream->gzip_flag = IGZIP_ZLIB;
  rows->stream->level = compression_level;
  rows->stream->level_buf = malloc(compression_memory);
  rows->stream->level_buf_size = compression_memory;
  return rows->filters.trial != NULL && rows->waiting != NULL && rows->compressed != NULL &&
         rows->stream->level_buf != NULL;
}

static void end_rows(Rows *rows) {
  free(rows->filters.trial);
  free(rows->waiting);
  free(rows->compressed);
  if (rows->stream != NULL) free(rows->stream->level_buf);
  free(rows->stream);
}

/// Compresses some bytes and writes what comes of them as parts of the picture's data.
static void compress(Rows *rows, uint8_t *bytes, size_t count, int flush, int is_end) {
  struct isal_zstream *stream = rows->stream;
  stream->next_in = bytes;
  stream->avail_in = (uint32_t)count;
  stream->flush = (uint16_t)flush;
  stream->end_of_stream = (uint16_t)is_end;
  do {
    stream->next_out = rows->compressed;
    stream->avail_out = part_size;
    if (isal_deflate(stream) != COMP_OK) png_error(rows->png, "not compressed");
    size_t packed = part_size - stream->avail_out;
    if (packed > 0) png_write_chunk(rows->png, (png_const_bytep) "IDAT", rows->compressed, packed);
  } while (stream->avail_out == 0 || stream->avail_in > 0);
}

/// The first bytes go ahead: where ISA-L 2.30 begins with many, the stream's own address decides which
/// of equally long matches it takes, and the same picture makes one file today, another tomorrow.
static void compress_rows(Rows *rows, int is_end) {
  size_t ahead = rows->stream->total_in > 0 ? 0 : first_bytes;
  if (ahead >= rows->waiting_count) ahead = 0;
  if (ahead > 0) compress(rows, rows->waiting, ahead, SYNC_FLUSH, 0);
  compress(rows, rows->waiting + ahead, rows->waiting_count - ahead, NO_FLUSH, is_end);
  rows->waiting_count = 0;
}

/// Where the next filtered row goes.
static uint8_t *next_row(Rows *rows) {
  if (rows->waiting_count == rows->waiting_capacity) compress_rows(rows, 0);
  uint8_t *row = rows->waiting + rows->waiting_count;
  rows->waiting_count += rows->filters.length + 1;
  return row;
}

static void write_rows(Rows *rows, const PNGPicture *picture) {
  size_t length = rows->filters.length;
  const uint8_t *above = NULL;
  for (size_t index = 0; index < picture->row_count; index++) {
    const uint8_t *row = picture->rows + index * length;
    png_filter_row(&rows->filters, row, above, next_row(rows));
    for (size_t copy = 1; copy < picture->counts[index]; copy++)
      png_filter_equal_row(&rows->filters, next_row(rows));
    above = row;
  }
  compress_rows(rows, 1);
}

/// False if libpng or the compression fails.
static int write_guarded(
    png_structp png, png_infop info, const PNGPicture *picture, Rows *rows, Output *output) {
  if (setjmp(png_jmpbuf(png)) != 0) return 0;
  png_set_write_fn(png, output, write_bytes, flush_nothing);
  write_header(png, info, picture);
  write_rows(rows, picture);
  png_write_chunk(png, (png_const_bytep) "IEND", NULL, 0);
  return 1;
}

PNGFile png_picture_write(const PNGPicture *picture) {
  Output output = {{NULL, 0}, 0};
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, fail, ignore);
  png_infop info = png == NULL ? NULL : png_create_info_struct(png);
  if (info == NULL) {
    png_destroy_write_struct(&png, NULL);
    return output.file;
  }
  Rows rows = {0};
  if (!start_rows(&rows, png, picture) || !write_guarded(png, info, picture, &rows, &output)) {
    free(output.file.bytes);
    output.file = (PNGFile){NULL, 0};
  }
  end_rows(&rows);
  png_destroy_write_struct(&png, &info);
  return output.file;
}

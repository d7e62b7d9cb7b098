#include <setjmp.h>
#include <stdio.h>
#include <string.h>

// After stdio: the header needs FILE.
#include <jerror.h>
#include <jpeglib.h>

#include "PictureReading.h"

/// More scans than any real picture has: a small file of many scans would take hours.
enum { scan_limit = 500 };

typedef struct {
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  struct jpeg_source_mgr source;
  struct jpeg_progress_mgr progress;
  jmp_buf failure;
  int ended;
  PictureResult result;
} Reader;

static Reader *reader_of(j_common_ptr jpeg) { return jpeg->client_data; }

static void fail(j_common_ptr jpeg) {
  Reader *reader = reader_of(jpeg);
  char message[JMSG_LENGTH_MAX];
  jpeg->err->format_message(jpeg, message);
  strncpy(reader->result.message, message, sizeof(reader->result.message) - 1);
  switch (jpeg->err->msg_code) {
    case JERR_OUT_OF_MEMORY:
      reader->result.status = PictureStatusNoMemory;
      break;
    case JERR_SOF_UNSUPPORTED:
    case JERR_BAD_PRECISION:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_ARITH_NOTIMPL:
      reader->result.status = PictureStatusUnsupported;
      break;
    default:
      reader->result.status = reader->ended ? PictureStatusEndsEarly : PictureStatusDamaged;
  }
  longjmp(reader->failure, 1);
}

/// Warnings that mean wrong pixels are failures; the others (superfluous bytes and the like) are
/// not worth a word.
static void warn(j_common_ptr jpeg, int level) {
  if (level >= 0) return;
  switch (jpeg->err->msg_code) {
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_MUST_RESYNC:
      fail(jpeg);
  }
}

static void quiet(j_common_ptr jpeg) { (void)jpeg; }

static void count_scans(j_common_ptr jpeg) {
  if (((j_decompress_ptr)jpeg)->input_scan_number > scan_limit) {
    jpeg->err->msg_code = JERR_INPUT_EOF;
    fail(jpeg);
  }
}

static void no_source(j_decompress_ptr jpeg) { (void)jpeg; }

/// At the end of the bytes an end marker is handed out: a picture that lacks only its last two
/// bytes is whole, and any other one fails when it misses its data.
static boolean at_end(j_decompress_ptr jpeg) {
  static const JOCTET end_of_image[2] = {0xFF, JPEG_EOI};
  reader_of((j_common_ptr)jpeg)->ended = 1;
  jpeg->src->next_input_byte = end_of_image;
  jpeg->src->bytes_in_buffer = 2;
  return TRUE;
}

static void skip(j_decompress_ptr jpeg, long count) {
  struct jpeg_source_mgr *source = jpeg->src;
  if (count <= 0) return;
  if ((size_t)count > source->bytes_in_buffer) {
    at_end(jpeg);
  } else {
    source->next_input_byte += count;
    source->bytes_in_buffer -= (size_t)count;
  }
}

/// As Pillow does it: the inks are stored inverted, and mixed without a profile.
static void convert_inks(const uint8_t *inks, uint8_t *rgb, size_t count) {
  for (size_t pixel = 0; pixel < count; pixel++) {
    unsigned light = inks[4 * pixel + 3];
    for (size_t channel = 0; channel < 3; channel++) {
      int value = (int)light - multiply_255(255 - inks[4 * pixel + channel], light);
      rgb[3 * pixel + channel] = (uint8_t)(value < 0 ? 0 : value);
    }
  }
}

static void read_pixels(Reader *reader, uint8_t *rgb) {
  j_decompress_ptr jpeg = &reader->jpeg;
  int has_inks = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
  jpeg->out_color_space = has_inks ? JCS_CMYK : JCS_RGB;
  reader->progress.progress_monitor = count_scans;
  jpeg->progress = &reader->progress;
  int progressive = jpeg_has_multiple_scans(jpeg);
  if (progressive) reader->result.rows = -1;
  jpeg_start_decompress(jpeg);
  size_t width = jpeg->output_width;
  JSAMPARRAY inks = NULL;
  if (has_inks)
    inks = jpeg->mem->alloc_sarray((j_common_ptr)jpeg, JPOOL_IMAGE, (JDIMENSION)(4 * width), 1);
  if (progressive && reader->ended) {
    jpeg->err->msg_code = JERR_INPUT_EOF;
    fail((j_common_ptr)jpeg);
  }
  while (jpeg->output_scanline < jpeg->output_height) {
    uint8_t *row = rgb + jpeg->output_scanline * width * 3;
    if (has_inks) {
      jpeg_read_scanlines(jpeg, inks, 1);
      convert_inks(inks[0], row, width);
    } else {
      JSAMPROW rows[1] = {row};
      jpeg_read_scanlines(jpeg, rows, 1);
    }
    if (!progressive) reader->result.rows = (int32_t)jpeg->output_scanline;
  }
  reader->result.rows = (int32_t)jpeg->output_height;
}

/// The part that a failure jumps out of.
static void read_guarded(Reader *reader, uint8_t *rgb, size_t capacity) {
  if (setjmp(reader->failure) != 0) return;
  jpeg_create_decompress(&reader->jpeg);
  reader->jpeg.src = &reader->source;
  jpeg_read_header(&reader->jpeg, TRUE);
  reader->result.width = reader->jpeg.image_width;
  reader->result.height = reader->jpeg.image_height;
  if (rgb == NULL) return;
  if (fits(reader->result.width, reader->result.height, capacity)) {
    read_pixels(reader, rgb);
  } else {
    reader->result.status = PictureStatusDamaged;
  }
}

static PictureResult read_jpeg(const uint8_t *bytes, size_t count, uint8_t *rgb, size_t capacity) {
  Reader reader = {.source = {.next_input_byte = bytes,
                              .bytes_in_buffer = count,
                              .init_source = no_source,
                              .fill_input_buffer = at_end,
                              .skip_input_data = skip,
                              .resync_to_restart = jpeg_resync_to_restart,
                              .term_source = no_source}};
  reader.jpeg.err = jpeg_std_error(&reader.errors);
  reader.errors.error_exit = fail;
  reader.errors.emit_message = warn;
  reader.errors.output_message = quiet;
  reader.jpeg.client_data = &reader;
  read_guarded(&reader, rgb, capacity);
  jpeg_destroy_decompress(&reader.jpeg);
  return reader.result;
}

PictureResult picture_jpeg_header(const uint8_t *bytes, size_t count) {
  return read_jpeg(bytes, count, NULL, 0);
}

PictureResult picture_jpeg_read(const uint8_t *bytes, size_t count, uint8_t *rgb, size_t capacity) {
  return read_jpeg(bytes, count, rgb, capacity);
}

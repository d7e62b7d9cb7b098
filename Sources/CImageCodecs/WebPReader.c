#include <stdlib.h>
#include <string.h>
#include <webp/decode.h>

#include "PictureReading.h"

static int32_t status_of(VP8StatusCode code) {
  switch (code) {
    case VP8_STATUS_OK:
      return PictureStatusRead;
    case VP8_STATUS_NOT_ENOUGH_DATA:
    case VP8_STATUS_SUSPENDED:
      return PictureStatusEndsEarly;
    case VP8_STATUS_UNSUPPORTED_FEATURE:
      return PictureStatusUnsupported;
    case VP8_STATUS_OUT_OF_MEMORY:
      return PictureStatusNoMemory;
    default:
      return PictureStatusDamaged;
  }
}

static PictureResult read_header(
    const uint8_t *bytes, size_t count, WebPBitstreamFeatures *features) {
  PictureResult result = {0};
  memset(features, 0, sizeof(*features));
  result.status = status_of(WebPGetFeatures(bytes, count, features));
  if (result.status != PictureStatusRead) return result;
  result.width = (uint32_t)features->width;
  result.height = (uint32_t)features->height;
  if (features->has_animation) {
    result.status = PictureStatusUnsupported;
    strncpy(result.message, "an animation", sizeof(result.message) - 1);
  }
  return result;
}

PictureResult picture_webp_header(const uint8_t *bytes, size_t count) {
  WebPBitstreamFeatures features;
  return read_header(bytes, count, &features);
}

PictureResult picture_webp_read(const uint8_t *bytes, size_t count, uint8_t *rgb, size_t capacity) {
  WebPBitstreamFeatures features;
  PictureResult result = read_header(bytes, count, &features);
  if (result.status != PictureStatusRead) return result;
  if (!fits(result.width, result.height, capacity)) {
    result.status = PictureStatusDamaged;
    return result;
  }
  size_t width = result.width, height = result.height;
  size_t channels = features.has_alpha ? 4 : 3;
  uint8_t *pixels = features.has_alpha ? calloc(width * height, 4) : rgb;
  WebPIDecoder *decoder = NULL;
  if (pixels != NULL)
    decoder = WebPINewRGB(features.has_alpha ? MODE_RGBA : MODE_RGB, pixels,
                          width * height * channels, (int)(width * channels));
  if (decoder == NULL) {
    result.status = PictureStatusNoMemory;
  } else {
    result.status = status_of(WebPIUpdate(decoder, bytes, count));
    int rows = 0;
    if (WebPIDecGetRGB(decoder, &rows, NULL, NULL, NULL) != NULL) result.rows = rows;
    WebPIDelete(decoder);
  }
  if (features.has_alpha) {
    if (result.status == PictureStatusRead) blend_over_white(pixels, rgb, width * height);
    free(pixels);
  }
  return result;
}

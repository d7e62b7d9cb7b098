#include "PictureReading.h"

void blend_over_white(const uint8_t *rgba, uint8_t *rgb, size_t count) {
  for (size_t pixel = 0; pixel < count; pixel++) {
    unsigned alpha = rgba[4 * pixel + 3];
    unsigned white = 255 * (255 - alpha);
    for (size_t channel = 0; channel < 3; channel++) {
      unsigned sum = rgba[4 * pixel + channel] * alpha + white + 128;
      rgb[3 * pixel + channel] = (uint8_t)(((sum >> 8) + sum) >> 8);
    }
  }
}

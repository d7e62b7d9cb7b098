#pragma once

// The part of Pango that alexviz calls, declared by hand.
//
// Pango's own headers need the include path of its pkg-config file, which, by way of libxft and
// libxcb, also asks for -pthread: a flag that SwiftPM refuses, with a warning in every build.
// The interface below has been stable since Pango 1.44; enumerations are passed as int.

#include <cairo.h>

typedef struct _PangoFontMap PangoFontMap;
typedef struct _PangoContext PangoContext;
typedef struct _PangoLayout PangoLayout;
typedef struct _PangoFontDescription PangoFontDescription;
typedef struct _PangoLanguage PangoLanguage;

typedef struct _PangoRectangle {
  int x;
  int y;
  int width;
  int height;
} PangoRectangle;

/// The parts of a point that Pango counts in.
enum { CCAIRO_PANGO_SCALE = 1024 };
/// PANGO_WEIGHT_NORMAL and PANGO_WEIGHT_BOLD.
enum { CCAIRO_PANGO_WEIGHT_NORMAL = 400, CCAIRO_PANGO_WEIGHT_BOLD = 700 };
/// PANGO_STYLE_NORMAL and PANGO_STYLE_ITALIC.
enum { CCAIRO_PANGO_STYLE_NORMAL = 0, CCAIRO_PANGO_STYLE_ITALIC = 2 };

void g_object_unref(void *object);

PangoFontMap *pango_cairo_font_map_new(void);
PangoContext *pango_font_map_create_context(PangoFontMap *map);
void pango_cairo_context_set_font_options(PangoContext *context,
                                          const cairo_font_options_t *options);
void pango_context_set_round_glyph_positions(PangoContext *context, int rounds);
void pango_context_set_language(PangoContext *context, PangoLanguage *language);
PangoLanguage *pango_language_from_string(const char *language);

PangoFontDescription *pango_font_description_new(void);
void pango_font_description_free(PangoFontDescription *description);
void pango_font_description_set_family(PangoFontDescription *description, const char *family);
void pango_font_description_set_absolute_size(PangoFontDescription *description, double size);
void pango_font_description_set_weight(PangoFontDescription *description, int weight);
void pango_font_description_set_style(PangoFontDescription *description, int style);

PangoLayout *pango_layout_new(PangoContext *context);
void pango_layout_set_font_description(PangoLayout *layout,
                                       const PangoFontDescription *description);
void pango_layout_set_single_paragraph_mode(PangoLayout *layout, int single);
void pango_layout_set_text(PangoLayout *layout, const char *text, int length);
void pango_layout_get_extents(PangoLayout *layout, PangoRectangle *ink, PangoRectangle *logical);
int pango_layout_get_baseline(PangoLayout *layout);
void pango_cairo_show_layout(cairo_t *context, PangoLayout *layout);

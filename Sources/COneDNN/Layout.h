/// What a layout is inside: oneDNN's memory descriptor, a value in version 2 and a handle in 3.
#pragma once

#include "COneDNN.h"
#include "Library.h"

#if DNNL_VERSION_MAJOR >= 3
typedef const_dnnl_memory_desc_t onednn_description;
struct onednn_layout {
  dnnl_memory_desc_t description;
};
static inline onednn_description onednn_describe(const onednn_layout *layout) {
  return layout ? layout->description : NULL;
}
#else
typedef const dnnl_memory_desc_t *onednn_description;
struct onednn_layout {
  dnnl_memory_desc_t description;
};
static inline onednn_description onednn_describe(const onednn_layout *layout) {
  return layout ? &layout->description : NULL;
}
#endif

/// A layout that is a copy of oneDNN's description.
onednn_layout *onednn_layout_copy(onednn_description description);

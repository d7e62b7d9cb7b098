#include "Layout.h"

#include <stdlib.h>
#include <string.h>

onednn_layout *onednn_layout_create(int rank, const int64_t *sizes, const int64_t *strides) {
  onednn_layout *layout = calloc(1, sizeof *layout);
  if (!layout) return NULL;
#if DNNL_VERSION_MAJOR >= 3
  dnnl_status_t status = strides ? onednn.dnnl_memory_desc_create_with_strides(
                                       &layout->description, rank, sizes, dnnl_f32, strides)
                                 : onednn.dnnl_memory_desc_create_with_tag(
                                       &layout->description, rank, sizes, dnnl_f32,
                                       dnnl_format_tag_any);
#else
  dnnl_status_t status = strides ? onednn.dnnl_memory_desc_init_by_strides(
                                       &layout->description, rank, sizes, dnnl_f32, strides)
                                 : onednn.dnnl_memory_desc_init_by_tag(
                                       &layout->description, rank, sizes, dnnl_f32,
                                       dnnl_format_tag_any);
#endif
  if (status == dnnl_success) return layout;
  free(layout);
  return NULL;
}

onednn_layout *onednn_layout_copy(onednn_description description) {
  onednn_layout *layout = calloc(1, sizeof *layout);
  if (!layout) return NULL;
#if DNNL_VERSION_MAJOR >= 3
  if (onednn.dnnl_memory_desc_clone(&layout->description, description) != dnnl_success) {
    free(layout);
    return NULL;
  }
#else
  layout->description = *description;
#endif
  return layout;
}

void onednn_layout_destroy(onednn_layout *layout) {
#if DNNL_VERSION_MAJOR >= 3
  onednn.dnnl_memory_desc_destroy(layout->description);
#endif
  free(layout);
}

bool onednn_layout_equal(const onednn_layout *first, const onednn_layout *second) {
  return onednn.dnnl_memory_desc_equal(onednn_describe(first), onednn_describe(second));
}

size_t onednn_layout_size(const onednn_layout *layout) {
  return onednn.dnnl_memory_desc_get_size(onednn_describe(layout));
}

#if DNNL_VERSION_MAJOR >= 3

bool onednn_layout_blocks(const onednn_layout *layout, onednn_blocks *blocks) {
  memset(blocks, 0, sizeof *blocks);
  const_dnnl_memory_desc_t description = layout->description;
  dnnl_format_kind_t kind = dnnl_format_kind_undef;
  dnnl_dims_t *padded = NULL, *strides = NULL, *sizes = NULL, *dimensions = NULL;
#define QUERY(WHAT, RESULT) \
  (onednn.dnnl_memory_desc_query(description, WHAT, RESULT) == dnnl_success)
  if (!QUERY(dnnl_query_format_kind, &kind) || kind != dnnl_blocked) return false;
  if (!QUERY(dnnl_query_ndims_s32, &blocks->rank)
      || !QUERY(dnnl_query_padded_dims, &padded) || !QUERY(dnnl_query_strides, &strides)
      || !QUERY(dnnl_query_inner_nblks_s32, &blocks->block_count)
      || !QUERY(dnnl_query_inner_blks, &sizes) || !QUERY(dnnl_query_inner_idxs, &dimensions))
    return false;
#undef QUERY
  memcpy(blocks->padded_sizes, *padded, sizeof(dnnl_dims_t));
  memcpy(blocks->strides, *strides, sizeof(dnnl_dims_t));
  memcpy(blocks->block_sizes, *sizes, sizeof(dnnl_dims_t));
  memcpy(blocks->block_dimensions, *dimensions, sizeof(dnnl_dims_t));
  return true;
}

#else

bool onednn_layout_blocks(const onednn_layout *layout, onednn_blocks *blocks) {
  memset(blocks, 0, sizeof *blocks);
  const dnnl_memory_desc_t *description = &layout->description;
  if (description->format_kind != dnnl_blocked) return false;
  const dnnl_blocking_desc_t *blocking = &description->format_desc.blocking;
  blocks->rank = description->ndims;
  blocks->block_count = blocking->inner_nblks;
  memcpy(blocks->padded_sizes, description->padded_dims, sizeof(dnnl_dims_t));
  memcpy(blocks->strides, blocking->strides, sizeof(dnnl_dims_t));
  memcpy(blocks->block_sizes, blocking->inner_blks, sizeof(dnnl_dims_t));
  memcpy(blocks->block_dimensions, blocking->inner_idxs, sizeof(dnnl_dims_t));
  return true;
}

#endif

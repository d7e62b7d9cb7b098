/// The functions of oneDNN that the shim calls, found when the library is opened.
#pragma once

#include <oneapi/dnnl/dnnl.h>

#define ONEDNN_COMMON_FUNCTIONS(FUNCTION) \
  FUNCTION(dnnl_engine_create) \
  FUNCTION(dnnl_stream_create) \
  FUNCTION(dnnl_stream_wait) \
  FUNCTION(dnnl_stream_destroy) \
  FUNCTION(dnnl_memory_create) \
  FUNCTION(dnnl_memory_destroy) \
  FUNCTION(dnnl_memory_set_data_handle) \
  FUNCTION(dnnl_memory_desc_equal) \
  FUNCTION(dnnl_memory_desc_get_size) \
  FUNCTION(dnnl_primitive_desc_destroy) \
  FUNCTION(dnnl_primitive_desc_query) \
  FUNCTION(dnnl_primitive_desc_query_md) \
  FUNCTION(dnnl_primitive_create) \
  FUNCTION(dnnl_primitive_execute) \
  FUNCTION(dnnl_primitive_destroy) \
  FUNCTION(dnnl_primitive_attr_create) \
  FUNCTION(dnnl_primitive_attr_destroy) \
  FUNCTION(dnnl_primitive_attr_set_scratchpad_mode) \
  FUNCTION(dnnl_primitive_attr_set_post_ops) \
  FUNCTION(dnnl_post_ops_create) \
  FUNCTION(dnnl_post_ops_destroy) \
  FUNCTION(dnnl_post_ops_append_eltwise) \
  FUNCTION(dnnl_concat_primitive_desc_create) \
  FUNCTION(dnnl_reorder_primitive_desc_create)

#if DNNL_VERSION_MAJOR >= 3
#define ONEDNN_FUNCTIONS(FUNCTION) \
  ONEDNN_COMMON_FUNCTIONS(FUNCTION) \
  FUNCTION(dnnl_memory_desc_create_with_strides) \
  FUNCTION(dnnl_memory_desc_create_with_tag) \
  FUNCTION(dnnl_memory_desc_clone) \
  FUNCTION(dnnl_memory_desc_destroy) \
  FUNCTION(dnnl_memory_desc_query) \
  FUNCTION(dnnl_convolution_forward_primitive_desc_create) \
  FUNCTION(dnnl_deconvolution_forward_primitive_desc_create) \
  FUNCTION(dnnl_pooling_forward_primitive_desc_create) \
  FUNCTION(dnnl_resampling_forward_primitive_desc_create) \
  FUNCTION(dnnl_batch_normalization_forward_primitive_desc_create) \
  FUNCTION(dnnl_prelu_forward_primitive_desc_create) \
  FUNCTION(dnnl_lrn_forward_primitive_desc_create) \
  FUNCTION(dnnl_inner_product_forward_primitive_desc_create) \
  FUNCTION(dnnl_eltwise_forward_primitive_desc_create) \
  FUNCTION(dnnl_softmax_forward_primitive_desc_create) \
  FUNCTION(dnnl_binary_primitive_desc_create) \
  FUNCTION(dnnl_matmul_primitive_desc_create) \
  FUNCTION(dnnl_convolution_backward_data_primitive_desc_create) \
  FUNCTION(dnnl_deconvolution_backward_data_primitive_desc_create) \
  FUNCTION(dnnl_pooling_backward_primitive_desc_create) \
  FUNCTION(dnnl_lrn_backward_primitive_desc_create) \
  FUNCTION(dnnl_eltwise_backward_primitive_desc_create) \
  FUNCTION(dnnl_prelu_backward_primitive_desc_create) \
  FUNCTION(dnnl_softmax_backward_primitive_desc_create) \
  FUNCTION(dnnl_resampling_backward_primitive_desc_create)
#else
#define ONEDNN_FUNCTIONS(FUNCTION) \
  ONEDNN_COMMON_FUNCTIONS(FUNCTION) \
  FUNCTION(dnnl_memory_desc_init_by_strides) \
  FUNCTION(dnnl_memory_desc_init_by_tag) \
  FUNCTION(dnnl_primitive_desc_create) \
  FUNCTION(dnnl_dilated_convolution_forward_desc_init) \
  FUNCTION(dnnl_dilated_deconvolution_forward_desc_init) \
  FUNCTION(dnnl_pooling_v2_forward_desc_init) \
  FUNCTION(dnnl_resampling_forward_desc_init) \
  FUNCTION(dnnl_batch_normalization_forward_desc_init) \
  FUNCTION(dnnl_prelu_forward_desc_init) \
  FUNCTION(dnnl_lrn_forward_desc_init) \
  FUNCTION(dnnl_inner_product_forward_desc_init) \
  FUNCTION(dnnl_eltwise_forward_desc_init) \
  FUNCTION(dnnl_softmax_forward_desc_init) \
  FUNCTION(dnnl_logsoftmax_forward_desc_init) \
  FUNCTION(dnnl_binary_desc_init) \
  FUNCTION(dnnl_matmul_desc_init) \
  FUNCTION(dnnl_dilated_convolution_backward_data_desc_init) \
  FUNCTION(dnnl_dilated_deconvolution_backward_data_desc_init) \
  FUNCTION(dnnl_pooling_v2_backward_desc_init) \
  FUNCTION(dnnl_lrn_backward_desc_init) \
  FUNCTION(dnnl_eltwise_backward_desc_init) \
  FUNCTION(dnnl_prelu_backward_desc_init) \
  FUNCTION(dnnl_softmax_backward_desc_init) \
  FUNCTION(dnnl_logsoftmax_backward_desc_init) \
  FUNCTION(dnnl_resampling_backward_desc_init)
#endif

typedef struct {
#define ONEDNN_FIELD(NAME) __typeof__(&NAME) NAME;
  ONEDNN_FUNCTIONS(ONEDNN_FIELD)
#undef ONEDNN_FIELD
  dnnl_engine_t engine;
} onednn_library;

/// The opened library; only to be used after `onednn_load` has returned null.
extern onednn_library onednn;

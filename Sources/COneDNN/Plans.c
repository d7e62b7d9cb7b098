/// The plans of all forward operations.
#include "Planning.h"

int onednn_plan_convolution(
    onednn_convolution kind, const onednn_layout *source, const onednn_layout *weights,
    const onednn_layout *bias, const onednn_layout *destination, const onednn_window *window,
    const onednn_function *functions, int function_count, onednn_operation **operation) {
  BEGIN_WITH(functions, function_count);
  dnnl_dims_t holes = {window->dilation[0] - 1, window->dilation[1] - 1};
#define ARGUMENTS \
  onednn_describe(source), onednn_describe(weights), onednn_describe(bias), \
      onednn_describe(destination), window->strides, holes, window->padding_before, \
      window->padding_after
  if (kind == ONEDNN_TRANSPOSED) {
#if DNNL_VERSION_MAJOR >= 3
    FORWARD(deconvolution, dnnl_deconvolution_direct, ARGUMENTS);
#else
    PLAN_DESCRIBED(
        deconvolution, dnnl_dilated_deconvolution_forward_desc_init, propagation,
        dnnl_deconvolution_direct, ARGUMENTS);
#endif
  } else {
    dnnl_alg_kind_t algorithm =
        kind == ONEDNN_WINOGRAD ? dnnl_convolution_winograd : dnnl_convolution_direct;
#if DNNL_VERSION_MAJOR >= 3
    FORWARD(convolution, algorithm, ARGUMENTS);
#else
    PLAN_DESCRIBED(
        convolution, dnnl_dilated_convolution_forward_desc_init, propagation, algorithm, ARGUMENTS);
#endif
  }
#undef ARGUMENTS
  END;
}

int onednn_plan_pooling(
    const onednn_layout *source, const onednn_layout *destination, const onednn_window *window,
    onednn_pool pool, bool keeps, onednn_operation **operation) {
  BEGIN;
  if (keeps) propagation = dnnl_forward_training;
  dnnl_alg_kind_t algorithm = pooling_algorithm(pool);
  dnnl_dims_t holes = {window->dilation[0] - 1, window->dilation[1] - 1};
#define ARGUMENTS \
  algorithm, onednn_describe(source), onednn_describe(destination), window->strides, \
      window->size, holes, window->padding_before, window->padding_after
#if DNNL_VERSION_MAJOR >= 3
  FORWARD(pooling, ARGUMENTS);
#else
  FORWARD(pooling_v2, ARGUMENTS);
#endif
#undef ARGUMENTS
  END;
}

int onednn_plan_normalization(
    const onednn_layout *source, onednn_normalization normalization, bool keeps,
    onednn_operation **operation) {
  BEGIN;
  if (keeps) propagation = dnnl_forward_training;
#define ARGUMENTS \
  onednn_describe(source), normalization.size, normalization.alpha, normalization.beta, \
      normalization.k
#if DNNL_VERSION_MAJOR >= 3
  FORWARD(lrn, dnnl_lrn_across_channels, onednn_describe(source), ARGUMENTS);
#else
  FORWARD(lrn, dnnl_lrn_across_channels, ARGUMENTS);
#endif
#undef ARGUMENTS
  END;
}

int onednn_plan_batch_normalization(
    const onednn_layout *source, float epsilon, bool relu, onednn_operation **operation) {
  BEGIN;
  unsigned flags = dnnl_use_global_stats | dnnl_use_scale | dnnl_use_shift;
  if (relu) flags |= dnnl_fuse_norm_relu;
#if DNNL_VERSION_MAJOR >= 3
  FORWARD(
      batch_normalization, onednn_describe(source), onednn_describe(source), epsilon, flags);
#else
  FORWARD(batch_normalization, onednn_describe(source), epsilon, flags);
#endif
  onednn.dnnl_primitive_attr_destroy(attributes);
  int result = onednn_operation_create(status, plan, operation);
  if (*operation) (*operation)->has_statistics = true;
  return result;
}

int onednn_plan_inner_product(
    const onednn_layout *source, const onednn_layout *weights, const onednn_layout *bias,
    const onednn_layout *destination, const onednn_function *functions, int function_count,
    onednn_operation **operation) {
  BEGIN_WITH(functions, function_count);
  FORWARD(
      inner_product, onednn_describe(source), onednn_describe(weights), onednn_describe(bias),
      onednn_describe(destination));
  END;
}

int onednn_plan_matrix_product(
    const onednn_layout *source, const onednn_layout *weights, const onednn_layout *destination,
    onednn_operation **operation) {
  BEGIN;
  PLAN(
      matmul, onednn_describe(source), onednn_describe(weights), NULL,
      onednn_describe(destination));
  END;
}

int onednn_plan_elementwise(
    const onednn_layout *layout, onednn_function function, onednn_operation **operation) {
  BEGIN;
  onednn_algorithm algorithm = onednn_algorithm_of(function);
#if DNNL_VERSION_MAJOR >= 3
  FORWARD(
      eltwise, algorithm.kind, onednn_describe(layout), onednn_describe(layout), algorithm.alpha,
      algorithm.beta);
#else
  FORWARD(eltwise, algorithm.kind, onednn_describe(layout), algorithm.alpha, algorithm.beta);
#endif
  END;
}

int onednn_plan_prelu(
    const onednn_layout *layout, const onednn_layout *weights, onednn_operation **operation) {
  BEGIN;
#if DNNL_VERSION_MAJOR >= 3
  FORWARD(prelu, onednn_describe(layout), onednn_describe(weights), onednn_describe(layout));
#else
  FORWARD(prelu, onednn_describe(layout), onednn_describe(weights));
#endif
  END;
}

int onednn_plan_softmax(
    const onednn_layout *layout, int axis, bool logarithm, onednn_operation **operation) {
  BEGIN;
#if DNNL_VERSION_MAJOR >= 3
  FORWARD(
      softmax, logarithm ? dnnl_softmax_log : dnnl_softmax_accurate, onednn_describe(layout),
      onednn_describe(layout), axis);
#else
  if (logarithm) {
    FORWARD(logsoftmax, onednn_describe(layout), axis);
  } else {
    FORWARD(softmax, onednn_describe(layout), axis);
  }
#endif
  END;
}

int onednn_plan_resampling(
    const onednn_layout *source, const onednn_layout *destination, bool interpolate,
    onednn_operation **operation) {
  BEGIN;
  dnnl_alg_kind_t algorithm = interpolate ? dnnl_resampling_linear : dnnl_resampling_nearest;
  FORWARD(resampling, algorithm, NULL, onednn_describe(source), onednn_describe(destination));
  END;
}

int onednn_plan_pair(
    onednn_pairing pairing, const onednn_layout *first, const onednn_layout *second,
    const onednn_layout *destination, onednn_operation **operation) {
  BEGIN;
  dnnl_alg_kind_t algorithm = pairing == ONEDNN_ADD ? dnnl_binary_add : dnnl_binary_mul;
  PLAN(
      binary, algorithm, onednn_describe(first), onednn_describe(second),
      onednn_describe(destination));
  END;
}

int onednn_plan_concatenation(
    int count, const onednn_layout *const *sources, int axis, const onednn_layout *destination,
    onednn_operation **operation) {
  if (count < 1 || count > ONEDNN_MAX_INPUTS) return dnnl_invalid_arguments;
  BEGIN;
#if DNNL_VERSION_MAJOR >= 3
  const_dnnl_memory_desc_t descriptions[ONEDNN_MAX_INPUTS];
  for (int i = 0; i < count; i++) descriptions[i] = onednn_describe(sources[i]);
  status = onednn.dnnl_concat_primitive_desc_create(
      &plan, onednn.engine, onednn_describe(destination), count, axis, descriptions, attributes);
#else
  dnnl_memory_desc_t descriptions[ONEDNN_MAX_INPUTS];
  for (int i = 0; i < count; i++) descriptions[i] = sources[i]->description;
  status = onednn.dnnl_concat_primitive_desc_create(
      &plan, onednn_describe(destination), count, axis, descriptions, attributes, onednn.engine);
#endif
  onednn.dnnl_primitive_attr_destroy(attributes);
  int result = onednn_operation_create(status, plan, operation);
  if (*operation) (*operation)->source_count = count;
  return result;
}

int onednn_plan_reorder(
    const onednn_layout *source, const onednn_layout *destination, onednn_operation **operation) {
  BEGIN;
  status = onednn.dnnl_reorder_primitive_desc_create(
      &plan, onednn_describe(source), onednn.engine, onednn_describe(destination), onednn.engine,
      attributes);
  END;
}

#include "Attributes.h"

onednn_algorithm onednn_algorithm_of(onednn_function function) {
  float alpha = function.alpha, beta = function.beta;
  switch (function.kind) {
    case ONEDNN_LINEAR: return (onednn_algorithm){dnnl_eltwise_linear, alpha, beta};
    case ONEDNN_RELU: return (onednn_algorithm){dnnl_eltwise_relu, alpha, 0};
    case ONEDNN_CLIP: return (onednn_algorithm){dnnl_eltwise_clip, alpha, beta};
    case ONEDNN_SIGMOID: return (onednn_algorithm){dnnl_eltwise_logistic, 0, 0};
    case ONEDNN_TANH: return (onednn_algorithm){dnnl_eltwise_tanh, 0, 0};
    case ONEDNN_ELU: return (onednn_algorithm){dnnl_eltwise_elu, alpha, 0};
    case ONEDNN_SWISH: return (onednn_algorithm){dnnl_eltwise_swish, 1, 0};
    // Version 2 has these numbers inside, version 3 wants to be told them.
    case ONEDNN_HARD_SWISH: return (onednn_algorithm){dnnl_eltwise_hardswish, 1.0f / 6, 0.5f};
    case ONEDNN_GELU: return (onednn_algorithm){dnnl_eltwise_gelu_erf, 0, 0};
    case ONEDNN_GELU_TANH: return (onednn_algorithm){dnnl_eltwise_gelu_tanh, 0, 0};
    case ONEDNN_SOFTPLUS: return (onednn_algorithm){dnnl_eltwise_soft_relu, 1, 0};
    case ONEDNN_MISH: return (onednn_algorithm){dnnl_eltwise_mish, 0, 0};
    case ONEDNN_EXPONENTIAL: return (onednn_algorithm){dnnl_eltwise_exp, 0, 0};
  }
  return (onednn_algorithm){dnnl_eltwise_linear, 1, 0};
}

static dnnl_status_t append(dnnl_post_ops_t operations, onednn_function function) {
  onednn_algorithm algorithm = onednn_algorithm_of(function);
#if DNNL_VERSION_MAJOR >= 3
  return onednn.dnnl_post_ops_append_eltwise(
      operations, algorithm.kind, algorithm.alpha, algorithm.beta);
#else
  return onednn.dnnl_post_ops_append_eltwise(
      operations, 1, algorithm.kind, algorithm.alpha, algorithm.beta);
#endif
}

dnnl_primitive_attr_t onednn_attributes_create(const onednn_function *functions, int count) {
  dnnl_primitive_attr_t attributes = NULL;
  if (onednn.dnnl_primitive_attr_create(&attributes) != dnnl_success) return NULL;
  dnnl_status_t status =
      onednn.dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user);
  if (status == dnnl_success && count > 0) {
    dnnl_post_ops_t after = NULL;
    status = onednn.dnnl_post_ops_create(&after);
    if (status == dnnl_success) {
      for (int i = 0; status == dnnl_success && i < count; i++) status = append(after, functions[i]);
      if (status == dnnl_success)
        status = onednn.dnnl_primitive_attr_set_post_ops(attributes, after);
      onednn.dnnl_post_ops_destroy(after);
    }
  }
  if (status == dnnl_success) return attributes;
  onednn.dnnl_primitive_attr_destroy(attributes);
  return NULL;
}

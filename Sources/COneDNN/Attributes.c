#include "Attributes.h"

dnnl_alg_kind_t onednn_algorithm(onednn_function function) {
  switch (function) {
    case ONEDNN_RELU: return dnnl_eltwise_relu;
    case ONEDNN_CLIP: return dnnl_eltwise_clip;
    case ONEDNN_SIGMOID: return dnnl_eltwise_logistic;
    case ONEDNN_TANH: return dnnl_eltwise_tanh;
    case ONEDNN_ELU: return dnnl_eltwise_elu;
    case ONEDNN_SWISH: return dnnl_eltwise_swish;
    case ONEDNN_GELU: return dnnl_eltwise_gelu_erf;
    case ONEDNN_NO_FUNCTION: break;
  }
  return dnnl_eltwise_linear;
}

dnnl_primitive_attr_t onednn_attributes_create(onednn_function function) {
  dnnl_primitive_attr_t attributes = NULL;
  if (onednn.dnnl_primitive_attr_create(&attributes) != dnnl_success) return NULL;
  dnnl_status_t status =
      onednn.dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user);
  if (status == dnnl_success && function != ONEDNN_NO_FUNCTION) {
    dnnl_post_ops_t after = NULL;
    status = onednn.dnnl_post_ops_create(&after);
    if (status == dnnl_success) {
      dnnl_alg_kind_t algorithm = onednn_algorithm(function);
#if DNNL_VERSION_MAJOR >= 3
      status = onednn.dnnl_post_ops_append_eltwise(after, algorithm, 0, 0);
#else
      status = onednn.dnnl_post_ops_append_eltwise(after, 1, algorithm, 0, 0);
#endif
      if (status == dnnl_success)
        status = onednn.dnnl_primitive_attr_set_post_ops(attributes, after);
      onednn.dnnl_post_ops_destroy(after);
    }
  }
  if (status == dnnl_success) return attributes;
  onednn.dnnl_primitive_attr_destroy(attributes);
  return NULL;
}

/// How operations are planned. Where versions 2 and 3 of oneDNN differ, version 2 first fills a
/// description of the operation and then makes the plan; version 3 does both at once.
#pragma once

#include "Attributes.h"
#include "Operation.h"

#if DNNL_VERSION_MAJOR >= 3
#define PLAN(KIND, ...) \
  status = onednn.dnnl_##KIND##_primitive_desc_create( \
      &plan, onednn.engine, __VA_ARGS__, attributes)
#define FORWARD(KIND, ...) PLAN(KIND##_forward, propagation, __VA_ARGS__)
#define BACKWARD(KIND, ...) PLAN(KIND, __VA_ARGS__, forward->plan)
#else
#define PLAN_AFTER(HINT, KIND, FUNCTION, ...) \
  dnnl_##KIND##_desc_t description; \
  status = onednn.FUNCTION(&description, __VA_ARGS__); \
  if (status == dnnl_success) \
    status = onednn.dnnl_primitive_desc_create( \
        &plan, &description, attributes, onednn.engine, HINT)
#define PLAN_DESCRIBED(KIND, FUNCTION, ...) PLAN_AFTER(NULL, KIND, FUNCTION, __VA_ARGS__)
#define PLAN(KIND, ...) PLAN_DESCRIBED(KIND, dnnl_##KIND##_desc_init, __VA_ARGS__)
#define FORWARD(KIND, ...) \
  PLAN_DESCRIBED(KIND, dnnl_##KIND##_forward_desc_init, propagation, __VA_ARGS__)
#define BACKWARD(KIND, FUNCTION, ...) PLAN_AFTER(forward->plan, KIND, FUNCTION, __VA_ARGS__)
#endif

#define BEGIN_WITH(FUNCTIONS, COUNT) \
  dnnl_primitive_desc_t plan = NULL; \
  dnnl_prop_kind_t propagation = dnnl_forward_inference; \
  (void)propagation; \
  dnnl_primitive_attr_t attributes = onednn_attributes_create(FUNCTIONS, COUNT); \
  if (!attributes) return dnnl_out_of_memory; \
  dnnl_status_t status

#define BEGIN BEGIN_WITH(NULL, 0)

#define END \
  onednn.dnnl_primitive_attr_destroy(attributes); \
  return onednn_operation_create(status, plan, operation)

static inline dnnl_alg_kind_t pooling_algorithm(onednn_pool pool) {
  switch (pool) {
    case ONEDNN_MAXIMUM: return dnnl_pooling_max;
    case ONEDNN_AVERAGE: return dnnl_pooling_avg_exclude_padding;
    case ONEDNN_AVERAGE_WITH_PADDING: return dnnl_pooling_avg_include_padding;
  }
  return dnnl_pooling_max;
}

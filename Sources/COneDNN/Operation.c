#include "Operation.h"

#include <stdlib.h>

int onednn_operation_create(
    dnnl_status_t status, dnnl_primitive_desc_t plan, onednn_operation **operation) {
  *operation = NULL;
  if (status != dnnl_success) return (int)status;
  onednn_operation *result = calloc(1, sizeof *result);
  if (!result) {
    onednn.dnnl_primitive_desc_destroy(plan);
    return dnnl_out_of_memory;
  }
  result->plan = plan;
  *operation = result;
  return dnnl_success;
}

void onednn_operation_destroy(onednn_operation *operation) {
  for (int i = 0; i < operation->part_count; i++)
    onednn.dnnl_memory_destroy(operation->parts[i].memory);
  if (operation->primitive) onednn.dnnl_primitive_destroy(operation->primitive);
  onednn.dnnl_primitive_desc_destroy(operation->plan);
  free(operation);
}

/// The library's description of a part; null or of size 0 if the operation has no such part.
static onednn_description describe(const onednn_operation *operation, int role) {
  dnnl_primitive_desc_t plan = operation->plan;
  bool is_statistic = role >= ONEDNN_MEAN && role <= ONEDNN_SHIFT;
  bool is_argument = role >= ONEDNN_SECOND_SOURCE && role <= ONEDNN_BIAS;
  if (operation->has_statistics ? is_argument : is_statistic) return NULL;
  switch (role) {
    case ONEDNN_SOURCE:
      if (operation->source_count) return NULL;
      return onednn.dnnl_primitive_desc_query_md(plan, dnnl_query_src_md, 0);
    case ONEDNN_SECOND_SOURCE:
      if (operation->source_count) return NULL;
      return onednn.dnnl_primitive_desc_query_md(plan, dnnl_query_src_md, 1);
    case ONEDNN_WEIGHTS:
      return onednn.dnnl_primitive_desc_query_md(plan, dnnl_query_weights_md, 0);
    case ONEDNN_BIAS:
      return onednn.dnnl_primitive_desc_query_md(plan, dnnl_query_weights_md, 1);
    case ONEDNN_MEAN:
      return onednn.dnnl_primitive_desc_query_md(plan, dnnl_query_src_md, 1);
    case ONEDNN_VARIANCE:
      return onednn.dnnl_primitive_desc_query_md(plan, dnnl_query_src_md, 2);
    // The library describes both at once.
    case ONEDNN_SCALE:
    case ONEDNN_SHIFT:
      return onednn.dnnl_primitive_desc_query_md(plan, dnnl_query_weights_md, 0);
    case ONEDNN_DESTINATION:
      return onednn.dnnl_primitive_desc_query_md(plan, dnnl_query_dst_md, 0);
    case ONEDNN_SCRATCH:
      return onednn.dnnl_primitive_desc_query_md(plan, dnnl_query_scratchpad_md, 0);
    case ONEDNN_WORKSPACE:
      return onednn.dnnl_primitive_desc_query_md(plan, dnnl_query_workspace_md, 0);
    case ONEDNN_SOURCE_GRADIENT:
      return onednn.dnnl_primitive_desc_query_md(plan, dnnl_query_diff_src_md, 0);
    case ONEDNN_DESTINATION_GRADIENT:
      return onednn.dnnl_primitive_desc_query_md(plan, dnnl_query_diff_dst_md, 0);
    case ONEDNN_WEIGHTS_GRADIENT:
      return onednn.dnnl_primitive_desc_query_md(plan, dnnl_query_diff_weights_md, 0);
    default:
      if (role - ONEDNN_SOURCES >= operation->source_count) return NULL;
      return onednn.dnnl_primitive_desc_query_md(
          plan, dnnl_query_src_md, role - ONEDNN_SOURCES);
  }
}

static bool exists(onednn_description description) {
  return description && onednn.dnnl_memory_desc_get_size(description) > 0;
}

onednn_layout *onednn_operation_layout(const onednn_operation *operation, onednn_role role) {
  onednn_description description = describe(operation, (int)role);
  return exists(description) ? onednn_layout_copy(description) : NULL;
}

const char *onednn_operation_implementation(const onednn_operation *operation) {
  const char *name = NULL;
  onednn.dnnl_primitive_desc_query(operation->plan, dnnl_query_impl_info_str, 0, &name);
  return name ? name : "";
}

static int argument(int role) {
  switch (role) {
    case ONEDNN_SOURCE: return DNNL_ARG_SRC_0;
    case ONEDNN_SECOND_SOURCE: return DNNL_ARG_SRC_1;
    case ONEDNN_WEIGHTS: return DNNL_ARG_WEIGHTS;
    case ONEDNN_BIAS: return DNNL_ARG_BIAS;
    case ONEDNN_MEAN: return DNNL_ARG_MEAN;
    case ONEDNN_VARIANCE: return DNNL_ARG_VARIANCE;
    case ONEDNN_SCALE: return DNNL_ARG_SCALE;
    case ONEDNN_SHIFT: return DNNL_ARG_SHIFT;
    case ONEDNN_DESTINATION: return DNNL_ARG_DST;
    case ONEDNN_SCRATCH: return DNNL_ARG_SCRATCHPAD;
    case ONEDNN_WORKSPACE: return DNNL_ARG_WORKSPACE;
    case ONEDNN_SOURCE_GRADIENT: return DNNL_ARG_DIFF_SRC;
    case ONEDNN_DESTINATION_GRADIENT: return DNNL_ARG_DIFF_DST;
    case ONEDNN_WEIGHTS_GRADIENT: return DNNL_ARG_DIFF_WEIGHTS;
    default: return DNNL_ARG_MULTIPLE_SRC + role - ONEDNN_SOURCES;
  }
}

int onednn_operation_prepare(onednn_operation *operation) {
  dnnl_status_t status = onednn.dnnl_primitive_create(&operation->primitive, operation->plan);
  for (int role = 0; status == dnnl_success && role < ONEDNN_SOURCES + operation->source_count;
       role++) {
    onednn_description description = describe(operation, role);
    if (!exists(description)) continue;
    int part = operation->part_count;
    status = onednn.dnnl_memory_create(
        &operation->parts[part].memory, description, onednn.engine, DNNL_MEMORY_NONE);
    if (status != dnnl_success) break;
    operation->parts[part].arg = argument(role);
    operation->roles[part] = role;
    operation->part_count++;
  }
  return (int)status;
}

int onednn_operation_bind(onednn_operation *operation, int role, void *numbers) {
  for (int i = 0; i < operation->part_count; i++) {
    if (operation->roles[i] != role) continue;
    if (operation->bound[i] == numbers) return dnnl_success;
    operation->bound[i] = numbers;
    return (int)onednn.dnnl_memory_set_data_handle(operation->parts[i].memory, numbers);
  }
  return dnnl_invalid_arguments;
}

int onednn_operation_run(onednn_operation *operation) {
  static _Thread_local dnnl_stream_t stream;
  if (!stream) {
    dnnl_status_t status =
        onednn.dnnl_stream_create(&stream, onednn.engine, dnnl_stream_default_flags);
    if (status != dnnl_success) return (int)status;
  }
  dnnl_status_t status = onednn.dnnl_primitive_execute(
      operation->primitive, stream, operation->part_count, operation->parts);
  if (status != dnnl_success) return (int)status;
  return (int)onednn.dnnl_stream_wait(stream);
}

/// What an operation is inside.
#pragma once

#include "COneDNN.h"
#include "Layout.h"

enum { ONEDNN_PARTS = ONEDNN_SOURCES + ONEDNN_MAX_INPUTS };

struct onednn_operation {
  dnnl_primitive_desc_t plan;
  dnnl_primitive_t primitive;

  /// What takes part, filled up to `part_count` when the operation is prepared.
  dnnl_exec_arg_t parts[ONEDNN_PARTS];
  void *bound[ONEDNN_PARTS];
  int roles[ONEDNN_PARTS];
  int part_count;

  /// The number of joined sources; 0 for all but concatenation.
  int source_count;

  /// Whether it takes mean, variance, scale and shift: batch normalisation.
  bool has_statistics;
};

/// Takes over a plan, or hands on the status.
int onednn_operation_create(
    dnnl_status_t status, dnnl_primitive_desc_t plan, onednn_operation **operation);

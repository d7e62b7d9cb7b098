/// How an operation is carried out beside its own arithmetic.
#pragma once

#include "COneDNN.h"
#include "Library.h"

/// A function in the library's terms.
typedef struct {
  dnnl_alg_kind_t kind;
  float alpha;
  float beta;
} onednn_algorithm;

onednn_algorithm onednn_algorithm_of(onednn_function function);

/// New attributes: scratch memory comes from outside, and functions follow the arithmetic.
/// Null if the library refuses them.
dnnl_primitive_attr_t onednn_attributes_create(const onednn_function *functions, int count);

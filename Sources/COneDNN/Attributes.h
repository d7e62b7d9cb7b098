/// How an operation is carried out beside its own arithmetic.
#pragma once

#include "COneDNN.h"
#include "Library.h"

/// The library's number for a function of one number.
dnnl_alg_kind_t onednn_algorithm(onednn_function function);

/// New attributes: scratch memory comes from outside, and a function follows the arithmetic.
/// Null if the library refuses them.
dnnl_primitive_attr_t onednn_attributes_create(onednn_function function);

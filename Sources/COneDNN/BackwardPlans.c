/// The plans of all backward operations. A forward operation is the library's hint how to read
/// what it left.
#include "Planning.h"

int onednn_plan_convolution_backward(
    const onednn_operation *forward, onednn_convolution kind, const onednn_layout *source,
    const onednn_layout *weights, const onednn_layout *destination, const onednn_window *window,
    onednn_operation **operation) {
  BEGIN;
  dnnl_dims_t holes = {window->dilation[0] - 1, window->dilation[1] - 1};
#define ARGUMENTS \
  onednn_describe(source), onednn_describe(weights), onednn_describe(destination), \
      window->strides, holes, window->padding_before, window->padding_after
  if (kind == ONEDNN_TRANSPOSED) {
#if DNNL_VERSION_MAJOR >= 3
    BACKWARD(deconvolution_backward_data, dnnl_deconvolution_direct, ARGUMENTS);
#else
    BACKWARD(
        deconvolution, dnnl_dilated_deconvolution_backward_data_desc_init,
        dnnl_deconvolution_direct, ARGUMENTS);
#endif
  } else {
#if DNNL_VERSION_MAJOR >= 3
    BACKWARD(convolution_backward_data, dnnl_convolution_direct, ARGUMENTS);
#else
    BACKWARD(
        convolution, dnnl_dilated_convolution_backward_data_desc_init, dnnl_convolution_direct,
        ARGUMENTS);
#endif
  }
#undef ARGUMENTS
  END;
}

int onednn_plan_pooling_backward(
    const onednn_operation *forward, const onednn_layout *source,
    const onednn_layout *destination, const onednn_window *window, onednn_pool pool,
    onednn_operation **operation) {
  BEGIN;
  dnnl_dims_t holes = {window->dilation[0] - 1, window->dilation[1] - 1};
#define ARGUMENTS \
  pooling_algorithm(pool), onednn_describe(source), onednn_describe(destination), \
      window->strides, window->size, holes, window->padding_before, window->padding_after
#if DNNL_VERSION_MAJOR >= 3
  BACKWARD(pooling_backward, ARGUMENTS);
#else
  BACKWARD(pooling_v2, dnnl_pooling_v2_backward_desc_init, ARGUMENTS);
#endif
#undef ARGUMENTS
  END;
}

int onednn_plan_normalization_backward(
    const onednn_operation *forward, const onednn_layout *source,
    onednn_normalization normalization, onednn_operation **operation) {
  BEGIN;
#define ARGUMENTS \
  dnnl_lrn_across_channels, onednn_describe(source), onednn_describe(source)
#define NUMBERS normalization.size, normalization.alpha, normalization.beta, normalization.k
#if DNNL_VERSION_MAJOR >= 3
  BACKWARD(lrn_backward, ARGUMENTS, onednn_describe(source), NUMBERS);
#else
  BACKWARD(lrn, dnnl_lrn_backward_desc_init, ARGUMENTS, NUMBERS);
#endif
#undef NUMBERS
#undef ARGUMENTS
  END;
}

int onednn_plan_elementwise_backward(
    const onednn_operation *forward, const onednn_layout *layout, onednn_function function,
    onednn_operation **operation) {
  BEGIN;
  onednn_algorithm algorithm = onednn_algorithm_of(function);
#define ARGUMENTS algorithm.kind, onednn_describe(layout), onednn_describe(layout)
#define NUMBERS algorithm.alpha, algorithm.beta
#if DNNL_VERSION_MAJOR >= 3
  BACKWARD(eltwise_backward, ARGUMENTS, onednn_describe(layout), NUMBERS);
#else
  BACKWARD(eltwise, dnnl_eltwise_backward_desc_init, ARGUMENTS, NUMBERS);
#endif
#undef NUMBERS
#undef ARGUMENTS
  END;
}

int onednn_plan_prelu_backward(
    const onednn_operation *forward, const onednn_layout *layout, const onednn_layout *weights,
    onednn_operation **operation) {
  BEGIN;
#define ARGUMENTS \
  onednn_describe(layout), onednn_describe(weights), onednn_describe(layout), \
      onednn_describe(weights)
#if DNNL_VERSION_MAJOR >= 3
  BACKWARD(prelu_backward, ARGUMENTS, onednn_describe(layout));
#else
  BACKWARD(prelu, dnnl_prelu_backward_desc_init, ARGUMENTS);
#endif
#undef ARGUMENTS
  END;
}

int onednn_plan_softmax_backward(
    const onednn_operation *forward, const onednn_layout *layout, int axis, bool logarithm,
    onednn_operation **operation) {
  BEGIN;
#if DNNL_VERSION_MAJOR >= 3
  BACKWARD(
      softmax_backward, logarithm ? dnnl_softmax_log : dnnl_softmax_accurate,
      onednn_describe(layout), onednn_describe(layout), onednn_describe(layout), axis);
#else
  if (logarithm) {
    BACKWARD(
        logsoftmax, dnnl_logsoftmax_backward_desc_init, onednn_describe(layout),
        onednn_describe(layout), axis);
  } else {
    BACKWARD(
        softmax, dnnl_softmax_backward_desc_init, onednn_describe(layout),
        onednn_describe(layout), axis);
  }
#endif
  END;
}

int onednn_plan_resampling_backward(
    const onednn_operation *forward, const onednn_layout *source,
    const onednn_layout *destination, bool interpolate, onednn_operation **operation) {
  BEGIN;
#define ARGUMENTS \
  interpolate ? dnnl_resampling_linear : dnnl_resampling_nearest, NULL, onednn_describe(source), \
      onednn_describe(destination)
#if DNNL_VERSION_MAJOR >= 3
  BACKWARD(resampling_backward, ARGUMENTS);
#else
  BACKWARD(resampling, dnnl_resampling_backward_desc_init, ARGUMENTS);
#endif
#undef ARGUMENTS
  END;
}

/// A thin layer over oneDNN that looks the same for its versions 2 and 3.
///
/// The library is not linked: it is opened when it is first needed, so that programs that run no
/// network do not pay for its 30 MB. Everything is in 32-bit numbers on the CPU.
///
/// Sizes of feature maps are given as oneDNN counts them, batch, channels, height, width; where
/// the numbers lie in memory is a matter of strides and blocks.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

enum { ONEDNN_MAX_RANK = 12, ONEDNN_MAX_INPUTS = 64 };

/// Opens the library on the first call. Returns null when it is ready, else a sentence that says
/// what is wrong. Safe to call from several threads.
const char *_Nullable onednn_load(void);

// MARK: Layouts

/// The sizes of a tensor and where its numbers lie.
typedef struct onednn_layout onednn_layout;

/// A layout with a stride, in numbers, for each dimension; without strides, one that the
/// operation may choose. Returns null if the library refuses it.
onednn_layout *_Nullable onednn_layout_create(
    int rank, const int64_t *sizes, const int64_t *_Nullable strides);

void onednn_layout_destroy(onednn_layout *layout);

/// Whether two layouts have the same sizes and the same places.
bool onednn_layout_equal(const onednn_layout *first, const onednn_layout *second);

/// The bytes that numbers in this layout take, padding included.
size_t onednn_layout_size(const onednn_layout *layout);

/// How a blocked layout lies: strides between the outer blocks, and inside them blocks of
/// `block_sizes` along the dimensions `block_dimensions`, the last one quickest.
typedef struct {
  int rank;
  int64_t padded_sizes[ONEDNN_MAX_RANK];
  int64_t strides[ONEDNN_MAX_RANK];
  int block_count;
  int64_t block_sizes[ONEDNN_MAX_RANK];
  int64_t block_dimensions[ONEDNN_MAX_RANK];
} onednn_blocks;

/// Describes a layout; false for the library's secret ones (Winograd's kernels).
bool onednn_layout_blocks(const onednn_layout *layout, onednn_blocks *blocks);

// MARK: Operations

/// One thing to compute, with all its sizes fixed.
typedef struct onednn_operation onednn_operation;

/// The part that a block of memory plays in an operation.
typedef enum {
  ONEDNN_SOURCE,
  ONEDNN_SECOND_SOURCE,
  ONEDNN_WEIGHTS,
  ONEDNN_BIAS,
  /// What batch normalisation has for each channel.
  ONEDNN_MEAN,
  ONEDNN_VARIANCE,
  ONEDNN_SCALE,
  ONEDNN_SHIFT,
  ONEDNN_DESTINATION,
  ONEDNN_SCRATCH,
  /// What a forward operation leaves for its backward one.
  ONEDNN_WORKSPACE,
  /// The gradients of what the forward operation read and of what it gave.
  ONEDNN_SOURCE_GRADIENT,
  ONEDNN_DESTINATION_GRADIENT,
  /// The gradient of the weights, where an operation cannot do without computing it.
  ONEDNN_WEIGHTS_GRADIENT,
  /// The first of several sources; the others follow.
  ONEDNN_SOURCES,
} onednn_role;

/// What is done with each number x.
typedef enum {
  /// alpha · x + beta
  ONEDNN_LINEAR,
  /// x where positive, alpha · x elsewhere
  ONEDNN_RELU,
  /// x within alpha and beta
  ONEDNN_CLIP,
  ONEDNN_SIGMOID,
  ONEDNN_TANH,
  /// x where positive, alpha · (eˣ − 1) elsewhere
  ONEDNN_ELU,
  /// x · sigmoid(x)
  ONEDNN_SWISH,
  /// x · (x / 6 + 1 / 2 within 0 and 1)
  ONEDNN_HARD_SWISH,
  ONEDNN_GELU,
  /// gelu with an approximation by tanh
  ONEDNN_GELU_TANH,
  /// ln(1 + eˣ)
  ONEDNN_SOFTPLUS,
  ONEDNN_MISH,
  ONEDNN_EXPONENTIAL,
} onednn_function_kind;

/// A function of each number, with the numbers that some kinds have.
typedef struct {
  onednn_function_kind kind;
  float alpha;
  float beta;
} onednn_function;

typedef enum {
  ONEDNN_DIRECT,
  /// Fewer multiplications at the price of larger kernels, where the library has that.
  ONEDNN_WINOGRAD,
  /// The window slides over the destination, whose padding is cut off.
  ONEDNN_TRANSPOSED,
} onednn_convolution;

typedef enum { ONEDNN_ADD, ONEDNN_MULTIPLY } onednn_pairing;

typedef enum { ONEDNN_MAXIMUM, ONEDNN_AVERAGE, ONEDNN_AVERAGE_WITH_PADDING } onednn_pool;

/// A window's movement, height before width. A dilation of 1 means no holes.
typedef struct {
  int64_t size[2];
  int64_t strides[2];
  int64_t dilation[2];
  int64_t padding_before[2];
  int64_t padding_after[2];
} onednn_window;

/// Plans a convolution and the functions that its results go through; kernels of groups have a
/// dimension more, in front. All functions that plan return 0, or oneDNN's status.
int onednn_plan_convolution(
    onednn_convolution kind, const onednn_layout *source, const onednn_layout *weights,
    const onednn_layout *_Nullable bias, const onednn_layout *destination,
    const onednn_window *window, const onednn_function *_Nullable functions, int function_count,
    onednn_operation *_Nullable *_Nonnull operation);

/// `keeps` tells whether a workspace is kept for the backward operation.
int onednn_plan_pooling(
    const onednn_layout *source, const onednn_layout *destination, const onednn_window *window,
    onednn_pool pool, bool keeps, onednn_operation *_Nullable *_Nonnull operation);

/// b = a / (k + alpha / size · Σ a²)^beta, over `size` channels around each.
typedef struct {
  int64_t size;
  float alpha;
  float beta;
  float k;
} onednn_normalization;

/// `keeps` tells whether a workspace is kept for the backward operation.
int onednn_plan_normalization(
    const onednn_layout *source, onednn_normalization normalization, bool keeps,
    onednn_operation *_Nullable *_Nonnull operation);

/// (source − mean) / √(variance + epsilon) · scale + shift for each channel, followed by ReLU.
int onednn_plan_batch_normalization(
    const onednn_layout *source, float epsilon, bool relu,
    onednn_operation *_Nullable *_Nonnull operation);

int onednn_plan_inner_product(
    const onednn_layout *source, const onednn_layout *weights, const onednn_layout *_Nullable bias,
    const onednn_layout *destination, const onednn_function *_Nullable functions,
    int function_count, onednn_operation *_Nullable *_Nonnull operation);

/// Multiplies matrices: (batch, rows, inner) by (batch, inner, columns).
int onednn_plan_matrix_product(
    const onednn_layout *source, const onednn_layout *weights, const onednn_layout *destination,
    onednn_operation *_Nullable *_Nonnull operation);

int onednn_plan_elementwise(
    const onednn_layout *layout, onednn_function function,
    onednn_operation *_Nullable *_Nonnull operation);

/// x where positive, a weight times x elsewhere; weights may have sizes of 1, which repeat.
int onednn_plan_prelu(
    const onednn_layout *layout, const onednn_layout *weights,
    onednn_operation *_Nullable *_Nonnull operation);

/// Softmax along an axis, or its logarithm.
int onednn_plan_softmax(
    const onednn_layout *layout, int axis, bool logarithm,
    onednn_operation *_Nullable *_Nonnull operation);

/// Makes maps larger or smaller, centres of numbers upon centres: takes the nearest number, or
/// interpolates between four.
int onednn_plan_resampling(
    const onednn_layout *source, const onednn_layout *destination, bool interpolate,
    onednn_operation *_Nullable *_Nonnull operation);

/// Adds or multiplies two tensors; the second may have sizes of 1, which repeat.
int onednn_plan_pair(
    onednn_pairing pairing, const onednn_layout *first, const onednn_layout *second,
    const onednn_layout *destination, onednn_operation *_Nullable *_Nonnull operation);

/// Joins up to ONEDNN_MAX_INPUTS tensors along an axis.
int onednn_plan_concatenation(
    int count, const onednn_layout *_Nonnull const *_Nonnull sources, int axis,
    const onednn_layout *destination, onednn_operation *_Nullable *_Nonnull operation);

/// Copies numbers from one layout to another.
int onednn_plan_reorder(
    const onednn_layout *source, const onednn_layout *destination,
    onednn_operation *_Nullable *_Nonnull operation);

// MARK: Backward operations

/// Each gives the gradient of the source from that of the destination, in the given layouts, for
/// the forward operation that was planned with the same numbers.
int onednn_plan_convolution_backward(
    const onednn_operation *forward, onednn_convolution kind, const onednn_layout *source,
    const onednn_layout *weights, const onednn_layout *destination, const onednn_window *window,
    onednn_operation *_Nullable *_Nonnull operation);

int onednn_plan_pooling_backward(
    const onednn_operation *forward, const onednn_layout *source,
    const onednn_layout *destination, const onednn_window *window, onednn_pool pool,
    onednn_operation *_Nullable *_Nonnull operation);

int onednn_plan_normalization_backward(
    const onednn_operation *forward, const onednn_layout *source,
    onednn_normalization normalization, onednn_operation *_Nullable *_Nonnull operation);

/// Reads the forward operation's source, too.
int onednn_plan_elementwise_backward(
    const onednn_operation *forward, const onednn_layout *layout, onednn_function function,
    onednn_operation *_Nullable *_Nonnull operation);

/// Reads the forward operation's source and weights, too, and gives the weights' gradient.
int onednn_plan_prelu_backward(
    const onednn_operation *forward, const onednn_layout *layout, const onednn_layout *weights,
    onednn_operation *_Nullable *_Nonnull operation);

/// Reads the forward operation's destination, too.
int onednn_plan_softmax_backward(
    const onednn_operation *forward, const onednn_layout *layout, int axis, bool logarithm,
    onednn_operation *_Nullable *_Nonnull operation);

int onednn_plan_resampling_backward(
    const onednn_operation *forward, const onednn_layout *source,
    const onednn_layout *destination, bool interpolate,
    onednn_operation *_Nullable *_Nonnull operation);

// MARK: Use

void onednn_operation_destroy(onednn_operation *operation);

/// The layout that an operation uses or has chosen for one of its parts; null if it has none.
onednn_layout *_Nullable onednn_operation_layout(
    const onednn_operation *operation, onednn_role role);

/// The name of the library's implementation, such as `brgconv:avx512_core`.
const char *onednn_operation_implementation(const onednn_operation *operation);

/// Generates the machine code. Different operations may be prepared on different threads.
int onednn_operation_prepare(onednn_operation *operation);

/// Says where one part's numbers lie, which must stay valid while the operation runs. `role` may
/// be ONEDNN_SOURCES + n.
int onednn_operation_bind(onednn_operation *operation, int role, void *numbers);

/// Computes, and returns when the result is there. One thread at a time for each operation.
int onednn_operation_run(onednn_operation *operation);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

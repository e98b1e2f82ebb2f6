#ifndef CDENSE_H
#define CDENSE_H

/// Dense kernels for sparse factorization, as wide as the processor's vectors: Swift has no way to compile one function
/// for several processors and choose at run time.
///
/// Matrices are stored by columns; `ld*` is the distance from one column to the next. No function allocates, fails or
/// keeps state.

/// Told of so many multiplications that are about to be done; returns nonzero to stop.
typedef int (*cdense_poll)(void *context, long work);

/// How many numbers of workspace `cdense_product` and `cdense_factor` need.
long cdense_workspace(void);

/// c[i,j] = sum{l} a[i,l] * b[j,l] for i < m and j < n, l < k.
///
/// With `lower` only the part i >= j is needed, and the rest holds anything.
void cdense_product(
    double *c, long ldc, const double *a, long lda, const double *b, long ldb, long m, long n, long k, int lower,
    double *workspace);

/// Factors the symmetric matrix in the lower part of the first n rows into L L', in place, and turns the m - n rows
/// below into rows of L.
///
/// A pivot of at most `smallest` stands for a row that depends on others: it becomes 1e64, so that the row's unknown
/// comes out as 0. Returns how many there were, or -1 when `poll` asked to stop: then the matrix holds nothing.
long cdense_factor(
    double *a, long lda, long m, long n, double smallest, double *workspace, cdense_poll poll, void *context);

/// Solves L x = x for the first n of m rows, and takes what they contribute off the rows below, in place.
void cdense_forward(const double *l, long ld, long m, long n, double *x);

/// Solves L' x = x for the first n rows, given the m - n rows below.
void cdense_backward(const double *l, long ld, long m, long n, double *x);

#endif

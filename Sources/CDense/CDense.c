#include "CDense.h"

#include <string.h>

// The product packs tiles of a and b so that the innermost loop reads memory in order, and keeps a tile of c in
// registers: K. Goto and R. A. van de Geijn, "Anatomy of high-performance matrix multiplication", 2008.

typedef double vector __attribute__((vector_size(64), aligned(8)));

enum { lanes = 8, tileColumns = 8, depth = 256, tallest = 128, widest = 512, block = 48 };

long cdense_workspace(void) { return (long)depth * (tallest + widest) + 2 * lanes * tileColumns; }

#define INLINE static inline __attribute__((always_inline))

/// Rows of a, in strips of `height`, each strip by columns; missing rows are 0.
INLINE void pack(double *to, const double *from, long ld, long rows, long columns, long height) {
  for (long start = 0; start < rows; start += height) {
    long count = rows - start < height ? rows - start : height;
    for (long column = 0; column < columns; column++) {
      const double *source = from + start + column * ld;
      for (long row = 0; row < count; row++) to[row] = source[row];
      for (long row = count; row < height; row++) to[row] = 0;
      to += height;
    }
  }
}

/// A tile of c: `vectors` times `lanes` rows, `tileColumns` columns.
INLINE void tile(
    double *c, long ldc, const double *a, const double *b, long k, long rows, long columns, int first,
    const int vectors) {
  vector sum[2][tileColumns];
  for (int j = 0; j < tileColumns; j++)
    for (int v = 0; v < vectors; v++) sum[v][j] = (vector){0};
  for (long l = 0; l < k; l++) {
    vector left[2];
    for (int v = 0; v < vectors; v++) left[v] = *(const vector *)(a + v * lanes);
    for (int j = 0; j < tileColumns; j++)
      for (int v = 0; v < vectors; v++) sum[v][j] += left[v] * b[j];
    a += vectors * lanes;
    b += tileColumns;
  }
  if (rows == vectors * lanes && columns == tileColumns) {
    for (int j = 0; j < tileColumns; j++)
      for (int v = 0; v < vectors; v++) {
        vector *place = (vector *)(c + j * ldc + v * lanes);
        *place = first ? sum[v][j] : *place + sum[v][j];
      }
    return;
  }
  for (int j = 0; j < columns; j++)
    for (long i = 0; i < rows; i++) {
      double value = sum[i / lanes][j][i % lanes];
      c[i + j * ldc] = first ? value : c[i + j * ldc] + value;
    }
}

INLINE void product(
    double *c, long ldc, const double *a, long lda, const double *b, long ldb, long m, long n, long k, int lower,
    double *workspace, const int vectors) {
  const long height = vectors * lanes;
  double *packedA = workspace, *packedB = workspace + (long)depth * tallest;
  for (long column = 0; column < n; column += widest) {
    long columns = n - column < widest ? n - column : widest;
    for (long level = 0; level < k; level += depth) {
      long levels = k - level < depth ? k - level : depth;
      pack(packedB, b + column + level * ldb, ldb, columns, levels, tileColumns);
      for (long row = lower ? column / height * height : 0; row < m; row += tallest) {
        long rows = m - row < tallest ? m - row : tallest;
        pack(packedA, a + row + level * lda, lda, rows, levels, height);
        for (long j = 0; j < columns; j += tileColumns) {
          long tileWidth = columns - j < tileColumns ? columns - j : tileColumns;
          for (long i = 0; i < rows; i += height) {
            long tileHeight = rows - i < height ? rows - i : height;
            if (lower && row + i + tileHeight <= column + j) continue;
            tile(
                c + row + i + (column + j) * ldc, ldc, packedA + i * levels, packedB + j * levels, levels,
                tileHeight, tileWidth, level == 0, vectors);
          }
        }
      }
    }
  }
}

/// c -= a * b' where c is m x n: `product` into a strip, then subtracted.
INLINE void subtractProduct(
    double *c, long ldc, const double *a, long lda, const double *b, long ldb, long m, long n, long k) {
  // Few columns and few levels: each column of c stays in cache while the levels pass over it.
  for (long j = 0; j < n; j++) {
    double *target = c + j * ldc;
    long l = 0;
    for (; l + 4 <= k; l += 4) {
      const double *a0 = a + l * lda, *a1 = a0 + lda, *a2 = a1 + lda, *a3 = a2 + lda;
      double b0 = b[j + l * ldb], b1 = b[j + (l + 1) * ldb], b2 = b[j + (l + 2) * ldb], b3 = b[j + (l + 3) * ldb];
      for (long i = 0; i < m; i++) target[i] -= a0[i] * b0 + a1[i] * b1 + a2[i] * b2 + a3[i] * b3;
    }
    for (; l < k; l++) {
      const double *a0 = a + l * lda;
      double b0 = b[j + l * ldb];
      for (long i = 0; i < m; i++) target[i] -= a0[i] * b0;
    }
  }
}

/// The columns of one block, unblocked, in all rows below.
INLINE long factorBlock(double *a, long lda, long m, long n, double smallest) {
  long dependent = 0;
  for (long j = 0; j < n; j++) {
    subtractProduct(a + j + j * lda, lda, a + j, lda, a + j, lda, m - j, 1, j);
    double pivot = a[j + j * lda];
    if (!(pivot > smallest)) {
      pivot = 1e128;
      dependent++;
    }
    double root = __builtin_sqrt(pivot), inverse = 1 / root;
    a[j + j * lda] = root;
    for (long i = j + 1; i < m; i++) a[i + j * lda] *= inverse;
  }
  return dependent;
}

INLINE long factor(
    double *a, long lda, long m, long n, double smallest, double *workspace, cdense_poll poll, void *context,
    const int vectors) {
  long dependent = 0;
  for (long start = 0; start < n; start += block) {
    long width = n - start < block ? n - start : block;
    double *corner = a + start + start * lda;
    if (poll(context, (m - start) * width * width)) return -1;
    // The square on the diagonal first, then the rows below in strips that stay in cache.
    dependent += factorBlock(corner, lda, width, width, smallest);
    for (long row = width; row < m - start; row += 256) {
      long rows = m - start - row < 256 ? m - start - row : 256;
      for (long j = 0; j < width; j++) {
        double *target = corner + row + j * lda;
        subtractProduct(target, lda, corner + row, lda, corner + j, lda, rows, 1, j);
        double inverse = 1 / corner[j + j * lda];
        for (long i = 0; i < rows; i++) target[i] *= inverse;
      }
    }
    // What the block takes off the columns to its right.
    long rest = n - start - width;
    if (rest <= 0) continue;
    double *below = corner + width, *trailing = below + width * lda;
    long height = m - start - width;
    const long tall = vectors * lanes;
    double *packedA = workspace, *packedB = workspace + (long)depth * tallest;
    for (long column = 0; column < rest; column += widest) {
      long columns = rest - column < widest ? rest - column : widest;
      if (poll(context, (height - column) * columns * width)) return -1;
      pack(packedB, below + column, lda, columns, width, tileColumns);
      for (long row = column / tall * tall; row < height; row += tallest) {
        long rows = height - row < tallest ? height - row : tallest;
        pack(packedA, below + row, lda, rows, width, tall);
        for (long j = 0; j < columns; j += tileColumns) {
          long tileWidth = columns - j < tileColumns ? columns - j : tileColumns;
          for (long i = 0; i < rows; i += tall) {
            long tileHeight = rows - i < tall ? rows - i : tall;
            if (row + i + tileHeight <= column + j) continue;
            double sum[2 * lanes * tileColumns] __attribute__((aligned(64)));
            tile(sum, tall, packedA + i * width, packedB + j * width, width, tall, tileColumns, 1, vectors);
            double *c = trailing + row + i + (column + j) * lda;
            for (long jj = 0; jj < tileWidth; jj++)
              for (long ii = 0; ii < tileHeight; ii++) c[ii + jj * lda] -= sum[ii + jj * tall];
          }
        }
      }
    }
  }
  return dependent;
}

enum { bundle = 8 };

/// A bundle of columns at a time, so that x is read and written once for all of them.
INLINE void forward(const double *l, long ld, long m, long n, double *x) {
  for (long start = 0; start < n; start += bundle) {
    long width = n - start < bundle ? n - start : bundle;
    const double *panel = l + start * ld;
    double factors[bundle] = {0};
    for (long j = 0; j < width; j++) {
      double value = x[start + j] / panel[start + j + j * ld];
      x[start + j] = factors[j] = value;
      for (long i = j + 1; i < width; i++) x[start + i] -= panel[start + i + j * ld] * value;
    }
    long first = start + width;
    if (width == bundle) {
      const double *c0 = panel, *c1 = c0 + ld, *c2 = c1 + ld, *c3 = c2 + ld, *c4 = c3 + ld, *c5 = c4 + ld,
                   *c6 = c5 + ld, *c7 = c6 + ld;
      for (long i = first; i < m; i++)
        x[i] -= (c0[i] * factors[0] + c1[i] * factors[1]) + (c2[i] * factors[2] + c3[i] * factors[3]) +
                ((c4[i] * factors[4] + c5[i] * factors[5]) + (c6[i] * factors[6] + c7[i] * factors[7]));
    } else {
      for (long j = 0; j < width; j++) {
        const double *c = panel + j * ld;
        for (long i = first; i < m; i++) x[i] -= c[i] * factors[j];
      }
    }
  }
}

/// Eight sums at once over the rows from `first` on, of up to a bundle of columns.
INLINE void sums(const double *panel, long ld, long first, long m, long width, const double *x, double *result) {
  for (long j = 0; j < width; j++) {
    const double *c = panel + j * ld;
    vector total0 = {0}, total1 = {0};
    long i = first;
    for (; i + 2 * lanes <= m; i += 2 * lanes) {
      total0 += *(const vector *)(c + i) * *(const vector *)(x + i);
      total1 += *(const vector *)(c + i + lanes) * *(const vector *)(x + i + lanes);
    }
    total0 += total1;
    double sum = ((total0[0] + total0[1]) + (total0[2] + total0[3])) +
                 ((total0[4] + total0[5]) + (total0[6] + total0[7]));
    for (; i < m; i++) sum += c[i] * x[i];
    result[j] = sum;
  }
}

INLINE void backward(const double *l, long ld, long m, long n, double *x) {
  long blocks = (n + bundle - 1) / bundle;
  for (long block = blocks - 1; block >= 0; block--) {
    long start = block * bundle, width = n - start < bundle ? n - start : bundle;
    const double *panel = l + start * ld;
    double taken[bundle];
    sums(panel, ld, start + width, m, width, x, taken);
    for (long j = width - 1; j >= 0; j--) {
      double value = x[start + j] - taken[j];
      for (long i = j + 1; i < width; i++) value -= panel[start + i + j * ld] * x[start + i];
      x[start + j] = value / panel[start + j + j * ld];
    }
  }
}

#if defined(__x86_64__)
#define WIDE __attribute__((target("avx512f")))
#define MIDDLE __attribute__((target("avx2,fma")))

WIDE static void productWide(
    double *c, long ldc, const double *a, long lda, const double *b, long ldb, long m, long n, long k, int lower,
    double *workspace) {
  product(c, ldc, a, lda, b, ldb, m, n, k, lower, workspace, 2);
}

MIDDLE static void productMiddle(
    double *c, long ldc, const double *a, long lda, const double *b, long ldb, long m, long n, long k, int lower,
    double *workspace) {
  product(c, ldc, a, lda, b, ldb, m, n, k, lower, workspace, 1);
}

WIDE static long factorWide(
    double *a, long lda, long m, long n, double smallest, double *workspace, cdense_poll poll, void *context) {
  return factor(a, lda, m, n, smallest, workspace, poll, context, 2);
}

MIDDLE static long factorMiddle(
    double *a, long lda, long m, long n, double smallest, double *workspace, cdense_poll poll, void *context) {
  return factor(a, lda, m, n, smallest, workspace, poll, context, 1);
}

WIDE static void forwardWide(const double *l, long ld, long m, long n, double *x) { forward(l, ld, m, n, x); }
MIDDLE static void forwardMiddle(const double *l, long ld, long m, long n, double *x) { forward(l, ld, m, n, x); }
WIDE static void backwardWide(const double *l, long ld, long m, long n, double *x) { backward(l, ld, m, n, x); }
MIDDLE static void backwardMiddle(const double *l, long ld, long m, long n, double *x) { backward(l, ld, m, n, x); }
#endif

void cdense_product(
    double *c, long ldc, const double *a, long lda, const double *b, long ldb, long m, long n, long k, int lower,
    double *workspace) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) {
    productWide(c, ldc, a, lda, b, ldb, m, n, k, lower, workspace);
    return;
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    productMiddle(c, ldc, a, lda, b, ldb, m, n, k, lower, workspace);
    return;
  }
#endif
  product(c, ldc, a, lda, b, ldb, m, n, k, lower, workspace, 1);
}

long cdense_factor(
    double *a, long lda, long m, long n, double smallest, double *workspace, cdense_poll poll, void *context) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return factorWide(a, lda, m, n, smallest, workspace, poll, context);
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    return factorMiddle(a, lda, m, n, smallest, workspace, poll, context);
#endif
  return factor(a, lda, m, n, smallest, workspace, poll, context, 1);
}

void cdense_forward(const double *l, long ld, long m, long n, double *x) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) {
    forwardWide(l, ld, m, n, x);
    return;
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    forwardMiddle(l, ld, m, n, x);
    return;
  }
#endif
  forward(l, ld, m, n, x);
}

void cdense_backward(const double *l, long ld, long m, long n, double *x) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) {
    backwardWide(l, ld, m, n, x);
    return;
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    backwardMiddle(l, ld, m, n, x);
    return;
  }
#endif
  backward(l, ld, m, n, x);
}

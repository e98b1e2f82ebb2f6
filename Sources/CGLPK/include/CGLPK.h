/* GLPK behind a door that an abort cannot break.
 *
 * GLPK ends the process when it meets a bad index, a duplicate entry, a failed assertion or a lack of
 * memory. Every function here runs GLPK under a guard: an error hook jumps back to the door, the thread's
 * GLPK environment is thrown away, and the caller gets `CG_ABORTED` with GLPK's own words in `cg_message`.
 * The jump crosses frames of this library and of GLPK only, never a caller's: a poll has returned before
 * any jump is taken.
 *
 * Rules
 *   - A session belongs to the thread that opened it: GLPK's environment is thread-local. A call from
 *     another thread does nothing and returns `CG_WRONG_THREAD`.
 *   - Sessions of one thread may live side by side. An abort in one takes the problems of all of them: the
 *     others return `CG_LOST` until they build again. `cg_open` inside a poll returns `CG_NESTED`.
 *   - The environment is freed with the last session of its thread, unless foreign code still holds GLPK
 *     memory there. Foreign problems of the same thread do not survive an abort.
 *   - Nothing is ever written to the terminal.
 *
 * A result is `CG_DONE`, one of the negative codes below, or a positive code of GLPK's own (`GLP_E...`).
 * Positions count from 0, arrays are dense, absent bounds are -INFINITY and INFINITY.
 */
#ifndef CGLPK_H
#define CGLPK_H

#include <stddef.h>
#include <stdint.h>

enum {
  CG_DONE = 0,
  CG_ABORTED = -1,      /* GLPK gave up; its problems are gone, `cg_message` says why */
  CG_LOST = -2,         /* another session of this thread aborted; build again */
  CG_WRONG_THREAD = -3, /* not the thread that opened the session */
  CG_STOPPED = -4,      /* a poll asked to stop an interior-point or simplex run; build again */
  CG_NESTED = -5,       /* a session cannot be opened from inside a poll */
  CG_NO_MEMORY = -6,    /* not even the session fits */
  CG_NO_PROBLEM = -7    /* the call came before `cg_build` or `cg_presolve` */
};

/* Positive results that callers tell apart; the values are GLPK's. */
enum {
  CG_BAD_BASIS = 0x01,
  CG_SINGULAR = 0x02,
  CG_ILL_CONDITIONED = 0x03,
  CG_ITERATION_LIMIT = 0x08,
  CG_TIME_LIMIT = 0x09,
  CG_NO_PRIMAL_FEASIBLE = 0x0A,
  CG_NO_DUAL_FEASIBLE = 0x0B,
  CG_SEARCH_STOPPED = 0x0D,
  CG_GAP_REACHED = 0x0E
};

/* Status of the primal or the dual half of a point; the values are GLPK's. */
enum { CG_UNDEFINED = 1, CG_FEASIBLE = 2, CG_INFEASIBLE = 3, CG_NONE_EXISTS = 4, CG_OPTIMAL = 5 };

/* Where a row or column stands in a basis; the values are GLPK's. */
enum { CG_BASIC = 1, CG_AT_LOWER = 2, CG_AT_UPPER = 3, CG_FREE = 4, CG_FIXED = 5 };

/* The problem as built, or what `cg_presolve` made of it. */
enum { CG_ORIGINAL = 0, CG_REDUCED = 1 };

enum { CG_PRIMAL_SIMPLEX = 1, CG_DUAL_SIMPLEX = 3 };
enum { CG_TEXTBOOK_RATIO = 0x11, CG_HARRIS_RATIO = 0x22, CG_LONG_STEP_RATIO = 0x33 };

/* The basis of all rows, and one made as triangular as it can be. */
enum { CG_STANDARD_BASIS = 0, CG_ADVANCED_BASIS = 1 };

/* Which of GLPK's three solutions to read. */
enum { CG_VERTEX = 1, CG_INTERIOR = 2, CG_WHOLE = 3 };

typedef struct cg_session cg_session;

/* A program by rows: the nonzeros of row i stand at row_starts[i] ..< row_starts[i + 1]. */
typedef struct {
  int rows, columns;
  int maximize;
  double constant;
  const double *costs;
  const double *column_lower, *column_upper;
  const unsigned char *column_is_whole; /* NULL: none is */
  const double *row_lower, *row_upper;
  const intptr_t *row_starts;
  const int32_t *column_positions;
  const double *coefficients;
} cg_program;

typedef struct {
  int method, ratio_test;
  double primal_tolerance, dual_tolerance;
  int iteration_limit;    /* of this call */
  int milliseconds_limit; /* of this call */
} cg_simplex_options;

typedef struct {
  int primal_status, dual_status;
  double objective;
  int iterations; /* of this call */
} cg_simplex_state;

/* What a poll is shown. A search's bound is valid whenever `has_bound` is set. */
typedef struct {
  int iterations, nodes;
  int has_objective, has_bound;
  double objective, bound;
} cg_progress;

/* Returns nonzero to stop. Called on the solving thread, several times a second. */
typedef int (*cg_poll)(void *context, const cg_progress *progress);

typedef struct {
  int cuts;        /* Gomory, cover and clique cuts */
  int depth_first; /* else the node with the best bound comes first */
  int pump;        /* feasibility pump at the root */
  int node_limit;  /* a search that passes it is stopped; 0 for none */
  double relative_gap;
  const double *start; /* whole point of the target, one value per column, or NULL */
  cg_poll poll;
  void *context;
} cg_search_options;

typedef struct {
  int status; /* CG_OPTIMAL, CG_FEASIBLE, CG_NONE_EXISTS or CG_UNDEFINED */
  int nodes, iterations;
  int has_bound;
  double objective, bound;
} cg_search_state;

/* -- Sessions -- */

const char *cg_version(void);
cg_session *cg_open(int *result);
void cg_close(cg_session *session);
/* GLPK's words on the last abort or on the last file read; empty when there were none. */
const char *cg_message(const cg_session *session);

/* -- Problems -- */

int cg_build(cg_session *session, const cg_program *program);
int cg_size(cg_session *session, int target, int *rows, int *columns, int *nonzeros);
/* Scales by GLPK's own choice, or takes all scaling away. CG_SCALED finds the same factors as CG_SCALED_BY_GLPK, sooner. */
enum { CG_UNSCALED = 0, CG_SCALED = 1, CG_SCALED_BY_GLPK = 2 };
int cg_scale(cg_session *session, int target, int kind);
/* The factors of rows and columns, 1 where nothing is scaled. */
int cg_get_scale(cg_session *session, int target, double *rows, double *columns);
int cg_make_basis(cg_session *session, int target, int kind);
/* Arrays of CG_BASIC and so on. A standing that the bounds do not allow is put right. */
int cg_set_basis(cg_session *session, int target, const unsigned char *rows, const unsigned char *columns);
int cg_get_basis(cg_session *session, int target, unsigned char *rows, unsigned char *columns);
/* Any of the arrays may be NULL. There are no duals to read for CG_WHOLE: they come back 0. */
int cg_get_point(cg_session *session, int target, int kind, double *column_values, double *column_duals,
                 double *row_values, double *row_duals);
/* The target by rows, as `cg_build` takes it. The arrays are sized by `cg_size`. */
int cg_get_matrix(cg_session *session, int target, intptr_t *row_starts, int32_t *column_positions,
                  double *coefficients);
int cg_get_bounds(cg_session *session, int target, double *row_lower, double *row_upper,
                  double *column_lower, double *column_upper, double *costs, unsigned char *column_is_whole);

/* -- Changes to the original problem. Its basis stays, a standing that the new bounds do not allow is put right; what
 *    `cg_presolve` made of it is forgotten. -- */

int cg_set_row_bounds(cg_session *session, int row, double lower, double upper);
int cg_set_column_bounds(cg_session *session, int column, double lower, double upper);
int cg_set_cost(cg_session *session, int column, double cost);
/* All nonzeros of a row. */
int cg_set_row(cg_session *session, int row, int count, const int32_t *positions, const double *coefficients);

/* -- Linear programs -- */

/* Makes CG_REDUCED. CG_NO_PRIMAL_FEASIBLE and CG_NO_DUAL_FEASIBLE are answers. */
int cg_presolve(cg_session *session, int whole);
/* Carries the reduced problem's solution, whole or vertex, back to the original. */
int cg_postsolve(cg_session *session);
/* `poll` may be NULL. What it is shown of a simplex is that it runs. */
int cg_simplex(cg_session *session, int target, const cg_simplex_options *options, cg_poll poll, void *context,
               cg_simplex_state *state);
/* The simplex in rational numbers, from the basis of the target; nothing looks at the clock while a basis is factorised. */
int cg_exact(cg_session *session, int target, int milliseconds_limit, cg_simplex_state *state);
int cg_interior(cg_session *session, int target, cg_poll poll, void *context, int *status);
/* Factorises the basis of the target afresh and computes its point: CG_DONE, CG_BAD_BASIS, CG_SINGULAR ... */
int cg_factorize(cg_session *session, int target, cg_simplex_state *state);
/* The basic variables in the order of `cg_ftran`: row i as i, column j as rows + j. */
int cg_basis_head(cg_session *session, int target, int32_t *head);
/* Solve B x = b, and B' x = b, in place. B holds the basic columns of (I | -A). */
int cg_ftran(cg_session *session, int target, double *values);
int cg_btran(cg_session *session, int target, double *values);
/* After a dual simplex that ended with CG_NONE_EXISTS: row weights that contradict the bounds, up to sign. */
int cg_infeasible_combination(cg_session *session, int target, double *row_weights);

/* -- Mixed-integer programs -- */

/* The target must stand at an optimal vertex of its relaxation. */
int cg_search(cg_session *session, int target, const cg_search_options *options, cg_search_state *state);

/* -- Files, through GLPK's own readers; for tests that want a second opinion -- */

/* `data` may be NULL. The result is CG_DONE, CG_ABORTED, or 1 when the text was refused. */
int cg_read_mathprog(cg_session *session, const char *model, const char *data);
int cg_read_mps(cg_session *session, const char *path, int free_format);
int cg_read_lp(cg_session *session, const char *path);
/* NULL for an unnamed one, and after an abort. Valid until the session builds or closes. */
const char *cg_row_name(cg_session *session, int row);
const char *cg_column_name(cg_session *session, int column);
int cg_objective(cg_session *session, int *maximize, double *constant);

#endif

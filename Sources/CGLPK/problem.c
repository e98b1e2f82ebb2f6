#include "scaling.h"
#include "session.h"

glp_prob *cg_target(cg_session *session, int target) {
  return target == CG_REDUCED ? session->reduced : session->original;
}

void cg_forget_presolve(cg_session *session) {
  if (session->reduced != NULL) glp_delete_prob(session->reduced);
  if (session->presolve != NULL) glp_npp_free_wksp(session->presolve);
  session->reduced = NULL;
  session->presolve = NULL;
}

static int bounds_type(double lower, double upper) {
  if (lower == upper) return GLP_FX;
  if (isinf(lower)) return isinf(upper) ? GLP_FR : GLP_UP;
  return isinf(upper) ? GLP_LO : GLP_DB;
}

/* -- Building -- */

static void load_rows(glp_prob *problem, const cg_program *program) {
  intptr_t longest = 0;
  for (int i = 0; i < program->rows; i++) {
    intptr_t length = program->row_starts[i + 1] - program->row_starts[i];
    if (length > longest) longest = length;
  }
  /* GLPK's own memory: thrown away with the environment if a call below aborts. */
  int *positions = glp_alloc((int)longest + 1, sizeof(int));
  double *values = glp_alloc((int)longest + 1, sizeof(double));
  for (int i = 0; i < program->rows; i++) {
    intptr_t start = program->row_starts[i];
    int length = (int)(program->row_starts[i + 1] - start);
    for (int k = 0; k < length; k++) {
      positions[k + 1] = program->column_positions[start + k] + 1;
      values[k + 1] = program->coefficients[start + k];
    }
    glp_set_mat_row(problem, i + 1, length, positions, values);
  }
  glp_free(positions);
  glp_free(values);
}

static int build(cg_session *session, const cg_program *program) {
  cg_forget_presolve(session);
  if (session->original != NULL) glp_delete_prob(session->original);
  session->original = NULL;
  glp_prob *problem = glp_create_prob();
  session->original = problem;
  glp_set_obj_dir(problem, program->maximize ? GLP_MAX : GLP_MIN);
  glp_set_obj_coef(problem, 0, program->constant);
  if (program->rows > 0) glp_add_rows(problem, program->rows);
  if (program->columns > 0) glp_add_cols(problem, program->columns);
  for (int i = 0; i < program->rows; i++) {
    double lower = program->row_lower[i], upper = program->row_upper[i];
    glp_set_row_bnds(problem, i + 1, bounds_type(lower, upper), lower, upper);
  }
  for (int j = 0; j < program->columns; j++) {
    double lower = program->column_lower[j], upper = program->column_upper[j];
    glp_set_obj_coef(problem, j + 1, program->costs[j]);
    int is_whole = program->column_is_whole != NULL && program->column_is_whole[j];
    if (is_whole) glp_set_col_kind(problem, j + 1, GLP_IV);
    glp_set_col_bnds(problem, j + 1, bounds_type(lower, upper), lower, upper);
  }
  load_rows(problem, program);
  return CG_DONE;
}

static int build_guarded(cg_session *session, const cg_program *program) {
  CG_GUARDED(session, build(session, program));
}

int cg_build(cg_session *session, const cg_program *program) {
  int result = build_guarded(session, program);
  return result == CG_LOST ? build_guarded(session, program) : result;
}

/* -- Changes -- */

static glp_prob *changing(cg_session *session) {
  cg_forget_presolve(session);
  return session->original;
}

static int set_row_bounds(cg_session *session, int row, double lower, double upper) {
  glp_prob *problem = changing(session);
  if (problem == NULL) return CG_NO_PROBLEM;
  glp_set_row_bnds(problem, row + 1, bounds_type(lower, upper), lower, upper);
  return CG_DONE;
}

int cg_set_row_bounds(cg_session *session, int row, double lower, double upper) {
  CG_GUARDED(session, set_row_bounds(session, row, lower, upper));
}

static int set_column_bounds(cg_session *session, int column, double lower, double upper) {
  glp_prob *problem = changing(session);
  if (problem == NULL) return CG_NO_PROBLEM;
  glp_set_col_bnds(problem, column + 1, bounds_type(lower, upper), lower, upper);
  return CG_DONE;
}

int cg_set_column_bounds(cg_session *session, int column, double lower, double upper) {
  CG_GUARDED(session, set_column_bounds(session, column, lower, upper));
}

static int set_cost(cg_session *session, int column, double cost) {
  glp_prob *problem = changing(session);
  if (problem == NULL) return CG_NO_PROBLEM;
  glp_set_obj_coef(problem, column + 1, cost);
  return CG_DONE;
}

int cg_set_cost(cg_session *session, int column, double cost) {
  CG_GUARDED(session, set_cost(session, column, cost));
}

static int set_row(cg_session *session, int row, int count, const int32_t *positions,
                   const double *coefficients) {
  glp_prob *problem = changing(session);
  if (problem == NULL) return CG_NO_PROBLEM;
  int *from_one = glp_alloc(count + 1, sizeof(int));
  double *values = glp_alloc(count + 1, sizeof(double));
  for (int k = 0; k < count; k++) {
    from_one[k + 1] = positions[k] + 1;
    values[k + 1] = coefficients[k];
  }
  glp_set_mat_row(problem, row + 1, count, from_one, values);
  glp_free(from_one);
  glp_free(values);
  return CG_DONE;
}

int cg_set_row(cg_session *session, int row, int count, const int32_t *positions, const double *coefficients) {
  CG_GUARDED(session, set_row(session, row, count, positions, coefficients));
}

/* -- Scaling and bases -- */

static int scale(cg_session *session, int target, int kind) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  switch (kind) {
    case CG_SCALED: return cg_scale_dense(problem) ? CG_DONE : CG_NO_MEMORY;
    case CG_SCALED_BY_GLPK: glp_scale_prob(problem, GLP_SF_AUTO); return CG_DONE;
    default: glp_unscale_prob(problem); return CG_DONE;
  }
}

int cg_scale(cg_session *session, int target, int kind) {
  CG_GUARDED(session, scale(session, target, kind));
}

static int get_scale(cg_session *session, int target, double *rows, double *columns) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  int row_count = glp_get_num_rows(problem);
  int column_count = glp_get_num_cols(problem);
  for (int i = 0; i < row_count; i++) rows[i] = glp_get_rii(problem, i + 1);
  for (int j = 0; j < column_count; j++) columns[j] = glp_get_sjj(problem, j + 1);
  return CG_DONE;
}

int cg_get_scale(cg_session *session, int target, double *rows, double *columns) {
  CG_GUARDED(session, get_scale(session, target, rows, columns));
}

static int make_basis(cg_session *session, int target, int kind) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  if (kind == CG_ADVANCED_BASIS && glp_get_num_rows(problem) > 0 && glp_get_num_cols(problem) > 0) {
    glp_adv_basis(problem, 0);
  } else {
    glp_std_basis(problem);
  }
  return CG_DONE;
}

int cg_make_basis(cg_session *session, int target, int kind) {
  CG_GUARDED(session, make_basis(session, target, kind));
}

static int set_basis(cg_session *session, int target, const unsigned char *rows,
                     const unsigned char *columns) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  for (int i = glp_get_num_rows(problem); i > 0; i--) glp_set_row_stat(problem, i, rows[i - 1]);
  for (int j = glp_get_num_cols(problem); j > 0; j--) glp_set_col_stat(problem, j, columns[j - 1]);
  return CG_DONE;
}

int cg_set_basis(cg_session *session, int target, const unsigned char *rows, const unsigned char *columns) {
  CG_GUARDED(session, set_basis(session, target, rows, columns));
}

static int get_basis(cg_session *session, int target, unsigned char *rows, unsigned char *columns) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  for (int i = glp_get_num_rows(problem); i > 0; i--) {
    rows[i - 1] = (unsigned char)glp_get_row_stat(problem, i);
  }
  for (int j = glp_get_num_cols(problem); j > 0; j--) {
    columns[j - 1] = (unsigned char)glp_get_col_stat(problem, j);
  }
  return CG_DONE;
}

int cg_get_basis(cg_session *session, int target, unsigned char *rows, unsigned char *columns) {
  CG_GUARDED(session, get_basis(session, target, rows, columns));
}

/* -- Reading back -- */

static int size(cg_session *session, int target, int *rows, int *columns, int *nonzeros) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  *rows = glp_get_num_rows(problem);
  *columns = glp_get_num_cols(problem);
  *nonzeros = glp_get_num_nz(problem);
  return CG_DONE;
}

int cg_size(cg_session *session, int target, int *rows, int *columns, int *nonzeros) {
  CG_GUARDED(session, size(session, target, rows, columns, nonzeros));
}

typedef double (*reader)(glp_prob *, int);

static double nothing(glp_prob *problem, int position) {
  (void)problem;
  (void)position;
  return 0;
}

static void read_all(glp_prob *problem, int count, reader read, double *values) {
  if (values == NULL) return;
  for (int k = 0; k < count; k++) values[k] = read(problem, k + 1);
}

static int get_point(cg_session *session, int target, int kind, double *column_values, double *column_duals,
                     double *row_values, double *row_duals) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  int rows = glp_get_num_rows(problem), columns = glp_get_num_cols(problem);
  static const reader readers[3][4] = {
      {glp_get_col_prim, glp_get_col_dual, glp_get_row_prim, glp_get_row_dual},
      {glp_ipt_col_prim, glp_ipt_col_dual, glp_ipt_row_prim, glp_ipt_row_dual},
      {glp_mip_col_val, nothing, glp_mip_row_val, nothing},
  };
  const reader *of = readers[kind == CG_INTERIOR ? 1 : kind == CG_WHOLE ? 2 : 0];
  read_all(problem, columns, of[0], column_values);
  read_all(problem, columns, of[1], column_duals);
  read_all(problem, rows, of[2], row_values);
  read_all(problem, rows, of[3], row_duals);
  return CG_DONE;
}

int cg_get_point(cg_session *session, int target, int kind, double *column_values, double *column_duals,
                 double *row_values, double *row_duals) {
  CG_GUARDED(session, get_point(session, target, kind, column_values, column_duals, row_values, row_duals));
}

static int get_matrix(cg_session *session, int target, intptr_t *row_starts, int32_t *column_positions,
                      double *coefficients) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  int columns = glp_get_num_cols(problem);
  int *positions = glp_alloc(columns + 1, sizeof(int));
  double *values = glp_alloc(columns + 1, sizeof(double));
  intptr_t next = 0;
  row_starts[0] = 0;
  for (int i = 1; i <= glp_get_num_rows(problem); i++) {
    int length = glp_get_mat_row(problem, i, positions, values);
    for (int k = 1; k <= length; k++, next++) {
      column_positions[next] = positions[k] - 1;
      coefficients[next] = values[k];
    }
    row_starts[i] = next;
  }
  glp_free(positions);
  glp_free(values);
  return CG_DONE;
}

int cg_get_matrix(cg_session *session, int target, intptr_t *row_starts, int32_t *column_positions,
                  double *coefficients) {
  CG_GUARDED(session, get_matrix(session, target, row_starts, column_positions, coefficients));
}

static double finite_lower(double value) { return value == -DBL_MAX ? -INFINITY : value; }
static double finite_upper(double value) { return value == DBL_MAX ? INFINITY : value; }

static int get_bounds(cg_session *session, int target, double *row_lower, double *row_upper,
                      double *column_lower, double *column_upper, double *costs,
                      unsigned char *column_is_whole) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  for (int i = glp_get_num_rows(problem); i > 0; i--) {
    row_lower[i - 1] = finite_lower(glp_get_row_lb(problem, i));
    row_upper[i - 1] = finite_upper(glp_get_row_ub(problem, i));
  }
  for (int j = glp_get_num_cols(problem); j > 0; j--) {
    column_lower[j - 1] = finite_lower(glp_get_col_lb(problem, j));
    column_upper[j - 1] = finite_upper(glp_get_col_ub(problem, j));
    costs[j - 1] = glp_get_obj_coef(problem, j);
    column_is_whole[j - 1] = glp_get_col_kind(problem, j) != GLP_CV;
  }
  return CG_DONE;
}

int cg_get_bounds(cg_session *session, int target, double *row_lower, double *row_upper,
                  double *column_lower, double *column_upper, double *costs,
                  unsigned char *column_is_whole) {
  CG_GUARDED(session, get_bounds(session, target, row_lower, row_upper, column_lower, column_upper, costs,
                                 column_is_whole));
}

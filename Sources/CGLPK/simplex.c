#include "session.h"

/* -- The presolver, held open so that the simplex can be run on the reduced problem in slices -- */

static int presolve(cg_session *session, int whole) {
  if (session->original == NULL) return CG_NO_PROBLEM;
  cg_forget_presolve(session);
  session->presolve = glp_npp_alloc_wksp();
  glp_npp_load_prob(session->presolve, session->original, whole ? GLP_MIP : GLP_SOL, GLP_OFF);
  int result = glp_npp_preprocess1(session->presolve, 0);
  if (result != 0) {
    cg_forget_presolve(session);
    return result;
  }
  session->reduced = glp_create_prob();
  glp_npp_build_prob(session->presolve, session->reduced);
  return CG_DONE;
}

int cg_presolve(cg_session *session, int whole) { CG_GUARDED(session, presolve(session, whole)); }

static int postsolve(cg_session *session) {
  if (session->original == NULL || session->reduced == NULL) return CG_NO_PROBLEM;
  glp_npp_postprocess(session->presolve, session->reduced);
  glp_npp_obtain_sol(session->presolve, session->original);
  cg_forget_presolve(session);
  return CG_DONE;
}

int cg_postsolve(cg_session *session) { CG_GUARDED(session, postsolve(session)); }

/* -- The simplex -- */

static void read_state(glp_prob *problem, cg_simplex_state *state) {
  state->primal_status = glp_get_prim_stat(problem);
  state->dual_status = glp_get_dual_stat(problem);
  state->objective = glp_get_obj_val(problem);
  state->iterations = 0;
}

static int simplex(cg_session *session, int target, const cg_simplex_options *options,
                   cg_simplex_state *state) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  glp_smcp control;
  glp_init_smcp(&control);
  /* A line several times a second is GLPK's only sign of life. */
  control.msg_lev = session->poll != NULL ? GLP_MSG_ON : GLP_MSG_OFF;
  control.out_frq = 100;
  control.meth = options->method;
  control.pricing = GLP_PT_PSE;
  control.r_test = options->ratio_test;
  control.tol_bnd = options->primal_tolerance;
  control.tol_dj = options->dual_tolerance;
  control.it_lim = options->iteration_limit;
  control.tm_lim = options->milliseconds_limit;
  int before = glp_get_it_cnt(problem);
  if (session->poll != NULL) glp_term_out(GLP_ON);
  int result = glp_simplex(problem, &control);
  read_state(problem, state);
  state->iterations = glp_get_it_cnt(problem) - before;
  return result;
}

static int simplex_guarded(cg_session *session, int target, const cg_simplex_options *options,
                           cg_simplex_state *state) {
  CG_GUARDED(session, simplex(session, target, options, state));
}

int cg_simplex(cg_session *session, int target, const cg_simplex_options *options, cg_poll poll, void *context,
               cg_simplex_state *state) {
  session->poll = poll;
  session->context = context;
  session->line_length = 0;
  session->reads_objective = 0;
  int result = simplex_guarded(session, target, options, state);
  session->poll = NULL;
  return result;
}

static int exact(cg_session *session, int target, int milliseconds_limit, cg_simplex_state *state) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  glp_smcp control;
  glp_init_smcp(&control);
  control.msg_lev = GLP_MSG_OFF;
  control.tm_lim = milliseconds_limit;
  int before = glp_get_it_cnt(problem);
  int result = glp_exact(problem, &control);
  read_state(problem, state);
  state->iterations = glp_get_it_cnt(problem) - before;
  return result;
}

int cg_exact(cg_session *session, int target, int milliseconds_limit, cg_simplex_state *state) {
  CG_GUARDED(session, exact(session, target, milliseconds_limit, state));
}

static int factorize(cg_session *session, int target, cg_simplex_state *state) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  /* GLPK keeps a factorization that pivots have updated; touching a status makes it start afresh. */
  if (glp_get_num_rows(problem) > 0) glp_set_row_stat(problem, 1, glp_get_row_stat(problem, 1));
  int result = glp_factorize(problem);
  if (result == 0) result = glp_warm_up(problem);
  read_state(problem, state);
  return result;
}

int cg_factorize(cg_session *session, int target, cg_simplex_state *state) {
  CG_GUARDED(session, factorize(session, target, state));
}

static int basis_head(cg_session *session, int target, int32_t *head) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  for (int i = glp_get_num_rows(problem); i > 0; i--) head[i - 1] = glp_get_bhead(problem, i) - 1;
  return CG_DONE;
}

int cg_basis_head(cg_session *session, int target, int32_t *head) {
  CG_GUARDED(session, basis_head(session, target, head));
}

/* Through a copy, for GLPK counts from 1. */
static int transform(cg_session *session, int target, double *values, void (*apply)(glp_prob *, double *)) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  int rows = glp_get_num_rows(problem);
  double *copy = glp_alloc(rows + 1, sizeof(double));
  memcpy(copy + 1, values, (size_t)rows * sizeof(double));
  apply(problem, copy);
  memcpy(values, copy + 1, (size_t)rows * sizeof(double));
  glp_free(copy);
  return CG_DONE;
}

int cg_ftran(cg_session *session, int target, double *values) {
  CG_GUARDED(session, transform(session, target, values, glp_ftran));
}

int cg_btran(cg_session *session, int target, double *values) {
  CG_GUARDED(session, transform(session, target, values, glp_btran));
}

static int infeasible_combination(cg_session *session, int target, double *row_weights) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  int rows = glp_get_num_rows(problem);
  int culprit = glp_get_unbnd_ray(problem);
  if (culprit == 0 || !glp_bf_exists(problem)) return CG_NO_PROBLEM;
  int is_row = culprit <= rows;
  int place = is_row ? glp_get_row_bind(problem, culprit) : glp_get_col_bind(problem, culprit - rows);
  if (place == 0) return CG_NO_PROBLEM;
  for (int i = 0; i < rows; i++) row_weights[i] = i + 1 == place;
  return transform(session, target, row_weights, glp_btran);
}

int cg_infeasible_combination(cg_session *session, int target, double *row_weights) {
  CG_GUARDED(session, infeasible_combination(session, target, row_weights));
}

/* -- The interior-point method -- */

static int interior(cg_session *session, int target, int *status) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  glp_iptcp control;
  glp_init_iptcp(&control);
  control.msg_lev = GLP_MSG_ALL;
  control.ord_alg = GLP_ORD_AMD;
  glp_term_out(GLP_ON);
  int result = glp_interior(problem, &control);
  *status = glp_ipt_status(problem);
  return result;
}

static int interior_guarded(cg_session *session, int target, int *status) {
  CG_GUARDED(session, interior(session, target, status));
}

int cg_interior(cg_session *session, int target, cg_poll poll, void *context, int *status) {
  *status = CG_UNDEFINED;
  session->poll = poll;
  session->context = context;
  session->line_length = 0;
  session->reads_objective = 1;
  int result = interior_guarded(session, target, status);
  session->poll = NULL;
  return result;
}

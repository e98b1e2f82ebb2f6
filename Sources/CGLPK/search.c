#include "session.h"

typedef struct {
  const cg_search_options *options;
  cg_search_state *state;
  const double *start; /* counted from 1; NULL once given */
} search;

static void read_bound(glp_tree *tree, cg_search_state *state) {
  int node = glp_ios_best_node(tree);
  if (node == 0) return;
  double bound = glp_ios_node_bound(tree, node);
  if (fabs(bound) >= DBL_MAX) return;
  state->has_bound = 1;
  state->bound = bound;
}

static int wants_to_stop(glp_tree *tree, const search *search) {
  const cg_search_options *options = search->options;
  glp_prob *problem = glp_ios_get_prob(tree);
  cg_search_state *state = search->state;
  int incumbent = glp_mip_status(problem) == GLP_FEAS;
  cg_progress progress = {.iterations = glp_get_it_cnt(problem),
                          .nodes = state->nodes,
                          .has_objective = incumbent,
                          .objective = incumbent ? glp_mip_obj_val(problem) : 0,
                          .has_bound = state->has_bound,
                          .bound = state->bound};
  if (options->poll != NULL && options->poll(options->context, &progress)) return 1;
  return options->node_limit > 0 && state->nodes > options->node_limit;
}

static void on_event(glp_tree *tree, void *info) {
  search *search = info;
  int total = 0;
  glp_ios_tree_size(tree, NULL, NULL, &total);
  search->state->nodes = total;
  read_bound(tree, search->state);
  if (glp_ios_reason(tree) == GLP_IHEUR && search->start != NULL) {
    glp_ios_heur_sol(tree, search->start);
    search->start = NULL;
  }
  if (wants_to_stop(tree, search)) glp_ios_terminate(tree);
}

/* GLPK's memory: freed with the environment after an abort, and by the caller otherwise. */
static double *start_from_one(glp_prob *problem, const double *start) {
  if (start == NULL) return NULL;
  int columns = glp_get_num_cols(problem);
  double *copy = glp_alloc(columns + 1, sizeof(double));
  memcpy(copy + 1, start, (size_t)columns * sizeof(double));
  return copy;
}

static int run_search(cg_session *session, int target, const cg_search_options *options,
                      cg_search_state *state) {
  glp_prob *problem = cg_target(session, target);
  if (problem == NULL) return CG_NO_PROBLEM;
  double *start = start_from_one(problem, options->start);
  search search = {.options = options, .state = state, .start = start};
  glp_iocp control;
  glp_init_iocp(&control);
  control.msg_lev = GLP_MSG_OFF;
  control.br_tech = GLP_BR_DTH;
  control.bt_tech = options->depth_first ? GLP_BT_DFS : GLP_BT_BLB;
  int cuts = options->cuts ? GLP_ON : GLP_OFF;
  /* No mixed-integer rounding cuts: those of GLPK 5.0 can cut the optimum off. */
  control.gmi_cuts = control.cov_cuts = control.clq_cuts = cuts;
  control.fp_heur = options->pump ? GLP_ON : GLP_OFF;
  control.sr_heur = GLP_ON;
  control.mip_gap = options->relative_gap;
  /* At GLPK's 1e-5 a binary beside a large coefficient lets through what its whole value forbids. */
  control.tol_int = 1e-8;
  control.cb_func = on_event;
  control.cb_info = &search;
  int result = glp_intopt(problem, &control);
  if (start != NULL) glp_free(start);
  state->status = glp_mip_status(problem);
  state->iterations = glp_get_it_cnt(problem);
  if (state->status == GLP_FEAS || state->status == GLP_OPT) state->objective = glp_mip_obj_val(problem);
  if (state->status == GLP_OPT) {
    state->has_bound = 1;
    state->bound = state->objective;
  }
  return result;
}

static int search_guarded(cg_session *session, int target, const cg_search_options *options,
                          cg_search_state *state) {
  CG_GUARDED(session, run_search(session, target, options, state));
}

int cg_search(cg_session *session, int target, const cg_search_options *options, cg_search_state *state) {
  memset(state, 0, sizeof *state);
  state->status = CG_UNDEFINED;
  return search_guarded(session, target, options, state);
}

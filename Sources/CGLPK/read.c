#include "session.h"

static glp_prob *fresh_problem(cg_session *session) {
  cg_forget_presolve(session);
  if (session->original != NULL) glp_delete_prob(session->original);
  session->original = NULL;
  session->original = glp_create_prob();
  glp_term_out(GLP_ON); /* the reader's complaints go to `cg_message` */
  return session->original;
}

static int read_mathprog(cg_session *session, const char *model, const char *data) {
  glp_prob *problem = fresh_problem(session);
  if (session->translator != NULL) glp_mpl_free_wksp(session->translator);
  session->translator = NULL;
  glp_tran *translator = glp_mpl_alloc_wksp();
  session->translator = translator;
  int result = glp_mpl_read_model(translator, model, data != NULL);
  if (result == 0 && data != NULL) result = glp_mpl_read_data(translator, data);
  if (result == 0) result = glp_mpl_generate(translator, NULL);
  if (result == 0) glp_mpl_build_prob(translator, problem);
  glp_mpl_free_wksp(translator);
  session->translator = NULL;
  return result == 0 ? CG_DONE : 1;
}

static int mathprog_guarded(cg_session *session, const char *model, const char *data) {
  CG_GUARDED(session, read_mathprog(session, model, data));
}

int cg_read_mathprog(cg_session *session, const char *model, const char *data) {
  int result = mathprog_guarded(session, model, data);
  return result == CG_LOST ? mathprog_guarded(session, model, data) : result;
}

static int read_mps(cg_session *session, const char *path, int free_format) {
  return glp_read_mps(fresh_problem(session), free_format ? GLP_MPS_FILE : GLP_MPS_DECK, NULL, path);
}

int cg_read_mps(cg_session *session, const char *path, int free_format) {
  CG_GUARDED(session, read_mps(session, path, free_format));
}

static int read_lp(cg_session *session, const char *path) {
  return glp_read_lp(fresh_problem(session), NULL, path);
}

int cg_read_lp(cg_session *session, const char *path) { CG_GUARDED(session, read_lp(session, path)); }

typedef const char *(*name_reader)(glp_prob *, int);

static int name_of(cg_session *session, int position, name_reader read, const char **name) {
  if (session->original == NULL) return CG_NO_PROBLEM;
  *name = read(session->original, position + 1);
  return CG_DONE;
}

static int name_guarded(cg_session *session, int position, name_reader read, const char **name) {
  CG_GUARDED(session, name_of(session, position, read, name));
}

const char *cg_row_name(cg_session *session, int row) {
  const char *name = NULL;
  return name_guarded(session, row, glp_get_row_name, &name) == CG_DONE ? name : NULL;
}

const char *cg_column_name(cg_session *session, int column) {
  const char *name = NULL;
  return name_guarded(session, column, glp_get_col_name, &name) == CG_DONE ? name : NULL;
}

static int objective(cg_session *session, int *maximize, double *constant) {
  if (session->original == NULL) return CG_NO_PROBLEM;
  *maximize = glp_get_obj_dir(session->original) == GLP_MAX;
  *constant = glp_get_obj_coef(session->original, 0);
  return CG_DONE;
}

int cg_objective(cg_session *session, int *maximize, double *constant) {
  CG_GUARDED(session, objective(session, maximize, constant));
}

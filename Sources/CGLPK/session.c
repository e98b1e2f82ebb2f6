#include "session.h"

/* What this thread is doing. `marker` is never read: its address names the thread. */
static _Thread_local char marker;
static _Thread_local long epoch = 1;
static _Thread_local int live_sessions;
static _Thread_local cg_session *running;
static _Thread_local jmp_buf *running_door;

static int on_terminal(void *info, const char *text);

const char *cg_version(void) { return glp_version(); }

cg_session *cg_open(int *result) {
  if (running != NULL) {
    *result = CG_NESTED;
    return NULL;
  }
  cg_session *session = calloc(1, sizeof *session);
  *result = session == NULL ? CG_NO_MEMORY : CG_DONE;
  if (session == NULL) return NULL;
  session->thread = &marker;
  session->epoch = epoch;
  live_sessions += 1;
  return session;
}

static int close_problems(cg_session *session) {
  cg_forget_presolve(session);
  if (session->translator != NULL) glp_mpl_free_wksp(session->translator);
  session->translator = NULL;
  if (session->original != NULL) glp_delete_prob(session->original);
  session->original = NULL;
  return CG_DONE;
}

static int close_guarded(cg_session *session) { CG_GUARDED(session, close_problems(session)); }

void cg_close(cg_session *session) {
  if (session == NULL) return;
  if (session->thread != &marker) return; /* leaked on purpose: its memory is another thread's */
  close_guarded(session);
  free(session);
  live_sessions -= 1;
  if (live_sessions > 0) return;
  int blocks = 0;
  glp_mem_usage(&blocks, NULL, NULL, NULL);
  if (blocks == 0) glp_free_env();
}

const char *cg_message(const cg_session *session) { return session->message; }

/* -- The guard -- */

static void on_error(void *info) {
  (void)info;
  cg_jump(CG_ABORTED);
}

int cg_enter(cg_session *session, jmp_buf *door) {
  if (session->thread != &marker) return CG_WRONG_THREAD;
  if (running != NULL) return CG_NESTED;
  if (session->epoch != epoch) {
    session->original = session->reduced = NULL;
    session->presolve = NULL;
    session->translator = NULL;
    session->epoch = epoch;
    return CG_LOST;
  }
  running = session;
  running_door = door;
  session->message[0] = 0;
  session->message_length = 0;
  glp_init_env();
  glp_error_hook(on_error, NULL);
  glp_term_hook(on_terminal, session);
  glp_term_out(GLP_OFF);
  return CG_DONE;
}

int cg_leave(cg_session *session, int result) {
  (void)session;
  running = NULL;
  running_door = NULL;
  glp_error_hook(NULL, NULL);
  glp_term_hook(NULL, NULL);
  glp_term_out(GLP_ON);
  return result;
}

_Noreturn void cg_jump(int result) {
  cg_session *session = running;
  jmp_buf *door = running_door;
  running = NULL;
  running_door = NULL;
  glp_free_env();
  epoch += 1;
  session->epoch = epoch;
  session->original = session->reduced = NULL;
  session->presolve = NULL;
  session->translator = NULL;
  session->jump_result = result;
  longjmp(*door, 1);
}

/* -- The terminal: silent, kept for `cg_message`, and the only sign of life of a simplex and an interior point -- */

static void read_line(cg_session *session) {
  cg_progress nothing = {0};
  if (!session->reads_objective) {
    if (session->poll(session->context, &nothing)) cg_jump(CG_STOPPED);
    return;
  }
  int iteration = 0;
  double objective = 0;
  const char *text = session->line;
  char *end = NULL;
  long number = strtol(text, &end, 10);
  if (end == text || strncmp(end, ": obj = ", 8) != 0) return;
  iteration = (int)number;
  objective = strtod(end + 8, NULL);
  cg_progress progress = {.iterations = iteration, .has_objective = 1, .objective = objective};
  if (session->poll(session->context, &progress)) cg_jump(CG_STOPPED);
}

static void gather_line(cg_session *session, const char *text) {
  for (; *text != 0; text++) {
    if (*text == '\n') {
      session->line[session->line_length] = 0;
      session->line_length = 0;
      read_line(session);
    } else if (session->line_length + 1 < sizeof session->line) {
      session->line[session->line_length++] = *text;
    }
  }
}

static int on_terminal(void *info, const char *text) {
  cg_session *session = info;
  if (session->poll != NULL) {
    gather_line(session, text);
    if (!glp_at_error()) return 1;
  }
  size_t room = sizeof session->message - 1 - session->message_length;
  size_t length = strlen(text);
  if (length > room) length = room;
  memcpy(session->message + session->message_length, text, length);
  session->message_length += length;
  session->message[session->message_length] = 0;
  return 1;
}

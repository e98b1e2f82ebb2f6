/* Inside the door: the session and its guard. Included by the .c files of this target only. */
#ifndef CGLPK_SESSION_H
#define CGLPK_SESSION_H

#include <float.h>
#include <math.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <glpk.h>

#include "CGLPK.h"

enum { CG_MESSAGE_SIZE = 1024 };

struct cg_session {
  const void *thread; /* address of a thread-local of the opener */
  long epoch;         /* the thread's epoch when the problems below were made */
  glp_prob *original;
  glp_prob *reduced;
  glp_prep *presolve;
  int jump_result; /* why the last jump was taken */
  glp_tran *translator;
  char message[CG_MESSAGE_SIZE];
  size_t message_length;
  /* of a running interior-point or simplex call */
  cg_poll poll;
  void *context;
  int reads_objective; /* of lines; else a line says only that there is one */
  char line[256];
  size_t line_length;
};

/* Makes the session the one that a jump of this thread returns to. 0, or why the call cannot run. */
int cg_enter(cg_session *session, jmp_buf *door);
/* Ends a call that came back by itself. Passes `result` on. */
int cg_leave(cg_session *session, int result);
/* Jumps back to the door; the problems of this thread are gone. */
_Noreturn void cg_jump(int result);
/* NULL when there is no such problem. */
glp_prob *cg_target(cg_session *session, int target);
void cg_forget_presolve(cg_session *session);

/* Runs `body`, an expression with an int result, under the guard and returns from the function.
 * Locals that `body` changes are not read after a jump. */
#define CG_GUARDED(session, body)                    \
  do {                                               \
    jmp_buf door;                                    \
    int refusal = cg_enter((session), &door);        \
    if (refusal != CG_DONE) return refusal;          \
    if (setjmp(door) != 0) return (session)->jump_result; \
    return cg_leave((session), (body));              \
  } while (0)

#endif

/* Inside the door: scale factors. Included by the .c files of this target only. */
#ifndef CGLPK_SCALING_H
#define CGLPK_SCALING_H

#include <glpk.h>

/* Gives every row and column the factor that `glp_scale_prob(problem, GLP_SF_AUTO)` would. 0 where there is no memory
 * for that; the problem is then as it was. */
int cg_scale_dense(glp_prob *problem);

#endif

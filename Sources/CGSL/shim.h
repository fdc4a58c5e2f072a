// The only door to GSL. Nothing but HRVCorrelation/Numerics imports this module.
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_sf_gamma.h>

// GSL publishes the type as a global variable, which Swift takes for mutable state shared
// between threads; nothing ever writes to it.
static inline const gsl_multimin_fminimizer_type *hrv_gsl_nmsimplex2(void) {
  return gsl_multimin_fminimizer_nmsimplex2;
}

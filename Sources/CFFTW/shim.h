// The only door to FFTW. Nothing but HRVDSP/FFT imports this module.
#include <fftw3.h>

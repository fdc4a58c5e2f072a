// The floor for reading a Polar Sensor Logger ECG export: finds the lines with memchr, reads the
// ECG column backwards from the line end and, when asked, the stamp in ns behind the first
// semicolon. It checks nothing: a file of any other shape gives wrong numbers or a crash.
//
//   ecg_scan FILE [stamps]    prints: rows, sum of the samples in uV, last stamp, seconds
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
  if (argc < 2) return 64;
  const int stamps = argc > 2;
  const double begin = now();
  const int file = open(argv[1], O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) return 66;
  const size_t size = (size_t)status.st_size;
  const char *text = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (text == MAP_FAILED) return 66;
  const char *const end = text + size;
  int32_t *const sample = malloc(size / 32 * sizeof *sample);
  int64_t *const stamp = malloc(size / 32 * sizeof *stamp);
  const char *line = memchr(text, '\n', size);
  size_t rows = 0;
  if (!sample || !stamp || !line) return 65;
  for (line++; line < end; rows++) {
    const char *stop = memchr(line, '\n', (size_t)(end - line));
    if (!stop) stop = end;
    int32_t value = 0, weight = 1;
    for (const char *c = stop - 1; *c != ';'; c--) {
      if (*c == '-') {
        value = -value;
      } else {
        value += (*c - '0') * weight;
        weight *= 10;
      }
    }
    sample[rows] = value;
    if (stamps) {
      const char *c = (const char *)memchr(line, ';', (size_t)(stop - line)) + 1;
      int64_t ns = 0;
      for (; *c != ';'; c++) ns = ns * 10 + (*c - '0');
      stamp[rows] = ns;
    }
    line = stop + 1;
  }
  const double seconds = now() - begin;
  int64_t sum = 0;
  for (size_t i = 0; i < rows; i++) sum += sample[i];
  printf("%zu %lld %lld %.6f\n", rows, (long long)sum,
         stamps && rows ? (long long)stamp[rows - 1] : 0LL, seconds);
  return 0;
}

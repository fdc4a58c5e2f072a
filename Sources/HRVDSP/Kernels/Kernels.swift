/// Loops over raw numbers: no units, no errors, no allocation.
///
/// A kernel takes spans, states its preconditions and is `package`: metrics and estimators call
/// it, users never do.
///
/// Sums run in eight accumulators, the element at index *i* into accumulator *i* mod 8, so that
/// the processor overlaps additions that one accumulator would chain; what is left over goes
/// into the first, and the eight are added as `((a + e) + (b + f)) + ((c + g) + (d + h))`. The
/// order is fixed, so a result has the same bits on every run. Where all terms and sums are whole numbers below 2⁵³
/// (milliseconds, or 1/1024 s at their own grid), every sum is exact.
package enum Kernels {}

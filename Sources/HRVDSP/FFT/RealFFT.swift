internal import CFFTW

/// A forward transform of `length` real samples to `length / 2 + 1` bins.
///
/// A plan is immutable once made, so one plan serves any number of tasks; what a task may not
/// share is its ``Workspace``, and `~Copyable` sees to that.
///
/// Planning uses `FFTW_ESTIMATE`: the measuring planners choose by stop-watch, and then results
/// differ in the last bits from run to run (FFTW FAQ, "nondeterministic").
///
/// Bins come in ascending frequency from 0. Nothing is normalized. Any length works; products
/// of small primes are fast.
@safe
package final class RealFFT: Sendable {
  /// The number of samples.
  package let length: Int
  /// The number of bins, both ends included.
  package var binCount: Int { length / 2 + 1 }

  // FFTW does not write to a plan after making it; see the type's comment.
  private nonisolated(unsafe) let plan: fftw_plan

  /// - Precondition: `length > 0` and fits FFTW's `int`.
  package init(length: Int) {
    guard length > 0, let cLength = Int32(exactly: length) else {
      preconditionFailure("FFT of length \(length)")
    }
    self.length = length
    let template = Workspace(length: length)
    var made: fftw_plan?
    unsafe template.withUnsafeBases { samples, bins in
      FFTWPlanner.withLock {
        unsafe made = fftw_plan_dft_r2c_1d(cLength, samples, bins, FFTW_ESTIMATE)
      }
    }
    guard let made = unsafe made else { preconditionFailure("FFTW has no plan for \(length)") }
    unsafe plan = made
  }

  deinit { FFTWPlanner.withLock { unsafe fftw_destroy_plan(plan) } }

  /// Transforms the samples of `workspace` into its bins.
  ///
  /// - Precondition: the workspace was made for this length.
  /// - Complexity: O(*n* log *n*), no allocation.
  package func callAsFunction(_ workspace: inout Workspace) {
    precondition(workspace.length == length, "\(workspace.length) samples for FFT of \(length)")
    unsafe workspace.withUnsafeBases { samples, bins in
      unsafe fftw_execute_dft_r2c(plan, samples, bins)
    }
  }
}

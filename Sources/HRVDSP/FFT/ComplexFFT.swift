internal import CFFTW

/// A forward transform of `length` complex numbers, in place.
///
/// Planning and sharing follow the rules of ``RealFFT``. Nothing is normalized.
@safe
package final class ComplexFFT: Sendable {
  /// The number of samples and of bins.
  package let length: Int

  // FFTW does not write to a plan after making it; see ``RealFFT``.
  private nonisolated(unsafe) let plan: fftw_plan

  /// - Precondition: `length > 0` and fits FFTW's `int`.
  package init(length: Int) {
    guard length > 0, let cLength = Int32(exactly: length) else {
      preconditionFailure("FFT of length \(length)")
    }
    self.length = length
    let template = AlignedBuffer(zeroed: 2 * length)
    var made: fftw_plan?
    unsafe Self.withComplexBase(of: template) { numbers in
      FFTWPlanner.withLock {
        unsafe made = fftw_plan_dft_1d(cLength, numbers, numbers, FFTW_FORWARD, FFTW_ESTIMATE)
      }
    }
    guard let made = unsafe made else { preconditionFailure("FFTW has no plan for \(length)") }
    unsafe plan = made
  }

  deinit { FFTWPlanner.withLock { unsafe fftw_destroy_plan(plan) } }

  /// Transforms the first ``length`` numbers of `interleaved`, real parts at even places.
  ///
  /// - Precondition: there are as many.
  /// - Complexity: O(*n* log *n*), no allocation.
  func callAsFunction(_ interleaved: inout AlignedBuffer) {
    precondition(interleaved.count >= 2 * length)
    unsafe Self.withComplexBase(of: interleaved) { unsafe fftw_execute_dft(plan, $0, $0) }
  }

  private static func withComplexBase(
    of buffer: borrowing AlignedBuffer, _ body: (UnsafeMutablePointer<fftw_complex>) -> Void
  ) {
    let capacity = buffer.count / 2
    unsafe buffer.withUnsafeBase { base in
      unsafe base.withMemoryRebound(to: fftw_complex.self, capacity: capacity) {
        unsafe body($0)
      }
    }
  }
}

extension ComplexFFT {
  /// The least length of the form 2ᵃ · {8, 9, 10, 12, 15} that is not below `count`: fast to
  /// transform, and few enough to keep all plans.
  static func length(atLeast count: Int) -> Int {
    var power = 1
    while 15 * power < count { power *= 2 }
    for factor in [8, 9, 10, 12] where factor * power >= count { return factor * power }
    return 15 * power
  }
}

internal import CFFTW

extension PairedFFT {
  /// The arrays of one transform, owned by one task.
  package struct Workspace: ~Copyable {
    private var samples: AlignedBuffer
    private var bins: AlignedBuffer

    /// The number of samples of a sequence that it was made for.
    package let length: Int

    /// - Precondition: `length > 0`.
    package init(length: Int) {
      self.length = length
      samples = AlignedBuffer(zeroed: 2 * length)
      bins = AlignedBuffer(zeroed: 2 * length)
    }

    /// Fills both sequences with `(x − mean of x) · window`.
    ///
    /// - Precondition: all have ``length`` elements.
    package mutating func load(
      _ x: borrowing Span<Double>, and y: borrowing Span<Double>, window: borrowing Span<Double>
    ) {
      samples.withMutableSpan { Kernels.centreAndMultiply(x, and: y, by: window, into: &$0) }
    }

    /// Fills one sequence with `(x − mean of x) · window` and zeros behind, the other with zeros.
    ///
    /// - Precondition: both have one length, which is not above ``length``.
    package mutating func load(_ x: borrowing Span<Double>, window: borrowing Span<Double>) {
      samples.withMutableSpan { Kernels.centreAndMultiply(x, by: window, into: &$0) }
    }

    borrowing func withBins(_ body: (borrowing Span<Double>) -> Void) { bins.withSpan(body) }

    @unsafe
    borrowing func withUnsafeBases(
      _ body: (UnsafeMutablePointer<fftw_complex>, UnsafeMutablePointer<fftw_complex>) -> Void
    ) {
      unsafe samples.withUnsafeBase { samples in
        unsafe samples.withMemoryRebound(to: fftw_complex.self, capacity: length) { samples in
          unsafe bins.withUnsafeBase { bins in
            unsafe bins.withMemoryRebound(to: fftw_complex.self, capacity: length) {
              unsafe body(samples, $0)
            }
          }
        }
      }
    }
  }
}

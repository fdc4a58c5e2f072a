internal import CFFTW

extension RealFFT {
  /// The arrays of one transform, owned by one task.
  package struct Workspace: ~Copyable {
    private var samples: AlignedBuffer
    private var interleavedBins: AlignedBuffer

    /// The number of samples it was made for.
    package var length: Int { samples.count }

    /// - Precondition: `length > 0`.
    package init(length: Int) {
      samples = AlignedBuffer(zeroed: length)
      interleavedBins = AlignedBuffer(zeroed: 2 * (length / 2 + 1))
    }

    /// Fills the samples with `(x − mean of x) · window`.
    ///
    /// - Precondition: `x` and `window` have ``length`` elements.
    package mutating func load(_ x: borrowing Span<Double>, window: borrowing Span<Double>) {
      samples.withMutableSpan { Kernels.centreAndMultiply(x, window, into: &$0) }
    }

    /// Fills the samples with `x`, and the rest with zeros.
    ///
    /// - Precondition: `x` has at most ``length`` elements.
    package mutating func load(padding x: borrowing Span<Double>) {
      precondition(x.count <= length)
      samples.withMutableSpan { samples in
        for i in x.indices { samples[i] = x[i] }
        for i in x.count..<samples.count { samples[i] = 0 }
      }
    }

    /// Fills the samples with those of `x` at even places in order, then with those at odd
    /// places backwards.
    ///
    /// - Precondition: `x` has ``length`` elements.
    package mutating func loadEvenThenOdd(_ x: borrowing Span<Double>) {
      samples.withMutableSpan { Kernels.interleave(x, into: &$0) }
    }

    /// Lends the bins: bin *k* lies at `2k` (re) and `2k + 1` (im).
    package borrowing func withBins<R>(_ body: (borrowing Span<Double>) -> R) -> R {
      interleavedBins.withSpan(body)
    }

    /// `power[k] += |X[k]|²`.
    ///
    /// - Precondition: `power` has one element a bin.
    package func addSquaredMagnitudes(to power: inout MutableSpan<Double>) {
      interleavedBins.withSpan { Kernels.addSquaredMagnitudes(ofInterleaved: $0, to: &power) }
    }

    @unsafe
    borrowing func withUnsafeBases<R>(
      _ body: (UnsafeMutablePointer<Double>, UnsafeMutablePointer<fftw_complex>) -> R
    ) -> R {
      unsafe samples.withUnsafeBase { samples in
        unsafe interleavedBins.withUnsafeBase { bins in
          unsafe bins.withMemoryRebound(to: fftw_complex.self, capacity: length / 2 + 1) {
            unsafe body(samples, $0)
          }
        }
      }
    }
  }
}

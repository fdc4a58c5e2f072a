/// Vectors at any place of a span.
///
/// The compiler makes no vectors of loops over spans, whose every element is checked.
extension Span where Element == Double {
  /// The four elements from `i` on.
  @inline(__always)
  func four(at i: Int) -> SIMD4<Double> {
    precondition(i >= 0 && i <= count &- 4)
    return unsafe four(unchecked: i)
  }

  /// The four elements from `i` on, which must be there.
  @unsafe @inline(__always)
  func four(unchecked i: Int) -> SIMD4<Double> {
    unsafe withUnsafeBufferPointer {
      unsafe UnsafeRawPointer($0.baseAddress.unsafelyUnwrapped + i)
        .loadUnaligned(as: SIMD4<Double>.self)
    }
  }

  /// The eight elements from `i` on, which must be there.
  @unsafe @inline(__always)
  func eight(unchecked i: Int) -> SIMD8<Double> {
    unsafe withUnsafeBufferPointer {
      unsafe UnsafeRawPointer($0.baseAddress.unsafelyUnwrapped + i)
        .loadUnaligned(as: SIMD8<Double>.self)
    }
  }
}

extension Span where Element == Float {
  /// The sixteen elements from `i` on.
  @inline(__always)
  func sixteen(at i: Int) -> SIMD16<Float> {
    precondition(i >= 0 && i <= count &- 16)
    return unsafe withUnsafeBufferPointer {
      unsafe UnsafeRawPointer($0.baseAddress.unsafelyUnwrapped + i)
        .loadUnaligned(as: SIMD16<Float>.self)
    }
  }
}

extension MutableSpan where Element == Float {
  /// Replaces the sixteen elements from `i` on.
  @inline(__always)
  mutating func set(sixteen value: SIMD16<Float>, at i: Int) {
    precondition(i >= 0 && i <= count &- 16)
    unsafe withUnsafeMutableBufferPointer {
      unsafe UnsafeMutableRawPointer($0.baseAddress.unsafelyUnwrapped + i)
        .storeBytes(of: value, as: SIMD16<Float>.self)
    }
  }
}

extension MutableSpan where Element == Double {
  /// The four elements from `i` on.
  @inline(__always)
  func four(at i: Int) -> SIMD4<Double> {
    precondition(i >= 0 && i <= count &- 4)
    return unsafe withUnsafeBufferPointer {
      unsafe UnsafeRawPointer($0.baseAddress.unsafelyUnwrapped + i)
        .loadUnaligned(as: SIMD4<Double>.self)
    }
  }

  /// Replaces the four elements from `i` on.
  @inline(__always)
  mutating func set(four value: SIMD4<Double>, at i: Int) {
    precondition(i >= 0 && i <= count &- 4)
    unsafe set(four: value, unchecked: i)
  }

  /// Replaces the four elements from `i` on, which must be there.
  @unsafe @inline(__always)
  mutating func set(four value: SIMD4<Double>, unchecked i: Int) {
    unsafe withUnsafeMutableBufferPointer {
      unsafe UnsafeMutableRawPointer($0.baseAddress.unsafelyUnwrapped + i)
        .storeBytes(of: value, as: SIMD4<Double>.self)
    }
  }

  /// Replaces the eight elements from `i` on, which must be there.
  @unsafe @inline(__always)
  mutating func set(eight value: SIMD8<Double>, unchecked i: Int) {
    unsafe withUnsafeMutableBufferPointer {
      unsafe UnsafeMutableRawPointer($0.baseAddress.unsafelyUnwrapped + i)
        .storeBytes(of: value, as: SIMD8<Double>.self)
    }
  }

  /// Adds to the four elements from `i` on, which must be there.
  @unsafe @inline(__always)
  mutating func add(four value: SIMD4<Double>, unchecked i: Int) {
    unsafe withUnsafeMutableBufferPointer {
      let place = unsafe UnsafeMutableRawPointer($0.baseAddress.unsafelyUnwrapped + i)
      unsafe place.storeBytes(
        of: place.loadUnaligned(as: SIMD4<Double>.self) + value, as: SIMD4<Double>.self)
    }
  }

  /// Adds to the eight elements from `i` on, which must be there.
  @unsafe @inline(__always)
  mutating func add(eight value: SIMD8<Double>, unchecked i: Int) {
    unsafe withUnsafeMutableBufferPointer {
      let place = unsafe UnsafeMutableRawPointer($0.baseAddress.unsafelyUnwrapped + i)
      unsafe place.storeBytes(
        of: place.loadUnaligned(as: SIMD8<Double>.self) + value, as: SIMD8<Double>.self)
    }
  }
}

extension SIMD4<Double> {
  /// The lanes in reverse order.
  @inline(__always)
  var reversed: Self { Self(self[3], self[2], self[1], self[0]) }
}

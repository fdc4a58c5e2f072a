/// The median of a few dozen values, in place.
enum ShortMedian {
  /// The upper median of `values`, which are left sorted; 0 when there are none.
  ///
  /// Insertion sort, since the standard library's takes memory of its own.
  static func of(_ values: inout [Float]) -> Float {
    guard !values.isEmpty else { return 0 }
    for i in 1..<max(1, values.count) {
      let value = values[i]
      var j = i
      while j > 0, values[j - 1] > value {
        values[j] = values[j - 1]
        j -= 1
      }
      values[j] = value
    }
    return values[values.count / 2]
  }
}

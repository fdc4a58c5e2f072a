/// Sums over the first points of a profile y, of which i counts the points from 0.
package struct ProfileSums: Sendable {
  /// Σ y.
  package var y = 0.0
  /// Σ i·y.
  package var iy = 0.0
  /// Σ y².
  package var yy = 0.0
  /// Of no meaning: it makes the size a power of two.
  private var padding = 0.0

  package init() {}
}

internal import CGSL

/// A reusable minimizer of a function of one or two variables: the simplex method of
/// J. A. Nelder and R. Mead (Comput. J. 7, 1965, 308), as `nmsimplex2` of GSL.
///
/// It owns GSL's memory, so that thousands of small problems allocate it once.
@safe
struct NelderMead: ~Copyable {
  /// The number of variables.
  let dimension: Int
  private let minimizer: UnsafeMutablePointer<gsl_multimin_fminimizer>
  private let start: UnsafeMutablePointer<gsl_vector>
  private let steps: UnsafeMutablePointer<gsl_vector>

  /// Allocates a minimizer.
  ///
  /// - Precondition: `dimension` is 1 or 2.
  init(dimension: Int) throws(EstimationError) {
    precondition((1...2).contains(dimension))
    GSL.prepare()
    self.dimension = dimension
    guard
      let minimizer = unsafe gsl_multimin_fminimizer_alloc(
        hrv_gsl_nmsimplex2(), dimension)
    else { throw .noMemory }
    guard let start = unsafe gsl_vector_alloc(dimension) else {
      unsafe gsl_multimin_fminimizer_free(minimizer)
      throw .noMemory
    }
    guard let steps = unsafe gsl_vector_alloc(dimension) else {
      unsafe gsl_multimin_fminimizer_free(minimizer)
      unsafe gsl_vector_free(start)
      throw .noMemory
    }
    unsafe self.minimizer = minimizer
    unsafe self.start = start
    unsafe self.steps = steps
  }

  deinit {
    unsafe gsl_multimin_fminimizer_free(minimizer)
    unsafe gsl_vector_free(start)
    unsafe gsl_vector_free(steps)
  }

  /// The point at which `function` is least, near `point`.
  ///
  /// The simplex begins with edges of length `step` and the search ends when its size falls
  /// below `tolerance`, or after `maximumIterations`; the best point so far is returned.
  /// With one variable, `y` is 0 throughout.
  ///
  /// - Precondition: `function` is finite everywhere.
  mutating func minimize(
    from point: (x: Double, y: Double), step: Double, tolerance: Double,
    maximumIterations: Int = 200, _ function: (_ x: Double, _ y: Double) -> Double
  ) throws(EstimationError) -> (x: Double, y: Double) {
    let status = withoutActuallyEscaping(function) { function -> Int32 in
      var problem = Problem(dimension: dimension, function: function)
      return unsafe withUnsafeMutablePointer(to: &problem) { problem in
        unsafe search(
          problem, from: point, step: step, tolerance: tolerance,
          maximumIterations: maximumIterations)
      }
    }
    try GSL.check(status, "gsl_multimin_fminimizer")
    guard let best = unsafe minimizer.pointee.x else { throw .noMemory }
    return unsafe (gsl_vector_get(best, 0), dimension == 2 ? gsl_vector_get(best, 1) : 0)
  }

  /// What the C callback finds behind its pointer.
  private struct Problem {
    let dimension: Int
    let function: (Double, Double) -> Double
  }

  private func search(
    _ problem: UnsafeMutablePointer<Problem>, from point: (x: Double, y: Double), step: Double,
    tolerance: Double, maximumIterations: Int
  ) -> Int32 {
    var description = unsafe gsl_multimin_function(
      f: { point, problem in
        guard let point = unsafe point,
          let problem = unsafe problem?.assumingMemoryBound(to: Problem.self)
        else { return .infinity }
        let y = unsafe problem.pointee.dimension == 2 ? gsl_vector_get(point, 1) : 0
        return unsafe problem.pointee.function(gsl_vector_get(point, 0), y)
      }, n: dimension, params: UnsafeMutableRawPointer(problem))
    unsafe gsl_vector_set(start, 0, point.x)
    if dimension == 2 { unsafe gsl_vector_set(start, 1, point.y) }
    unsafe gsl_vector_set_all(steps, step)
    var status = unsafe gsl_multimin_fminimizer_set(minimizer, &description, start, steps)
    var iterations = 0
    while status == Int32(GSL_SUCCESS) && iterations < maximumIterations {
      status = unsafe gsl_multimin_fminimizer_iterate(minimizer)
      if unsafe gsl_multimin_fminimizer_size(minimizer) < tolerance { break }
      iterations += 1
    }
    // No progress in rounding error is an end of the search, not a failure.
    return status == Int32(GSL_ENOPROG) ? Int32(GSL_SUCCESS) : status
  }
}

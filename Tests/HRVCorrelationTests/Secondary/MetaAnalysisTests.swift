import HRVModel
import HRVTestSupport
import Testing

@testable import HRVCorrelation

@Suite("Meta-analysis")
struct MetaAnalysisTests {
  /// Log relative risks and their standard errors of the thirteen trials of BCG vaccine
  /// (metafor `dat.bcg`, `escalc(measure = "RR")`).
  private let bcg = (
    estimates: [
      -0.8893113339202054, -1.5853886572014306, -1.3480731482996933, -1.4415511900213054,
      -0.21754732221129558, -0.786115585818864, -1.6208982235983918, 0.011952333523840508,
      -0.4694176487381494, -1.3713448034727844, -0.3393588283383906, 0.44591340057137874,
      -0.017313948216879815,
    ],
    errors: [
      0.5706003548929507, 0.44111350171825825, 0.644490469571091, 0.14145681992130169,
      0.2262966463950159, 0.08310005087789513, 0.4722470196542432, 0.06294107798423641,
      0.2375588568402554, 0.27023100046632126, 0.11141011610962319, 0.7297299810204818,
      0.26721650339001574,
    ]
  )

  // metafor `rma(yi, vi, method = "DL")`, as closed forms in Python.
  @Test("BCG by DerSimonian and Laird")
  func moments() {
    let meta = MetaAnalysis(
      estimates: bcg.estimates, standardErrors: bcg.errors, method: .derSimonianLaird)
    #expect(Tolerance.absolute(5e-11).accepts(meta.betweenVariance, 0.3087602629))
    #expect(Tolerance.absolute(5e-8).accepts(meta.mean, -0.7141172))
    #expect(Tolerance.absolute(5e-8).accepts(meta.standardError, 0.1787421))
    #expect(Tolerance.absolute(5e-8).accepts(meta.heterogeneity, 152.2330081))
    #expect(Tolerance.absolute(5e-7).accepts(meta.inconsistency, 0.921173))
  }

  // The root of the restricted score by scipy 1.17.1 `brentq` (xtol 1e-16), and closed forms from
  // it; metafor `rma(yi, vi, method = "REML", test = "knha")` stops 5e-9 beside the root.
  @Test("BCG by REML, with the interval of Knapp and Hartung and the prediction interval")
  func reml() {
    let meta = MetaAnalysis(estimates: bcg.estimates, standardErrors: bcg.errors)
    #expect(Tolerance.absolute(1e-12).accepts(meta.betweenVariance, 0.31324325813648085))
    #expect(Tolerance.absolute(1e-12).accepts(meta.mean, -0.7145323421581392))
    #expect(Tolerance.absolute(1e-12).accepts(meta.standardError, 0.17978151610520574))
    #expect(Tolerance.absolute(1e-12).accepts(meta.knappHartungError, 0.18079174409284787))
    let interval = meta.interval(level: 0.95)
    #expect(Tolerance.absolute(1e-12).accepts(interval.lower, -1.1084437136855505))
    #expect(Tolerance.absolute(1e-12).accepts(interval.upper, -0.3206209706307279))
    let prediction = meta.predictionInterval(level: 0.95)
    #expect(Tolerance.absolute(1e-12).accepts(prediction.lower, -2.008375906922577))
    #expect(Tolerance.absolute(1e-12).accepts(prediction.upper, 0.5793112226062987))
  }

  // By hand: with equal errors v and estimates all equal, τ² = 0, SE = √(v/k), and everybody
  // is drawn to the mean.
  @Test("people who agree have no variance between them")
  func agreement() {
    let meta = MetaAnalysis(
      estimates: [2, 2, 2, 2], standardErrors: [1, 1, 1, 1])
    #expect(meta.betweenVariance == 0 && meta.mean == 2 && meta.inconsistency == 0)
    #expect(meta.standardError == 0.5 && meta.knappHartungError == 0.5)
    #expect(meta.shrunken == [2, 2, 2, 2])
  }

  // By hand: v = 1 and Σ(y−ȳ)²/(k−1) = 32/3, so τ² = 29/3, and each keeps 29/32 of its distance.
  @Test("with equal errors REML is the variance less the error, and shrinking is its share")
  func balanced() {
    let y: [Double] = [0, 4, 4, 8]
    let spread = y.standardDeviation * y.standardDeviation
    let meta = MetaAnalysis(estimates: y, standardErrors: [1, 1, 1, 1])
    #expect(Tolerance.relative(1e-9).accepts(meta.betweenVariance, spread - 1))
    let share = (spread - 1) / spread
    #expect(mismatch(meta.shrunken, y.map { 4 + share * ($0 - 4) }, .relative(1e-9)) == nil)
  }
}

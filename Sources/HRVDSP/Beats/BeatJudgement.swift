#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Which families of beats are conducted in the way that is usual in the record, and which are
/// ventricular.
///
/// Normal is first the family from which most beats come neither early nor before a pause, and
/// families like it: whatever their shape, and not the premature ones of a bigeminus. Other large
/// families whose beats come in time are normal too: bundle branch block may come and go. The
/// rest, the largest first, is weighed against the nearest normal family by
///
///     E = 4 (1 − r) + 1.6 w + 1.2 a⁺ + 0.7 a⁻ + ln(after / before) − 0.9
///
/// r being the correlation of the templates less what noise explains, w the logarithm of how
/// much slower the complex is (when it is), a the logarithm of how much larger (a⁺) or smaller
/// (a⁻), and the last the mean over the beats. `E > 0` is ventricular, `E < −0.3` joins the normal
/// ones. Paced families are neither, and are compared with only where there is no other that
/// comes in time. The weights were chosen on half of the open records of the MIT-BIH Arrhythmia Database.
struct BeatJudgement {
  /// What is said of a family.
  struct Verdict {
    var isVentricular = false
    /// The evidence E; 0 for families that were normal from the start.
    var evidence: Float = 0
    /// The logarithm of the length of the shape over that of the nearest normal family.
    var size: Float = 0
  }

  private(set) var verdicts: [Verdict] = []
  private(set) var normal: [Int] = []

  private static let shape: Float = 4
  private static let width: Float = 1.6
  private static let larger: Float = 1.2
  private static let smaller: Float = 0.7
  private static let threshold: Float = 0.9
  private static let joinsBelow: Float = -0.3
  private static let joinsFrom = 3
  /// Noise of this many times its median takes nothing from the likeness of single beats.
  private static let noiseAllowance: Float = 2

  /// A family of beats in time is normal at once when it has this share of the beats from its first
  /// to its last, and as large a share of the record or 120 beats: a ventricular rhythm as slow as
  /// a sinus rhythm seldom lasts for two minutes. Half the share is enough when next to every beat
  /// came in time; twice the share is needed where the shape is wide and nothing like the dominant
  /// one, as it is in an idioventricular rhythm.
  private static let largeShare: Float = 0.1
  private static let lastingCount = 120
  private static let regularShare: Float = 0.75
  private static let likeness: Float = 0.3
  /// Families of at least this many beats in time that are not wider than normal are normal: a
  /// ventricular focus that is not early is an escape, and its complex is wide.
  private static let narrowCount = 8
  private static let wide: Float = 0.25

  /// Families that others are compared with: bounds the time.
  private static let mostNormal = 24

  init(_ all: BeatFamilies, beatCount: Int) {
    let families = all.families
    guard !families.isEmpty else { return }
    verdicts = Array(repeating: Verdict(), count: families.count)
    let order = families.indices.sorted { (families[$0].count, $1) > (families[$1].count, $0) }
    let spontaneous = order.filter { !families[$0].isPaced }
    let isMostlyPaced = !spontaneous.contains { families[$0].punctualCount >= Self.narrowCount }
    let dominant = Self.dominant(isMostlyPaced ? order : spontaneous, all)
    normal = [dominant]
    var rest: [Int] = []
    for id in spontaneous where id != dominant {
      if normal.count < Self.mostNormal, Self.isLasting(id, dominant, all, of: beatCount) {
        normal.append(id)
      } else {
        rest.append(id)
      }
    }
    for id in rest {
      let family = families[id]
      let verdict = weigh(id, all)
      verdicts[id] = verdict
      if family.count >= Self.joinsFrom, verdict.evidence < Self.joinsBelow,
        normal.count < Self.mostNormal
      {
        normal.append(id)
      }
    }
  }

  /// The most punctual family of those that have, together, the most punctual beats: families of
  /// much the same shape count as one.
  private static func dominant(_ order: [Int], _ all: BeatFamilies) -> Int {
    var best = (id: order[0], count: -1)
    for id in order.prefix(8) {
      var (sum, member) = (0, id)
      for other in order.prefix(32) where all.correlation(id, other) > 0.9 {
        sum += all.families[other].punctualCount
        if all.families[other].punctualCount > all.families[member].punctualCount {
          member = other
        }
      }
      if sum > best.count { best = (member, sum) }
    }
    return best.id
  }

  private static func isLasting(
    _ id: Int, _ dominant: Int, _ all: BeatFamilies, of beatCount: Int
  ) -> Bool {
    let family = all.families[id]
    guard family.isPunctual else { return false }
    let isForeign =
      family.slowness - all.families[dominant].slowness > wide
      && all.correlation(id, dominant) < likeness
    let isRegular = Float(family.punctualCount) > regularShare * Float(family.count)
    let share = isForeign ? 2 * largeShare : isRegular ? largeShare / 2 : largeShare
    let span = family.lastBeat - family.firstBeat + 1
    return Float(family.count) > share * Float(span)
      && ((family.count >= lastingCount && !isForeign)
        || Float(family.count) > share * Float(beatCount))
  }

  private func weigh(_ id: Int, _ all: BeatFamilies) -> Verdict {
    let family = all.families[id]
    let allowance = Self.noiseAllowance * family.noise / Float(family.count)
    var verdict = Verdict(evidence: .infinity)
    var wider: Float = 0
    for other in normal {
      let slower = family.slowness - all.families[other].slowness
      let size = log(family.norm / all.families[other].norm)
      let unlike = max(0, 1 - all.correlation(id, other) - allowance)
      let evidence =
        Self.shape * unlike + Self.width * max(0, slower)
        + (size > 0 ? Self.larger : -Self.smaller) * size
      guard evidence < verdict.evidence else { continue }
      verdict.evidence = evidence
      verdict.size = size
      wider = slower
    }
    verdict.evidence += family.prematurity - Self.threshold
    let isEscape =
      family.count >= Self.narrowCount && family.prematurity < 0.1 && wider < Self.wide
    verdict.isVentricular = verdict.evidence > 0 && !isEscape
    return verdict
  }
}

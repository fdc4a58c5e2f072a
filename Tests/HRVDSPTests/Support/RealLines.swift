import Foundation
import HRVTestSupport

/// The lines of a real recording, if it is there.
func realLines(_ path: String) -> [Substring]? {
  guard let url = RealData.url(path), let text = try? String(contentsOf: url, encoding: .utf8)
  else { return nil }
  return text.split(whereSeparator: \.isNewline)
}

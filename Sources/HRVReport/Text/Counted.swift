/// A count with its noun: `1 gap`, `2 gaps`.
func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(NumberText.count(count)) \(count == 1 ? noun : plural ?? noun + "s")"
}

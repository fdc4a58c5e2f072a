/// Texts that try to be more than text.
enum Hostile {
  /// No blank, no hyphen, and an override of the reading direction.
  static let long =
    String(repeating: "W", count: 150) + "\u{202E}" + String(repeating: "_", count: 150)

  static let texts = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "</title><svg onload=alert(1)>", "</style><script>", "javascript:alert(1)", "]]><!--",
    "&lt;b&gt; &amp; &#x3c;", "\u{202E}gpj.exe", "a\u{0}b\u{8}c\u{1B}[2J\u{7F}\u{9B}31m",
    "\u{FFFE}\u{FFFF}\u{2028}x", "=HYPERLINK(\"http://example.org\")", "line\nbreak\r\nand\ttab",
    "🫀 中文 é שלום", "<![CDATA[</svg><script>alert(1)</script>]]>",
    "url(javascript:alert(1))", "*{background:url(https://example.org/x)}", "\\3c script\\3e",
    "<a xlink:href='data:text/html,x'>", "<foreignObject><iframe src=x>",
    "x--></style><style>*{x:y}",
    "<set attributeName=onmouseover to=alert(1)>", "${7*7}{{7*7}}<%= 7 %>",
    "\u{2066}a\u{2069}\u{200F}b\u{061C}", "x.txt\" style=\"position:fixed",
    String(repeating: "W", count: 300), "%3Cscript%3E&NewLine;&#0;&bogus;",
  ]
}

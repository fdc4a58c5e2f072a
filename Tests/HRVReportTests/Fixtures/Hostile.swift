/// Texts that try to be more than text.
enum Hostile {
  static let texts = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "</title><svg onload=alert(1)>", "</style><script>", "javascript:alert(1)", "]]><!--",
    "&lt;b&gt; &amp; &#x3c;", "\u{202E}gpj.exe", "a\u{0}b\u{8}c\u{1B}[2J\u{7F}\u{9B}31m",
    "\u{FFFE}\u{FFFF}\u{2028}x", "=HYPERLINK(\"http://example.org\")", "line\nbreak\r\nand\ttab",
    "🫀 中文 é שלום",
  ]
}

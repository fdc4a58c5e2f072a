import Foundation

/// Archives that another program packed: Python 3.11.7, modules `gzip` and `zipfile`. All hold
/// the text of ``intervalsMs``, a line an interval.
enum PackedByPython {
  /// What is in them.
  static let intervalsMs: [Double] = (0..<300).map { Double(700 + $0 * 37 % 190) }

  /// `gzip.compress(text, mtime=0)`.
  static let gzip = bytes(
    """
    H4sIAAAAAAACA+3Sy63kMBRDwb2j0ccS2fknNuUwBnjbiwJkHDpjPNl5kvfpnE/fPu1xW0/u7+m4btuNW9zlBre5cIs7v\
    yc/bnPhJndeN25xl5vcy5Vb3OUG93LlJne4wW0u3OTO8Da3uXCDe48bt7jLDe7lwi3uTm9zmws3uXPduM1dbnKHK7e4yw\
    3u5cot7nCDe7lwkzvL29zmwk3ujRu3ucsN7uXCLe5yOlfn6pzFnfoeTufqnMmd7cbpXJ1jj9gj9qjO/TrbI/aIPapzv87\
    2iD1ij+pcnatz7BF7VOfqXJ1jj9ijOlfn6hx75Nvjx+lcnWOPfHv8OJ2rc+wRe8Qe1blfZ3vEHrFHde7X2R6xR+xRnatz\
    dY49Yo/qXJ2rc+wRe1Tn6lydY498e/w4natz7JFvjx+nc3WOPWKP2KM6V+fYI/aIPapzv872iD1ij+rcr/Pff/9f/vf/A\
    Jh3srqwBAAA
    """)

  /// `Märchen/night.txt`, written to a stream that cannot be rewound: sizes and checksum stand
  /// behind the data.
  static let zipOfStream = bytes(
    """
    UEsDBBQACAgIAOA5YlwAAAAAAAAAAAAAAAASAAAATcOkcmNoZW4vbmlnaHQudHh07dLLreQwFEPBvaPRxxLZ+Sc25TAGe\
    NuLAmQcOmM82XmS9+mcT98+7XFbT+7v6bhu241b3OUGt7lwizu/Jz9uc+Emd143bnGXm9zLlVvc5Qb3cuUmd7jBbS7c5M\
    7wNre5cIN7jxu3uMsN7uXCLe5Ob3ObCze5c924zV1ucocrt7jLDe7lyi3ucIN7uXCTO8vb3ObCTe6NG7e5yw3u5cIt7nI\
    6V+fqnMWd+h5O5+qcyZ3txulcnWOP2CP2qM79Otsj9og9qnO/zvaIPWKP6lydq3PsEXtU5+pcnWOP2KM6V+fqHHvk2+PH\
    6VydY498e/w4natz7BF7xB7VuV9ne8QesUd17tfZHrFH7FGdq3N1jj1ij+pcnatz7BF7VOfqXJ1jj3x7/Didq3PskW+PH\
    6dzdY49Yo/YozpX59gj9og9qnO/zvaIPWKP6tyv899//1/+9/8AUEsHCJh3srpTAQAAsAQAAFBLAQIUAxQACAgIAOA5Yl\
    yYd7K6UwEAALAEAAASAAAAAAAAAAAAAACAAQAAAABNw6RyY2hlbi9uaWdodC50eHRQSwUGAAAAAAEAAQBAAAAAkwEAAAA\
    A
    """)

  /// `night.txt`, opened with `force_zip64=True`: 64-bit sizes in the local header only.
  static let zip64Local = bytes(
    """
    UEsDBC0AAAAIAOA5YlyYd7K6//////////8JABQAbmlnaHQudHh0AQAQALAEAAAAAAAAUwEAAAAAAADt0sut5DAUQ8G9o\
    9HHEtn5JzblMAZ424sCZBw6YzzZeZL36ZxP3z7tcVtP7u/puG7bjVvc5Qa3uXCLO78nP25z4SZ3XjducZeb3MuVW9zlBv\
    dy5SZ3uMFtLtzkzvA2t7lwg3uPG7e4yw3u5cIt7k5vc5sLN7lz3bjNXW5yhyu3uMsN7uXKLe5wg3u5cJM7y9vc5sJN7o0\
    bt7nLDe7lwi3ucjpX5+qcxZ36Hk7n6pzJne3G6VydY4/YI/aozv062yP2iD2qc7/O9og9Yo/qXJ2rc+wRe1Tn6lydY4/Y\
    ozpX5+oce+Tb48fpXJ1jj3x7/Didq3PsEXvEHtW5X2d7xB6xR3Xu19kesUfsUZ2rc3WOPWKP6lydq3PsEXtU5+pcnWOPf\
    Hv8OJ2rc+yRb48fp3N1jj1ij9ijOlfn2CP2iD2qc7/O9og9Yo/q3K/z33//X/73/wBQSwECLQMtAAAACADgOWJcmHeyul\
    MBAACwBAAACQAAAAAAAAAAAAAAgAEAAAAAbmlnaHQudHh0UEsFBgAAAAABAAEANwAAAI4BAAAAAA==
    """)

  /// `a.txt` and `b.txt`, with `ZIP64_LIMIT = 10` and `ZIP_FILECOUNT_LIMIT = 0`: all records of
  /// zip64.
  static let zip64 = bytes(
    """
    UEsDBC0AAAAIAOA5YlyYd7K6//////////8FABQAYS50eHQBABAAsAQAAAAAAABTAQAAAAAAAO3Sy63kMBRDwb2j0ccS2\
    fknNuUwBnjbiwJkHDpjPNl5kvfpnE/fPu1xW0/u7+m4btuNW9zlBre5cIs7vyc/bnPhJndeN25xl5vcy5Vb3OUG93LlJn\
    e4wW0u3OTO8Da3uXCDe48bt7jLDe7lwi3uTm9zmws3uXPduM1dbnKHK7e4yw3u5cot7nCDe7lwkzvL29zmwk3ujRu3ucs\
    N7uXCLe5yOlfn6pzFnfoeTufqnMmd7cbpXJ1jj9gj9qjO/TrbI/aIPapzv872iD1ij+pcnatz7BF7VOfqXJ1jj9ijOlfn\
    6hx75Nvjx+lcnWOPfHv8OJ2rc+wRe8Qe1blfZ3vEHrFHde7X2R6xR+xRnatzdY49Yo/qXJ2rc+wRe1Tn6lydY498e/w4n\
    atz7JFvjx+nc3WOPWKP2KM6V+fYI/aIPapzv872iD1ij+rcr/Pff/9f/vf/AFBLAwQtAAAACADgOWJcmHeyuv////////\
    //BQAUAGIudHh0AQAQALAEAAAAAAAAUwEAAAAAAADt0sut5DAUQ8G9o9HHEtn5JzblMAZ424sCZBw6YzzZeZL36ZxP3z7\
    tcVtP7u/puG7bjVvc5Qa3uXCLO78nP25z4SZ3XjducZeb3MuVW9zlBvdy5SZ3uMFtLtzkzvA2t7lwg3uPG7e4yw3u5cIt\
    7k5vc5sLN7lz3bjNXW5yhyu3uMsN7uXKLe5wg3u5cJM7y9vc5sJN7o0bt7nLDe7lwi3ucjpX5+qcxZ36Hk7n6pzJne3G6\
    VydY4/YI/aozv062yP2iD2qc7/O9og9Yo/qXJ2rc+wRe1Tn6lydY4/YozpX5+oce+Tb48fpXJ1jj3x7/Didq3PsEXvEHt\
    W5X2d7xB6xR3Xu19kesUfsUZ2rc3WOPWKP6lydq3PsEXtU5+pcnWOPfHv8OJ2rc+yRb48fp3N1jj1ij9ijOlfn2CP2iD2\
    qc7/O9og9Yo/q3K/z33//X/73/wBQSwECLQMtAAAACADgOWJcmHeyuv//////////BQAUAAAAAAAAAAAAgAEAAAAAYS50\
    eHQBABAAsAQAAAAAAABTAQAAAAAAAFBLAQItAy0AAAAIAOA5YlyYd7K6//////////8FABwAAAAAAAAAAACAAf////9iL\
    nR4dAEAGACwBAAAAAAAAFMBAAAAAAAAigEAAAAAAABQSwYGLAAAAAAAAAAtAC0AAAAAAAAAAAACAAAAAAAAAAIAAAAAAA\
    AAlgAAAAAAAAAUAwAAAAAAAFBLBgcAAAAAqgMAAAAAAAABAAAAUEsFBgAAAAACAAIAlgAAABQDAAAAAA==
    """)

  private static func bytes(_ base64: String) -> [UInt8] {
    Data(base64Encoded: base64).map(Array.init) ?? []
  }
}

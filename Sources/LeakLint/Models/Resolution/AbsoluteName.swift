/// Absolute names taken apart by their bytes: names are compared and cut far too often for characters.
extension String {
  /// What follows the last dot of an absolute name.
  var lastNameComponent: String {
    guard let dot = utf8.lastIndex(of: UInt8(ascii: ".")) else { return self }
    return String(self[utf8.index(after: dot)...])
  }

  /// What stands before and behind the last dot; nil where there is none.
  var splitAtLastDot: (prefix: String, rest: String)? {
    guard let dot = utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return (String(self[..<dot]), String(self[utf8.index(after: dot)...]))
  }

  /// The shorter and shorter prefixes that end before a dot, with the rest, its dot included.
  func forEachPrefix(_ body: (_ prefix: String, _ rest: Substring) -> Bool) {
    var end = utf8.endIndex
    while let dot = utf8[..<end].lastIndex(of: UInt8(ascii: ".")) {
      if body(String(self[..<dot]), self[dot...]) { return }
      end = dot
    }
  }

  /// What a name of a language begins with that tells whether anything of the run or the models can be meant: a Python
  /// name's first component, a Go name's package (up to a dot in its last element, the same for every name).
  func rootOfName(in language: Language) -> String {
    switch language {
    case .python: return utf8.firstIndex(of: UInt8(ascii: ".")).map { String(self[..<$0]) } ?? self
    case .go:
      let start = utf8.lastIndex(of: UInt8(ascii: "/")) ?? utf8.startIndex
      return utf8[start...].firstIndex(of: UInt8(ascii: ".")).map { String(self[..<$0]) } ?? self
    case .swift: return self
    }
  }
}

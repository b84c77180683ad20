/// The messages of a compiler, by the line of a file that they are about.
enum CompilerErrors {
  /// - Parameter text: lines such as `./subject.go:12:3: declared and not used` or `subject.swift:9:5: error: …`.
  /// - Parameter warning: what a warning says that counts as an error.
  static func byLine(_ text: String, file: String, warning: String? = nil) -> [(line: Int, message: String)] {
    text.split(separator: "\n").compactMap { row in
      guard let name = row.firstRange(of: "\(file):") else { return nil }
      let rest = row[name.upperBound...]
      guard let number = Int(rest.prefix(while: \.isNumber)) else { return nil }
      let message = rest.drop(while: { $0.isNumber || $0 == ":" || $0 == " " })
      let counts = warning.map { message.contains($0) } ?? false
      guard counts || !message.hasPrefix("warning"), !message.hasPrefix("note") else { return nil }
      return (number, String(message))
    }
  }
}

/// The lines that a change touched, read from `git diff -U0`.
struct ChangedLines: Sendable {
  /// Path -> 1-based lines of the new version. A removal counts for the lines on both sides of it.
  private var lines: [String: [ClosedRange<UInt32>]] = [:]
  private var newFiles: Set<String> = []

  /// - Parameter prefix: put before every path, to make it relative to the root of the run.
  init(parsing diff: [UInt8], prefix: String = "") {
    var path: String?
    for line in diff.split(separator: UInt8(ascii: "\n")) {
      if line.starts(with: "+++ ".utf8) {
        path = Self.path(line.dropFirst(4)).map { prefix + $0 }
      } else if line.starts(with: "@@ -".utf8), let path, let range = Self.newLines(line) {
        lines[path, default: []].append(range)
      }
    }
  }

  /// All of the file is new.
  mutating func addFile(_ path: String) { newFiles.insert(path) }

  mutating func formUnion(_ other: ChangedLines) {
    lines.merge(other.lines) { $0 + $1 }
    newFiles.formUnion(other.newFiles)
  }

  func touch(_ path: String, _ stretch: ClosedRange<UInt32>) -> Bool {
    newFiles.contains(path) || lines[path]?.contains { $0.overlaps(stretch) } ?? false
  }

  /// `b/path`, or in quotes with C escapes; nil for `/dev/null`.
  private static func path(_ field: ArraySlice<UInt8>) -> String? {
    // git ends names that hold a space with a tab.
    var bytes = field.last == UInt8(ascii: "\t") ? Array(field.dropLast()) : Array(field)
    if bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\""), bytes.count > 1 {
      bytes = unquoted(bytes.dropFirst().dropLast())
    }
    guard bytes.starts(with: "b/".utf8) else { return nil }
    return PathText.string(bytes.dropFirst(2))
  }

  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let escapes: [UInt8: UInt8] = [
      UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11,
      UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
    ]
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
        result.append(byte)
        continue
      }
      let octal = [escaped] + rest.prefix(2)
      if octal.count == 3, let value = UInt8(String(decoding: octal, as: UTF8.self), radix: 8) {
        result.append(value)
        rest = rest.dropFirst(2)
      } else {
        result.append(escapes[escaped] ?? escaped)
      }
    }
    return result
  }

  /// From `@@ -a,b +c,d @@ …`.
  private static func newLines(_ header: ArraySlice<UInt8>) -> ClosedRange<UInt32>? {
    let fields = String(decoding: header, as: UTF8.self).split(separator: " ", maxSplits: 3)
    guard fields.count >= 3, fields[2].first == "+" else { return nil }
    let numbers = fields[2].dropFirst().split(separator: ",")
    guard let first = numbers.first.flatMap({ UInt32($0) }) else { return nil }
    let count = numbers.count > 1 ? UInt32(numbers[1]) ?? 1 : 1
    // A count of zero: lines were removed behind line `first`, which is 0 at the top of the file.
    return count == 0 ? max(first, 1)...(first + 1) : first...(first + count - 1)
  }
}

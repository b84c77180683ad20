/// Recognizes a finding of an earlier run although its line has moved.
///
/// It is made of the rule, the path, the function and the text of the acquisition's line with its white space
/// normalized, and of a running number where all of these are the same.
enum Fingerprint {
  /// Fills in the fingerprints.
  ///
  /// - Parameter findings: in report order, so that the running numbers follow the lines.
  /// - Parameter line: the text of a 1-based line of a file.
  static func fill(_ findings: inout [Finding], line: (_ path: String, _ line: UInt32) -> String) {
    var seen: [String: Int] = [:]
    for index in findings.indices {
      let finding = findings[index]
      let text = line(finding.path, finding.range.line).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let parts = [finding.rule, finding.path, finding.function, text]
      let key = parts.joined(separator: "\0")
      let ordinal = seen[key, default: 0]
      seen[key] = ordinal + 1
      findings[index].fingerprint = hash(key + "\0\(ordinal)")
    }
  }

  /// 128 bits as two 64-bit FNV-1a hashes of the text and of its reverse; stable for ever, unlike Swift's own hashes.
  private static func hash(_ text: String) -> String {
    hexadecimal(fnv1a(text.utf8)) + hexadecimal(fnv1a(text.utf8.reversed()))
  }

  private static func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes {
      hash ^= UInt64(byte)
      hash &*= 0x0000_0100_0000_01B3
    }
    return hash
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Paths as relative references of URIs.
enum PercentEncoding {
  /// Everything but unreserved characters, slashes and a few delimiters that mean nothing in a path is encoded; so are
  /// colons, which would look like a scheme.
  static func encode(_ path: String) -> String {
    var result = ""
    for byte in PathText.bytes(path) {
      if isPlain(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~/+,=@".utf8.contains(byte)
    }
  }
}

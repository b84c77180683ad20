#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// JSON as every part of the program writes it: keys sorted, so that the same values give the same bytes.
enum JSONText {
  /// With a line feed at the end.
  static func encode(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
    } catch {
      // Only floating-point infinities and encoders of one's own can fail; there are none.
      preconditionFailure("plain values are always encodable: \(error)")
    }
  }
}

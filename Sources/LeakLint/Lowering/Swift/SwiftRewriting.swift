/// Rewrites what the grammar cannot parse into something of the same length that it can.
enum SwiftRewriting {
  static func rewrite(_ bytes: [UInt8]) -> [UInt8] { bytes }
}

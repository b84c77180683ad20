#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Paths as text and back.
///
/// The system's paths are bytes; the program's are `String`s. A byte that is not part of valid UTF-8 is held as the
/// private-use character U+10FE00 + byte, so that every path survives the round trip and the file can be opened. The
/// assumption is that nobody names files with those characters.
package enum PathText {
  private static let base: UInt32 = 0x10FE00

  package static func string(_ bytes: some BidirectionalCollection<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    // Repairs make the text differ from the bytes.
    return text.utf8.elementsEqual(bytes) ? text : escaped(Array(bytes))
  }

  package static func string(cString: UnsafePointer<CChar>) -> String {
    string(UnsafeBufferPointer(start: cString, count: strlen(cString)).map(UInt8.init(bitPattern:)))
  }

  package static func bytes(_ path: String) -> [UInt8] {
    // Both ends of the private range are encoded as F4 8F BA xx and F4 8F BB xx.
    guard path.utf8.contains(0xF4) else { return Array(path.utf8) }
    var result: [UInt8] = []
    for scalar in path.unicodeScalars {
      if (base + 0x80...base + 0xFF).contains(scalar.value) {
        result.append(UInt8(scalar.value - base))
      } else {
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return result
  }

  /// Calls `body` with the path as the system wants it.
  static func withCString<Result>(_ path: String, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    guard path.utf8.contains(0xF4) else { return path.withCString(body) }
    return (bytes(path) + [0]).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { chars in
        // The buffer holds at least the terminator.
        chars.baseAddress.map(body) ?? path.withCString(body)
      }
    }
  }

  private static func escaped(_ bytes: [UInt8]) -> String {
    var result = String.UnicodeScalarView()
    var rest = bytes[...]
    while !rest.isEmpty {
      var parser = Unicode.UTF8.ForwardParser()
      var iterator = rest.makeIterator()
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        result.append(Unicode.UTF8.decode(encoded))
        rest = rest.dropFirst(encoded.count)
      case .error(let length):
        for byte in rest.prefix(length) { result.append(Unicode.Scalar(base + UInt32(byte)) ?? "\u{FFFD}") }
        rest = rest.dropFirst(length)
      case .emptyInput:
        return String(result)
      }
    }
    return String(result)
  }
}

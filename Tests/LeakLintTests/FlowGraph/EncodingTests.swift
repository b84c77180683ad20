import Testing

@testable import LeakLint

/// Lowered files as bytes and back.
@Suite struct EncodingTests {
  @Test(arguments: Language.allCases) func whatIsReadIsWhatWasWritten(_ language: Language) throws {
    let files = Fixture.all.flatMap(\.files).filter { $0.language == language }
    #expect(!files.isEmpty)
    for file in files {
      let source = SourceText(bytes: Array(file.lines.joined(separator: "\n").utf8))
      let lowered = language.lowering.lower(source, path: file.path, module: "m")
      let bytes = Self.bytes(lowered)
      let again = try #require(Self.file(bytes, language: language, path: file.path), "\(file.path)")
      #expect(Self.description(again) == Self.description(lowered), "\(file.path)")
      #expect(Self.bytes(again) == bytes)
      #expect(again.names.strings == lowered.names.strings)
      #expect(lowered.names.strings.allSatisfy { again.names.lookup($0) == lowered.names.lookup($0) })
    }
  }

  @Test func numbersOfAllSizes() {
    let unsigned: [UInt64] = [0, 1, 127, 128, 300, 1 << 32, .max]
    let signed: [Int64] = [0, -1, 1, 63, -64, 64, .min, .max]
    var writer = ByteWriter()
    writer.array(unsigned) { $0.number($1) }
    writer.array(signed) { $0.signed($1) }
    writer.text("naïve ☃")
    writer.range(SourceRange(start: 9, end: 4, line: 3, column: 1))
    writer.range(SourceRange(start: 2, end: 8, line: 1, column: 7))
    writer.bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      #expect(reader.array { $0.number() } == unsigned)
      #expect(reader.array { $0.signed() } == signed)
      #expect(reader.text() == "naïve ☃")
      #expect(reader.range() == SourceRange(start: 9, end: 4, line: 3, column: 1))
      #expect(reader.range() == SourceRange(start: 2, end: 8, line: 1, column: 7))
      #expect(reader.isComplete)
    }
  }

  /// No bytes make the reader trap, and hardly any that are cut off are taken for a file.
  @Test func damagedBytes() throws {
    let source = SourceText(bytes: Array("def f(a):\n    with a() as b:\n        return b or 'x'\n".utf8))
    let bytes = Self.bytes(Language.python.lowering.lower(source, path: "a.py", module: "a"))
    for count in bytes.indices { #expect(Self.file(Array(bytes[..<count]), language: .python, path: "a.py") == nil) }
    for index in bytes.indices {
      for value in [0, 0x7f, 0x80, 0xff] as [UInt8] {
        var damaged = bytes
        damaged[index] = value
        _ = Self.file(damaged, language: .python, path: "a.py")
      }
    }
  }

  /// Everything that is in it, members that are added some day included.
  private static func description(_ file: LoweredFile) -> [String] {
    Mirror(reflecting: file).children.filter { $0.label != "names" }.map { "\($0.label ?? ""): \($0.value)" }
  }

  private static func bytes(_ file: LoweredFile) -> [UInt8] {
    var writer = ByteWriter()
    file.encode(into: &writer)
    return writer.bytes
  }

  private static func file(_ bytes: [UInt8], language: Language, path: String) -> LoweredFile? {
    bytes.withUnsafeBytes {
      var reader = ByteReader($0)
      return LoweredFile(path: path, language: language, module: "m", from: &reader)
    }
  }
}

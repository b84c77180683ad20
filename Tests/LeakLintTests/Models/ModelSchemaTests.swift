import Foundation
import Testing

@testable import LeakLint

/// Rules/schema.json, which editors read, knows the same fields as the decoder.
@Suite struct ModelSchemaTests {
  private struct Schema: Decodable {
    struct Object: Decodable {
      var properties: [String: Property]?
    }
    struct Property: Decodable {}

    var properties: [String: Property]
    var definitions: [String: Object]

    enum CodingKeys: String, CodingKey {
      case properties
      case definitions = "$defs"
    }
  }

  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Rules/schema.json")

  /// A definition of the schema and a model with a field, far from any other, that the decoder refuses there.
  @Test(arguments: [
    ("", "qqqqqqqqqqqq: 1"),
    ("type", "types: { p.T: { qqqqqqqqqqqq: 1 } }"),
    ("effects", "functions: { p.F: { qqqqqqqqqqqq: 1 } }"),
    ("acquisition", "functions: { p.F: { acquires: { kind: cursor, qqqqqqqqqqqq: 1 } } }"),
    ("release", "functions: { p.F: { releases: { qqqqqqqqqqqq: 1 } } }"),
    ("example", "examples: [{ clean: x, code: x, qqqqqqqqqqqq: 1 }]"),
  ])
  func fieldsAgree(_ definition: String, _ model: String) throws {
    let schema = try JSONDecoder().decode(Schema.self, from: Data(contentsOf: Self.file))
    let properties = definition.isEmpty ? schema.properties : try #require(schema.definitions[definition]?.properties)
    #expect(Self.knownFields(model) == properties.keys.sorted())
  }

  /// The fields that the decoder lists when it meets one that it does not know.
  private static func knownFields(_ model: String) -> [String] {
    do throws(InvalidModel) {
      _ = try ModelDecoder.decode("language: go\n\(model)\n", path: "own.yaml")
      return []
    } catch {
      let message = error.problems.map(\.message).joined()
      guard let list = message.split(separator: "known here: ").last else { return [] }
      return list.split(separator: ", ").map(String.init).sorted()
    }
  }
}

/// The part of SARIF 2.1.0 that reports use, spelled as the standard spells it.
struct SARIFDocument: Encodable, Sendable {
  let schema = "https://json.schemastore.org/sarif-2.1.0.json"
  let version = "2.1.0"
  var runs: [Run]

  private enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  struct Run: Encodable, Sendable {
    var tool: Tool
    var invocations: [Invocation]
    var originalUriBaseIds: [String: ArtifactLocation]
    let columnKind = "utf16CodeUnits"
    var results: [Result]
  }

  struct Tool: Encodable, Sendable {
    var driver: Driver
  }

  struct Driver: Encodable, Sendable {
    var name: String
    var version: String
    var semanticVersion: String
    var rules: [Descriptor]
  }

  struct Descriptor: Encodable, Sendable {
    var id: String
    var name: String
    var shortDescription: Message
    var fullDescription: Message
    var help: MarkdownMessage
    var defaultConfiguration: Configuration
    var properties: Properties

    struct Configuration: Encodable, Sendable {
      var level: String
    }

    /// What code-scanning sites read beside the standard.
    struct Properties: Encodable, Sendable {
      var tags: [String]
      var precision: String
      var problemSeverity: String

      private enum CodingKeys: String, CodingKey {
        case tags, precision
        case problemSeverity = "problem.severity"
      }
    }
  }

  struct Message: Encodable, Sendable {
    var text: String
  }

  struct MarkdownMessage: Encodable, Sendable {
    var text: String
    var markdown: String
  }

  struct Invocation: Encodable, Sendable {
    var executionSuccessful: Bool
    var toolExecutionNotifications: [Notification]
  }

  struct Notification: Encodable, Sendable {
    var level: String
    var message: Message
    var locations: [Location]
  }

  struct Result: Encodable, Sendable {
    var ruleId: String
    var ruleIndex: Int
    var level: String
    var message: Message
    var locations: [Location]
    var relatedLocations: [Location]?
    var codeFlows: [CodeFlow]?
    var partialFingerprints: [String: String]
    var properties: Properties

    struct Properties: Encodable, Sendable {
      var confidence: String
    }
  }

  struct CodeFlow: Encodable, Sendable {
    var threadFlows: [ThreadFlow]
  }

  struct ThreadFlow: Encodable, Sendable {
    var locations: [ThreadFlowLocation]
  }

  struct ThreadFlowLocation: Encodable, Sendable {
    var location: Location
    var importance: String
  }

  struct Location: Encodable, Sendable {
    var id: Int?
    var physicalLocation: PhysicalLocation
    var logicalLocations: [LogicalLocation]?
    var message: Message?
  }

  struct PhysicalLocation: Encodable, Sendable {
    var artifactLocation: ArtifactLocation
    var region: Region?
  }

  struct LogicalLocation: Encodable, Sendable {
    var fullyQualifiedName: String
    let kind = "function"
  }

  struct ArtifactLocation: Encodable, Sendable {
    var uri: String
    var uriBaseId: String?
  }

  struct Region: Encodable, Sendable {
    var startLine: Int
    var startColumn: Int?
    var endLine: Int?
    var endColumn: Int?
    var snippet: Snippet?
  }

  struct Snippet: Encodable, Sendable {
    var text: String
  }
}

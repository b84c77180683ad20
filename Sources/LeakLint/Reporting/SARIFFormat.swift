/// SARIF 2.1.0. The primary location is one line long, for code-scanning sites show annotations of more lines badly; the
/// exit is a related location that the message links to, and the witness path is the code flow.
enum SARIFFormat {
  private static let base = "%SRCROOT%"

  static func render(_ report: Report) -> [UInt8] {
    JSONText.encode(document(report))
  }

  static func document(_ report: Report) -> SARIFDocument {
    let indices = Dictionary(uniqueKeysWithValues: report.rules.enumerated().map { ($1.id, $0) })
    let root = report.root == .root ? "" : PercentEncoding.encode(report.root.string)
    let run = SARIFDocument.Run(
      tool: SARIFDocument.Tool(
        driver: SARIFDocument.Driver(
          name: "leaklint", version: report.version, semanticVersion: report.version,
          rules: report.rules.map(descriptor))),
      invocations: [
        SARIFDocument.Invocation(
          executionSuccessful: !report.notices.contains { $0.level == .error },
          toolExecutionNotifications: report.notices.map(notification))
      ],
      originalUriBaseIds: [base: SARIFDocument.ArtifactLocation(uri: "file://\(root)/")],
      // Findings of a rule that is not in the catalog cannot be: the index is what every site looks up.
      results: report.findings.compactMap { finding in
        indices[finding.rule].map { result(finding, ruleIndex: $0, report) }
      })
    return SARIFDocument(runs: [run])
  }

  private static func descriptor(_ rule: Rule) -> SARIFDocument.Descriptor {
    let name = rule.id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return SARIFDocument.Descriptor(
      id: rule.id, name: name,
      shortDescription: SARIFDocument.Message(text: sentence(rule.summary)),
      fullDescription: SARIFDocument.Message(text: sentence(rule.summary)),
      help: SARIFDocument.MarkdownMessage(
        text: MarkdownText.plain(rule.documentation), markdown: rule.documentation),
      defaultConfiguration: SARIFDocument.Descriptor.Configuration(level: rule.defaultSeverity.rawValue),
      properties: SARIFDocument.Descriptor.Properties(
        tags: ["reliability", "database"], precision: rule.defaultSeverity == .note ? "medium" : "high",
        problemSeverity: rule.defaultSeverity == .note ? "recommendation" : rule.defaultSeverity.rawValue))
  }

  private static func result(_ finding: Finding, ruleIndex: Int, _ report: Report) -> SARIFDocument.Result {
    var primary = location(finding.path, finding.range, report)
    if !finding.function.isEmpty {
      primary.logicalLocations = [SARIFDocument.LogicalLocation(fullyQualifiedName: finding.function)]
    }
    var message = plainMessage(finding.message)
    var related: [SARIFDocument.Location]?
    if let exit = finding.exit {
      var place = location(exit.path, exit.range, report, message: exit.text)
      place.id = 1
      related = [place]
      message = linked(message, toLine: exit.range.line)
    }
    return SARIFDocument.Result(
      ruleId: finding.rule, ruleIndex: ruleIndex, level: finding.severity.rawValue,
      message: SARIFDocument.Message(text: message),
      locations: [primary], relatedLocations: related, codeFlows: codeFlows(finding, report),
      partialFingerprints: ["leaklint/v1": finding.fingerprint],
      properties: SARIFDocument.Result.Properties(confidence: finding.confidence.word))
  }

  /// Turns the mention of the exit's line into a link to the related location 1, or adds one.
  private static func linked(_ message: String, toLine line: UInt32) -> String {
    let words = "line \(line)"
    var search = message.startIndex
    while let found = message[search...].firstRange(of: words) {
      if !(message[found.upperBound...].first?.isNumber ?? false) {
        return "\(message[..<found.lowerBound])[\(words)](1)\(message[found.upperBound...])"
      }
      search = found.upperBound
    }
    return "\(message) (leaves at [\(words)](1))"
  }

  private static func codeFlows(_ finding: Finding, _ report: Report) -> [SARIFDocument.CodeFlow]? {
    guard finding.steps.count > 1 else { return nil }
    let last = finding.steps.count - 1
    let locations = finding.steps.enumerated().map { index, step in
      SARIFDocument.ThreadFlowLocation(
        location: location(step.path, step.range, report, message: step.text),
        importance: index == 0 || index == last ? "essential" : "important")
    }
    return [SARIFDocument.CodeFlow(threadFlows: [SARIFDocument.ThreadFlow(locations: locations)])]
  }

  private static func notification(_ notice: Notice) -> SARIFDocument.Notification {
    let region = notice.line.map { SARIFDocument.Region(startLine: Int($0)) }
    let place = SARIFDocument.PhysicalLocation(artifactLocation: artifact(notice.path), region: region)
    return SARIFDocument.Notification(
      level: notice.level.rawValue, message: SARIFDocument.Message(text: plainMessage(notice.message)),
      locations: [SARIFDocument.Location(physicalLocation: place)])
  }

  private static func location(
    _ path: String, _ range: SourceRange, _ report: Report, message: String = ""
  ) -> SARIFDocument.Location {
    let region = report.sources.region(of: range, in: path, .utf16)
    let text = report.sources.text(ofLine: range.line, in: path)
    let place = SARIFDocument.PhysicalLocation(
      artifactLocation: artifact(path),
      region: SARIFDocument.Region(
        startLine: region.line, startColumn: region.column, endLine: region.line, endColumn: region.endColumn,
        snippet: text.isEmpty ? nil : SARIFDocument.Snippet(text: text)))
    return SARIFDocument.Location(
      physicalLocation: place, message: message.isEmpty ? nil : SARIFDocument.Message(text: plainMessage(message)))
  }

  private static func artifact(_ path: String) -> SARIFDocument.ArtifactLocation {
    SARIFDocument.ArtifactLocation(uri: PercentEncoding.encode(path), uriBaseId: base)
  }

  /// `[text](1)` is a link in messages; names from source code must not become one.
  private static func plainMessage(_ text: String) -> String {
    text.replacing("](", with: "] (")
  }

  /// Descriptions are whole sentences.
  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}

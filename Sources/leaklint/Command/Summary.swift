import LeakLint

/// The line that ends a scan.
enum Summary {
  static func text(_ result: ScanResult, _ settings: Settings, _ duration: Duration, isVerbose: Bool) -> String {
    let errors = result.count(.error)
    let warnings = result.count(.warning)
    let notes = result.count(.note)
    let files = result.statistics.reportedFiles
    var text: String
    if errors + warnings + notes == 0 {
      let nothing = result.notices.isEmpty ? "no Python, Go or Swift files to scan" : "nothing was scanned"
      text = files == 0 ? nothing : "no leaks found in \(counted(files, "file"))"
    } else {
      let counts = [(errors, "error"), (warnings, "warning"), (notes, "note")]
        .filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
      text = "\(counts.joined(separator: ", ")) in \(result.filesWithFindings) of \(counted(files, "file"))"
      if notes > 0, settings.severity > .note { text += " (`--severity note` shows notes)" }
    }
    if result.statistics.inBaseline > 0 { text += ", \(result.statistics.inBaseline) in the baseline" }
    if isVerbose {
      text +=
        ", \(result.statistics.suppressed) suppressed, \(result.statistics.contextFiles) more files for context, "
        + "\(ScanStatistics.seconds(duration)) seconds"
    }
    return text
  }

  private static func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
}

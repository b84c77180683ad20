/// All findings of a run, before suppression.
enum ProjectFindings {
  /// - Parameter source: of a file that was analyzed, by its number.
  static func collect(_ project: ProjectAnalysis, source: (Int) -> SourceText) -> [Finding] {
    var findings: [Finding] = []
    var last: (file: Int, text: SourceText)?
    for function in project.functions {
      let analysis = function.analysis
      // The source of a file that there is nothing to say about need not be read.
      guard !analysis.leaks.isEmpty || !analysis.incidents.isEmpty || !analysis.yieldsInsideScopes.isEmpty else {
        continue
      }
      let text: SourceText
      if let last, last.file == function.file { text = last.text } else { text = source(function.file) }
      last = (function.file, text)
      findings += LeakReporter.findings(of: analysis, in: function.context, source: text)
      findings += IncidentReporter.findings(of: analysis, in: function.context, source: text)
    }
    return findings + project.releasedTwice.map { $0.finding() } + project.idlePools.map { $0.finding() }
  }
}

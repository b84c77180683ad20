/// All findings of a run, before suppression.
enum ProjectFindings {
  /// - Parameter sources: parallel to the files that were analyzed.
  static func collect(_ project: ProjectAnalysis, sources: [SourceText]) -> [Finding] {
    let findings = project.functions.flatMap { function in
      let source = sources[function.file]
      return LeakReporter.findings(of: function.analysis, in: function.context, source: source)
        + IncidentReporter.findings(of: function.analysis, in: function.context, source: source)
    }
    return findings + project.releasedTwice.map { $0.finding() } + project.idlePools.map { $0.finding() }
  }
}

import BuiltinModels
import Testing

@testable import LeakLint

/// The models that leaklint comes with are well formed and agree with each other.
@Suite struct BuiltinModelTests {
  @Test func everyFileDecodes() throws {
    do {
      let documents = try BuiltinModelFiles.documents()
      #expect(documents.count == BuiltinModels.files.count)
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func runsReadTheSameModelsWithoutTheExamples() throws {
    let documents = try BuiltinModelFiles.documents()
    for language in Language.allCases {
      let models = try BuiltinModelFiles.models(for: language)
      let whole = documents.map(\.model).filter { $0.language == language }
      #expect(models.map(\.library) == whole.map(\.library))
      #expect(models.map(\.functions.count) == whole.map(\.functions.count))
      #expect(models.map(\.types.count) == whole.map(\.types.count))
    }
  }
}

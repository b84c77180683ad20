import Testing

@testable import LeakLint

/// A run decodes the libraries that its files name, and those without which these mean nothing.
@Suite struct ModelCatalogueTests {
  @Test func librariesThatNobodyNamesAreLeftOut() throws {
    #expect(try libraries(["sqlite3"], .python) == ["sqlite3", "Python standard library"])
  }

  @Test func librariesWhoseTypesAreSpokenOf() throws {
    #expect(try libraries(["flask_sqlalchemy"], .python).contains("SQLAlchemy"))
    #expect(try libraries(["github.com/gobuffalo/pop"], .go).contains("database/sql"))
  }

  /// Names in Swift do not tell the module: there a library must be among the modules of those it speaks of.
  @Test(arguments: Language.allCases) func nothingThatIsSpokenOfIsMissing(_ language: Language) throws {
    let all = try BuiltinModelFiles.models(for: language)
    for model in all {
      let loaded = Set(try libraries(model.modules, language))
      for other in all where !loaded.contains(other.library) {
        let missing = Self.types(of: model).intersection(other.types.keys)
        #expect(missing.isEmpty, "\(model.library) speaks of types of \(other.library)")
      }
    }
  }

  @Test func theUsersOwnAreAlwaysThere() throws {
    let own = LibraryModel(library: "own", language: .python, modules: ["app.db"])
    let models = try ModelCatalogue([.python], own: [own]).models(of: .python, named: 0)
    #expect(models.map(\.library) == ["Python standard library", "own"])
  }

  private func libraries(_ modules: [String], _ language: Language) throws -> [String] {
    let catalogue = ModelCatalogue([language])
    var named: ModelCatalogue.Libraries = 0
    for (index, names) in catalogue.modules(of: language).enumerated() where names.contains(where: modules.contains) {
      named |= ModelCatalogue.bit(index)
    }
    return try catalogue.models(of: language, named: named).map(\.library)
  }

  private static func types(of model: LibraryModel) -> Set<String> {
    let calls = Array(model.functions.values) + model.types.values.flatMap(\.methods.values)
    let results = calls.flatMap(\.variants).flatMap { $0.effects.resultTypes + ($0.closureParameterTypes ?? []) }
    return Set(results + model.types.values.flatMap { $0.bases + $0.fields.values } + model.variables.values)
  }
}

import BuiltinModels
import Testing

@testable import LeakLint

/// The models that leaklint comes with are well formed and agree with each other.
@Suite struct BuiltinModelTests {
  @Test func everyFileDecodes() {
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

  @Test func whatIsFoundWithoutDecoding() throws {
    for language in Language.allCases {
      for entry in BuiltinModelFiles.entries(for: language) {
        let model = try entry.model()
        #expect(entry.modules == model.modules)
        #expect(entry.acquires == !model.acquiringNames.isEmpty, "\(model.library)")
      }
    }
  }

  @Test func everyFileNamesItsSourcesAndHasExamples() throws {
    for document in try BuiltinModelFiles.documents() {
      let library = document.model.library
      #expect(document.version != nil, "\(library) names no version")
      #expect(!document.documentation.isEmpty, "\(library) names no documentation")
      #expect(!document.examples.isEmpty, "\(library) has no examples")
      let acquires = !document.model.acquiringNames.isEmpty
      if acquires { #expect(document.examples.contains { !$0.rules.isEmpty }, "\(library) has no leaking example") }
      #expect(document.examples.contains { $0.rules.isEmpty }, "\(library) has no clean example")
    }
  }

  @Test func leakingExamplesMarkTheLine() throws {
    for document in try BuiltinModelFiles.documents() {
      let marker = document.model.language == .python ? "# leak" : "// leak"
      for example in document.examples {
        let marked = example.code.split(separator: "\n").filter { $0.hasSuffix(marker) }
        #expect(marked.isEmpty == example.rules.isEmpty, "\(document.model.library): \(example.name)")
      }
    }
  }

  /// A misspelled type would silently model nothing.
  @Test(arguments: [Language.python, .go]) func typesThatAreNamedExist(_ language: Language) throws {
    let models = try BuiltinModelFiles.models(for: language)
    let types = Set(models.flatMap { $0.types.keys })
    let aliases = models.reduce(into: [:]) { all, model in all.merge(model.aliases) { first, _ in first } }
    for model in models {
      for (place, type) in Self.namedTypes(of: model) {
        let belongsToModel = model.modules.contains { type.hasPrefix($0 + ".") || type.hasPrefix($0 + "/") }
        guard belongsToModel else { continue }
        #expect(types.contains(aliases[type] ?? type), "\(model.library): \(place) names \(type)")
      }
    }
  }

  @Test func aliasesLeadSomewhere() throws {
    for language in Language.allCases {
      let models = try BuiltinModelFiles.models(for: language)
      let known = models.reduce(into: Set<String>()) { known, model in
        known.formUnion(model.types.keys)
        known.formUnion(model.functions.keys)
        known.formUnion(model.exceptions.keys)
        known.formUnion(model.variables.keys)
        // Packages and modules have other names, too.
        for name in known { if let dot = name.lastIndex(of: ".") { known.insert(String(name[..<dot])) } }
      }
      for model in models {
        for (alias, name) in model.aliases where !known.contains(name) {
          Issue.record("\(model.library): \(alias) stands for \(name), which no model describes")
        }
      }
    }
  }

  private static func namedTypes(of model: LibraryModel) -> [(place: String, type: String)] {
    var named: [(String, String)] = []
    func add(_ place: String, _ call: CallModel) {
      for variant in call.variants {
        named += (variant.effects.resultTypes + (variant.closureParameterTypes ?? [])).map { (place, $0) }
      }
    }
    named += model.variables.map { ($0.key, $0.value) }
    for (name, call) in model.functions { add(name, call) }
    for (name, type) in model.types {
      named += (type.bases + Array(type.fields.values)).map { (name, $0) }
      for (method, call) in type.methods { add("\(name).\(method)", call) }
    }
    return named
  }
}

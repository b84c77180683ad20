/// The library models of a run: those that leaklint comes with and the user's own.
enum LibraryModels {
  /// Only languages that the run has files of are looked at.
  ///
  /// - Parameter paths: files, or directories whose `.yaml` and `.yml` files are meant.
  /// - Parameter directory: what messages name the files from.
  static func catalogue(
    of languages: Set<Language>, and paths: [AbsolutePath], namedFrom directory: AbsolutePath
  ) throws(ScanFailure) -> ModelCatalogue {
    ModelCatalogue(languages, own: try documents(in: paths, namedFrom: directory).map(\.document.model))
  }

  /// All models of the languages.
  static func builtin(for languages: Set<Language>) throws(ScanFailure) -> [LibraryModel] {
    var models: [LibraryModel] = []
    for language in Language.allCases where languages.contains(language) {
      do {
        models += try BuiltinModelFiles.models(for: language)
      } catch {
        throw .invalidModels(error.problems.map(\.description))
      }
    }
    return models
  }

  /// The documents that leaklint comes with, named as its repository has them.
  static func builtinDocuments() throws(ScanFailure) -> [(name: String, document: ModelDocument)] {
    do {
      return try BuiltinModelFiles.namedDocuments()
    } catch {
      throw .invalidModels(error.problems.map(\.description))
    }
  }

  /// All documents, or all that is wrong with them.
  static func documents(
    in paths: [AbsolutePath], namedFrom directory: AbsolutePath
  ) throws(ScanFailure) -> [(name: String, document: ModelDocument)] {
    var documents: [(name: String, document: ModelDocument)] = []
    var problems: [String] = []
    for path in paths {
      do {
        for file in try files(at: path) {
          let name = file.relative(to: directory)
          do {
            documents.append((name, try document(in: file, named: name)))
          } catch {
            problems += error.messages
          }
        }
      } catch {
        problems.append("\(path.relative(to: directory)): \(error.description)")
      }
    }
    guard problems.isEmpty else { throw .invalidModels(problems) }
    return documents
  }

  /// The bytes of the files that are meant by a path.
  static func contents(of path: AbsolutePath) throws -> [[UInt8]] {
    try files(at: path).map { try FileContents.load($0) }
  }

  private static func document(in file: AbsolutePath, named name: String) throws(ScanFailure) -> ModelDocument {
    let bytes: [UInt8]
    do {
      bytes = try FileContents.load(file)
    } catch {
      throw .invalidModels(["\(name): \(error.description)"])
    }
    do {
      return try ModelDecoder.decode(String(decoding: bytes, as: UTF8.self), path: name)
    } catch {
      throw .invalidModels(error.problems.map(\.description))
    }
  }

  private static func files(at path: AbsolutePath) throws(FileSystem.Failure) -> [AbsolutePath] {
    guard try FileSystem.kind(of: path) == .directory else { return [path] }
    return try FileSystem.entries(of: path)
      .filter { $0.kind == .file && ["yaml", "yml"].contains(PathName.fileExtension($0.name)) }
      .map { path.appending($0.name) }
  }
}

/// The library models of a run: those that leaklint comes with and the user's own.
enum LibraryModels {
  /// Only languages that the run has files of are loaded.
  ///
  /// - Parameter paths: files, or directories whose `.yaml` and `.yml` files are meant.
  static func load(for inputs: [SourceInput], and paths: [AbsolutePath]) throws(ScanFailure) -> [LibraryModel] {
    let languages = Set(inputs.map(\.lowered.language))
    var models: [LibraryModel] = []
    for language in Language.allCases where languages.contains(language) {
      do {
        models += try BuiltinModelFiles.models(for: language)
      } catch {
        throw .invalidModels(error.problems.map(\.description))
      }
    }
    // The user's own come last: they may add to a library and change what is said of it.
    return try models + documents(in: paths).map(\.document.model).filter { languages.contains($0.language) }
  }

  static func documents(
    in paths: [AbsolutePath]
  ) throws(ScanFailure) -> [(path: AbsolutePath, document: ModelDocument)] {
    var documents: [(path: AbsolutePath, document: ModelDocument)] = []
    var problems: [String] = []
    for path in paths {
      do {
        for file in try files(at: path) {
          let bytes = try FileContents.load(file)
          documents.append((file, try ModelDecoder.decode(String(decoding: bytes, as: UTF8.self), path: file.string)))
        }
      } catch let failure as FileContents.Failure {
        problems.append("\(path.string): \(failure.description)")
      } catch let failure as FileSystem.Failure {
        problems.append("\(path.string): \(failure.description)")
      } catch let invalid as InvalidModel {
        problems += invalid.problems.map(\.description)
      } catch {
        problems.append("\(path.string): not a model")
      }
    }
    guard problems.isEmpty else { throw .invalidModels(problems) }
    return documents
  }

  private static func files(at path: AbsolutePath) throws(FileSystem.Failure) -> [AbsolutePath] {
    guard try FileSystem.kind(of: path) == .directory else { return [path] }
    return try FileSystem.entries(of: path)
      .filter { $0.kind == .file && ["yaml", "yml"].contains(PathName.fileExtension($0.name)) }
      .map { path.appending($0.name) }
  }
}

import BuiltinModels

/// The model files that leaklint comes with, decoded on demand, a library at a time.
enum BuiltinModelFiles {
  /// A file that is not decoded yet.
  struct Entry: Sendable {
    /// Of the library: what a file that matters imports, with few exceptions.
    let modules: [String]
    fileprivate let file: BuiltinModels.File

    /// Examples are not even parsed: they are the last part of a file, which a run has no use for.
    func model() throws(InvalidModel) -> LibraryModel {
      let text = BuiltinModelFiles.text(of: file)
      let head = UnsafeBufferPointer(rebasing: text[..<BuiltinModelFiles.endOfModel(in: text)])
      return try ModelDecoder.decode(head, path: BuiltinModelFiles.path(of: file)).model
    }
  }

  /// The files of one language, in the order of their names.
  static func entries(for language: Language) -> [Entry] {
    BuiltinModels.files.filter { isFile($0, of: language) }
      .map { Entry(modules: ModuleList.modules(in: text(of: $0)), file: $0) }
  }

  /// The models of one language, in the order of their file names.
  static func models(for language: Language) throws(InvalidModel) -> [LibraryModel] {
    var models: [LibraryModel] = []
    for entry in entries(for: language) { models.append(try entry.model()) }
    return models
  }

  /// Everything, examples included, in the order of the file names.
  static func documents() throws(InvalidModel) -> [ModelDocument] { try namedDocuments().map(\.document) }

  /// The same with the files' paths in the repository.
  static func namedDocuments() throws(InvalidModel) -> [(name: String, document: ModelDocument)] {
    var documents: [(name: String, document: ModelDocument)] = []
    for file in BuiltinModels.files {
      let path = path(of: file)
      documents.append((path, try ModelDecoder.decode(text(of: file), path: path)))
    }
    return documents
  }

  fileprivate static func text(of file: BuiltinModels.File) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: file.text.utf8Start, count: file.text.utf8CodeUnitCount)
  }

  fileprivate static func path(of file: BuiltinModels.File) -> String { "Rules/\(file.name)" }

  /// `Rules/<language>-<library>.yaml`
  private static func isFile(_ file: BuiltinModels.File, of language: Language) -> Bool {
    let prefix = language.rawValue + "-"
    return file.name.withUTF8Buffer { $0.starts(with: prefix.utf8) }
  }

  /// The offset of the top-level `examples:`, which is the last field of a file.
  static func endOfModel(in text: UnsafeBufferPointer<UInt8>) -> Int {
    let marker: StaticString = "\nexamples:"
    let length = marker.utf8CodeUnitCount
    var start = 0
    while start + length <= text.count {
      guard let newline = text[start...].firstIndex(of: 0x0A), newline + length <= text.count else { break }
      if text[newline..<newline + length].elementsEqual(UnsafeBufferPointer(start: marker.utf8Start, count: length)) {
        return newline + 1
      }
      start = newline + 1
    }
    return text.count
  }
}

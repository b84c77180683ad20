import BuiltinModels

/// The model files that leaklint comes with, decoded on demand, a library at a time.
enum BuiltinModelFiles {
  /// A file that is not decoded yet.
  struct Entry: Sendable {
    /// Of the library: what a file that matters imports, with few exceptions.
    let modules: [String]
    /// Whether some call of the library acquires something, or makes a pool.
    let acquires: Bool
    private let file: BuiltinModels.File
    /// Where the examples begin, which are the last part of a file: a run has no use for them.
    private let end: Int

    private static let acquiringFields = ["acquires:", "idle-limits:"].map { BytePattern(Array($0.utf8)) }

    fileprivate init(_ file: BuiltinModels.File) {
      let whole = BuiltinModelFiles.text(of: file)
      self.file = file
      end = BuiltinModelFiles.endOfModel(in: whole)
      let text = UnsafeBufferPointer(rebasing: whole[..<end])
      modules = ModuleList.modules(in: text)
      acquires = Self.acquiringFields.contains { $0.occurs(in: text) }
    }

    func model() throws(InvalidModel) -> LibraryModel {
      let text = UnsafeBufferPointer(rebasing: BuiltinModelFiles.text(of: file)[..<end])
      return try ModelDecoder.decode(text, path: BuiltinModelFiles.path(of: file)).model
    }
  }

  /// The files of one language, in the order of their names.
  static func entries(for language: Language) -> [Entry] {
    BuiltinModels.files.filter { isFile($0, of: language) }.map { Entry($0) }
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

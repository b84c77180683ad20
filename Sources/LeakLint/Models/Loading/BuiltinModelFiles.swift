import BuiltinModels

/// The model files that leaklint comes with, decoded on demand, a library at a time.
enum BuiltinModelFiles {
  /// The models of one language, in the order of their file names. Examples are not even parsed: they are the last part
  /// of a file, which a run has no use for.
  ///
  /// - Parameter isUsed: asked with the modules of each library that has some; a library that nobody imports need not be
  ///   decoded. A library that builds on another one is among the modules of that one.
  static func models(
    for language: Language, where isUsed: (_ modules: [String]) -> Bool = { _ in true }
  ) throws(InvalidModel) -> [LibraryModel] {
    var models: [LibraryModel] = []
    for file in BuiltinModels.files where isFile(file, of: language) {
      let text = UnsafeBufferPointer(start: file.text.utf8Start, count: file.text.utf8CodeUnitCount)
      let head = UnsafeBufferPointer(rebasing: text[..<endOfModel(in: text)])
      let modules = ModuleList.modules(in: head)
      guard modules.isEmpty || isUsed(modules) else { continue }
      models.append(try ModelDecoder.decode(head, path: path(of: file)).model)
    }
    return models
  }

  /// The modules of the libraries of one language: what a file that matters imports, with few exceptions. Nothing is
  /// decoded for it.
  static func modules(for language: Language) -> [String] {
    BuiltinModels.files.filter { isFile($0, of: language) }.flatMap { file in
      ModuleList.modules(in: UnsafeBufferPointer(start: file.text.utf8Start, count: file.text.utf8CodeUnitCount))
    }
  }

  /// Everything, examples included, in the order of the file names.
  static func documents() throws(InvalidModel) -> [ModelDocument] { try namedDocuments().map(\.document) }

  /// The same with the files' paths in the repository.
  static func namedDocuments() throws(InvalidModel) -> [(name: String, document: ModelDocument)] {
    var documents: [(name: String, document: ModelDocument)] = []
    for file in BuiltinModels.files {
      let text = UnsafeBufferPointer(start: file.text.utf8Start, count: file.text.utf8CodeUnitCount)
      let path = path(of: file)
      documents.append((path, try ModelDecoder.decode(text, path: path)))
    }
    return documents
  }

  private static func path(of file: BuiltinModels.File) -> String { "Rules/\(file.name)" }

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

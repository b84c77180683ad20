import BuiltinModels

/// The model files that leaklint comes with, decoded on demand and one language at a time.
enum BuiltinModelFiles {
  /// The models of one language, in the order of their file names. Examples are not even parsed: they are the last part
  /// of a file, which a run has no use for.
  static func models(for language: Language) throws(InvalidModel) -> [LibraryModel] {
    var models: [LibraryModel] = []
    for file in BuiltinModels.files where isFile(file, of: language) {
      let text = UnsafeBufferPointer(start: file.text.utf8Start, count: file.text.utf8CodeUnitCount)
      let head = UnsafeBufferPointer(rebasing: text[..<endOfModel(in: text)])
      models.append(try ModelDecoder.decode(head, path: path(of: file)).model)
    }
    return models
  }

  /// Everything, examples included, in the order of the file names.
  static func documents() throws(InvalidModel) -> [ModelDocument] {
    var documents: [ModelDocument] = []
    for file in BuiltinModels.files {
      let text = UnsafeBufferPointer(start: file.text.utf8Start, count: file.text.utf8CodeUnitCount)
      documents.append(try ModelDecoder.decode(text, path: path(of: file)))
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

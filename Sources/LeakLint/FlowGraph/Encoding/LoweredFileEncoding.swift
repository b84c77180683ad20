/// A lowered file as bytes. What is read again equals what was written, ids included. The path and the module are not
/// part of it: whoever keeps the bytes knows whose they are.
extension LoweredFile {
  func encode(into writer: inout ByteWriter) {
    writer.array(names.strings) { $0.text($1) }
    writer.array(functions) { $1.encode(into: &$0) }
    writer.array(types) { $1.encode(into: &$0) }
    writer.array(globals) { $0.pair($1.name, $1.type) }
    writer.ids(imports)
    writer.ids(starImports)
    writer.array(aliases) { $0.pair($1.name, $1.target) }
    writer.array(comments) {
      $0.text($1.text)
      $0.range($1.range)
      $0.bool($1.isAlone)
    }
    writer.array(syntaxErrors) { $0.range($1) }
  }

  /// nil where the bytes are none of ours.
  init?(path: String, language: Language, module: String, from reader: inout ByteReader) {
    self.init(path: path, language: language, module: module)
    names = NameTable(reader.array { $0.text() })
    functions = reader.array { FlowGraph(from: &$0) }
    types = reader.array { TypeDeclaration(from: &$0) }
    globals = reader.array { GlobalDeclaration(name: $0.id(), type: $0.id()) }
    imports = reader.ids()
    starImports = reader.ids()
    aliases = reader.array { Alias(name: $0.id(), target: $0.id()) }
    comments = reader.array { Comment(text: $0.text(), range: $0.range(), isAlone: $0.bool()) }
    syntaxErrors = reader.array { $0.range() }
    guard reader.isComplete else { return nil }
  }
}

extension ByteWriter {
  fileprivate mutating func pair(_ first: NameID, _ second: NameID) {
    id(first)
    id(second)
  }
}

extension LoweredFile.TypeDeclaration {
  fileprivate func encode(into writer: inout ByteWriter) {
    writer.id(name)
    writer.range(range)
    writer.ids(bases)
    writer.array(fields) { $0.pair($1.name, $1.type) }
    writer.bool(isProtocol)
    writer.array(requirements) {
      $0.id($1.name)
      $0.ids($1.resultTypes)
    }
    writer.ids(decorators)
    writer.ids(cases)
  }

  fileprivate init(from reader: inout ByteReader) {
    name = reader.id()
    range = reader.range()
    bases = reader.ids()
    fields = reader.array { LoweredFile.Field(name: $0.id(), type: $0.id()) }
    isProtocol = reader.bool()
    requirements = reader.array { LoweredFile.Requirement(name: $0.id(), resultTypes: $0.ids()) }
    decorators = reader.ids()
    cases = reader.ids()
  }
}

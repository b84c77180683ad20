/// First looks as bytes.
extension FirstLook {
  func encode(into writer: inout ByteWriter) {
    writer.number(named)
    writer.bool(beginsTransaction)
    writer.bool(matters)
    writer.array(uses) {
      $0.number($1.name)
      $0.number($1.qualifier)
    }
    writer.array(imports) {
      $0.number($1.alias)
      $0.number($1.path)
    }
    writer.array(packages) { $0.number($1) }
  }

  /// nil where the bytes are none of ours.
  init?(from reader: inout ByteReader) {
    named = reader.number()
    beginsTransaction = reader.bool()
    matters = reader.bool()
    uses = reader.array { UsedName(name: $0.uint32(), qualifier: $0.uint32()) }
    imports = reader.array { GoImportScan.Import(alias: $0.uint32(), path: $0.number()) }
    packages = reader.array { $0.uint32() }
    guard reader.isComplete else { return nil }
  }
}

/// Names that lowering itself needs, interned once a file.
struct SwiftKnownNames {
  let selfName: NameID
  let superName: NameID
  let error: NameID
  let newValue: NameID
  let oldValue: NameID
  let anyElement: NameID
  let initializer: NameID
  let completion: NameID
  let savedException: NameID
  let returnValue: NameID
  let underscore: NameID

  init(_ names: inout NameTable) {
    selfName = names.intern("self")
    superName = names.intern("super")
    error = names.intern("error")
    newValue = names.intern("newValue")
    oldValue = names.intern("oldValue")
    anyElement = names.intern("[*]")
    initializer = names.intern("init")
    completion = names.intern("completion")
    savedException = names.intern("exception")
    returnValue = names.intern("return")
    underscore = names.intern("_")
  }
}

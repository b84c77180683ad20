/// The names that every Go file knows without declaring them.
enum GoPredeclared {
  /// They stand for themselves in type names: `error`, `[]string`.
  static let types: Set<String> = [
    "any", "bool", "byte", "comparable", "complex64", "complex128", "error", "float32", "float64", "int", "int8",
    "int16", "int32", "int64", "rune", "string", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr",
  ]

  static let functions: Set<String> = [
    "append", "cap", "clear", "close", "complex", "copy", "delete", "imag", "len", "make", "max", "min", "new", "panic",
    "print", "println", "real", "recover",
  ]
}

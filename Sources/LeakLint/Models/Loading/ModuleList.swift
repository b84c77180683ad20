/// Finds the `modules:` of a built-in model file without parsing it.
///
/// Knows the two ways in which these files write it: `modules: [a, b]` on a line, and one `- a` a line behind it.
enum ModuleList {
  static func modules(in text: UnsafeBufferPointer<UInt8>) -> [String] {
    let field: StaticString = "modules:"
    let key = UnsafeBufferPointer(start: field.utf8Start, count: field.utf8CodeUnitCount)
    var isInList = false
    var modules: [String] = []
    for line in text.lazy.split(separator: UInt8(ascii: "\n")) {
      let isContinued = line.first == UInt8(ascii: " ")
      if isInList, !isContinued { break }
      if !isInList {
        guard line.starts(with: key) else { continue }
        isInList = true
      }
      let values = isContinued ? line : line.dropFirst(key.count)
      for word in values.split(whereSeparator: isPunctuation) where !word.elementsEqual([UInt8(ascii: "-")]) {
        modules.append(String(decoding: word, as: UTF8.self))
      }
    }
    return modules
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
  }
}

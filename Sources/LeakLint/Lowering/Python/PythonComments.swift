/// Comments that speak to leaklint.
extension PythonFileLowering {
  mutating func lowerComments(of root: PythonNode) {
    guard hints.hasComments else { return }
    var comments: [LoweredFile.Comment] = []
    root.forEachDescendant { node in
      guard node.kind == .comment else { return true }
      let text = text(node)
      if text.contains("leaklint:") {
        comments.append(.init(text: text, range: node.range, isAlone: isAlone(node)))
      }
      return false
    }
    file.comments = comments
  }

  private func isAlone(_ node: PythonNode) -> Bool {
    for byte in source.bytes[..<node.startByte].reversed() {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return true
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C: continue
      default: return false
      }
    }
    return true
  }
}

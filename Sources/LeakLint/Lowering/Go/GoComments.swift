/// Comments that speak to leaklint.
extension GoFileLowering {
  mutating func collectComments(_ root: Node) {
    guard source.contains("leaklint:", in: 0..<source.bytes.count) else { return }
    var comments: [Node] = []
    root.forEachDescendant { node in
      if node.kind == .comment { comments.append(node) }
      return true
    }
    for comment in comments where source.contains("leaklint:", in: comment.startByte..<comment.endByte) {
      // The grammar counts the carriage return of a line's end to the comment.
      var end = comment.endByte
      while end > comment.startByte, source.bytes[end - 1] == 13 { end -= 1 }
      let text = source[comment.startByte..<end]
      file.comments.append(.init(text: text, range: comment.range, isAlone: startsLine(comment.startByte)))
    }
  }

  private func startsLine(_ offset: Int) -> Bool {
    var index = offset - 1
    while index >= 0 {
      switch source.bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 13: index -= 1
      case UInt8(ascii: "\n"): return true
      // A byte order mark is no text.
      case 0xBF: return index == 2
      default: return false
      }
    }
    return true
  }
}

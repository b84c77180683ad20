/// Comments that speak to leaklint.
extension GoFileLowering {
  mutating func collectComments(_ root: Node) {
    guard source.contains("leaklint:", in: 0..<source.bytes.count) else { return }
    var pending = [root]
    while let node = pending.popLast() {
      if node.kind == .comment {
        let range = node.startByte..<node.endByte
        guard source.contains("leaklint:", in: range) else { continue }
        file.comments.append(.init(text: text(node), range: node.range, isAlone: startsLine(node.startByte)))
      } else {
        pending.append(contentsOf: node.children.reversed())
      }
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

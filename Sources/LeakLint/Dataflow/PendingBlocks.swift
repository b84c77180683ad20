/// The blocks that wait for processing, by their rank: a bit set whose smallest member comes first.
struct PendingBlocks {
  private var words: [UInt64]
  /// No member lies in a word below this one.
  private var firstWord = 0

  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  mutating func insert(_ rank: Int) {
    words[rank >> 6] |= 1 << UInt64(rank & 63)
    firstWord = min(firstWord, rank >> 6)
  }

  mutating func popFirst() -> Int? {
    while firstWord < words.count {
      let word = words[firstWord]
      if word != 0 {
        words[firstWord] &= word - 1
        return firstWord << 6 + word.trailingZeroBitCount
      }
      firstWord += 1
    }
    return nil
  }
}

/// Hashes of identifiers with a mask each, in one array: what every identifier of every file is looked up in.
struct WordTable: Sendable {
  /// Zero where empty.
  private var keys: [UInt64]
  private var masks: [UInt64]
  private var count = 0

  init() {
    keys = Array(repeating: 0, count: 256)
    masks = keys
  }

  var isEmpty: Bool { count == 0 }

  /// The union of the masks that were added for the hash; zero for an unknown one.
  subscript(hash: UInt64) -> UInt64 {
    var index = position(hash)
    while keys[index] != 0 {
      if keys[index] == hash { return masks[index] }
      index = (index + 1) & (keys.count - 1)
    }
    return 0
  }

  mutating func add(_ hash: UInt64, mask: UInt64) {
    if 2 * count > keys.count { grow() }
    insert(hash, mask)
  }

  private mutating func insert(_ hash: UInt64, _ mask: UInt64) {
    var index = position(hash)
    while keys[index] != 0, keys[index] != hash { index = (index + 1) & (keys.count - 1) }
    if keys[index] == 0 { count += 1 }
    keys[index] = hash
    masks[index] |= mask
  }

  private mutating func grow() {
    let old = zip(keys, masks)
    keys = Array(repeating: 0, count: 2 * keys.count)
    masks = keys
    count = 0
    for (key, mask) in old where key != 0 { insert(key, mask) }
  }

  /// The low bits of FNV-1a are good ones.
  private func position(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (keys.count - 1) }
}

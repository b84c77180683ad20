/// A small map as a sorted array: cheap to copy, compare and intersect, which is what states do all day.
struct SortedTable<Key: Comparable & Hashable & Sendable, Value: Hashable & Sendable>: Sendable {
  private(set) var keys: ContiguousArray<Key> = []
  private(set) var values: ContiguousArray<Value> = []

  private func position(_ key: Key) -> (index: Int, found: Bool) {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return (low, low < keys.count && keys[low] == key)
  }

  subscript(key: Key) -> Value? {
    get {
      let (index, found) = position(key)
      return found ? values[index] : nil
    }
    set {
      let (index, found) = position(key)
      if let newValue {
        if found {
          values[index] = newValue
        } else {
          keys.insert(key, at: index)
          values.insert(newValue, at: index)
        }
      } else if found {
        keys.remove(at: index)
        values.remove(at: index)
      }
    }
  }

  var isEmpty: Bool { keys.isEmpty }

  mutating func removeAll(where shouldRemove: (Key, Value) -> Bool) {
    // Tables share their storage with those that they were copied from: it is touched where something goes.
    guard var kept = keys.indices.first(where: { shouldRemove(keys[$0], values[$0]) }) else { return }
    for index in (kept + 1)..<keys.count where !shouldRemove(keys[index], values[index]) {
      keys[kept] = keys[index]
      values[kept] = values[index]
      kept += 1
    }
    keys.removeLast(keys.count - kept)
    values.removeLast(values.count - kept)
  }

  mutating func mapValues(_ transform: (Value) -> Value) {
    for index in values.indices { values[index] = transform(values[index]) }
  }

  /// Keeps what both agree on.
  /// - Parameter common: what stands for two values that differ; nil for nothing.
  /// - Returns: whether anything was dropped or replaced.
  mutating func intersect(_ other: Self, common: (Value, Value) -> Value? = { _, _ in nil }) -> Bool {
    var kept = 0
    var theirs = 0
    var isReplaced = false
    for index in keys.indices {
      while theirs < other.keys.count, other.keys[theirs] < keys[index] { theirs += 1 }
      guard theirs < other.keys.count, other.keys[theirs] == keys[index] else { continue }
      var value = values[index]
      if other.values[theirs] != value {
        guard let replacement = common(value, other.values[theirs]) else { continue }
        isReplaced = isReplaced || replacement != value
        value = replacement
      }
      // Storage that is shared with the table that this one was copied from is touched where something changes.
      if kept < index || isReplaced {
        keys[kept] = keys[index]
        values[kept] = value
      }
      kept += 1
    }
    guard kept < keys.count || isReplaced else { return false }
    let dropped = keys.count - kept
    keys.removeLast(dropped)
    values.removeLast(dropped)
    return dropped > 0 || isReplaced
  }
}

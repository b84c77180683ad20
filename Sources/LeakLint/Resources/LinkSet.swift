/// A set of ordered pairs of objects as a sorted array: joining two is one pass over both.
struct LinkSet: Sendable {
  struct Link: Hashable, Comparable, Sendable {
    var child: ObjectID
    var parent: ObjectID

    static func < (lhs: Self, rhs: Self) -> Bool { (lhs.child, lhs.parent) < (rhs.child, rhs.parent) }
  }

  private(set) var links: ContiguousArray<Link> = []

  private func position(_ link: Link) -> Int {
    var low = 0
    var high = links.count
    while low < high {
      let middle = (low + high) / 2
      if links[middle] < link { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func contains(child: ObjectID, parent: ObjectID) -> Bool {
    let link = Link(child: child, parent: parent)
    let index = position(link)
    return index < links.count && links[index] == link
  }

  mutating func insert(child: ObjectID, parent: ObjectID) {
    let link = Link(child: child, parent: parent)
    let index = position(link)
    if index == links.count || links[index] != link { links.insert(link, at: index) }
  }

  /// The links of one child, a contiguous run.
  func parents(of child: ObjectID) -> ContiguousArray<Link>.SubSequence {
    let start = position(Link(child: child, parent: ObjectID(0)))
    var end = start
    while end < links.count, links[end].child == child { end += 1 }
    return links[start..<end]
  }

  /// - Returns: whether the other held a link that was missing.
  mutating func formUnion(_ other: LinkSet) -> Bool {
    var mine = 0
    for (index, link) in other.links.enumerated() {
      while mine < links.count, links[mine] < link { mine += 1 }
      if mine < links.count, links[mine] == link { continue }
      merge(other.links[index...], from: mine)
      return true
    }
    return false
  }

  private mutating func merge(_ others: ContiguousArray<Link>.SubSequence, from start: Int) {
    var merged = ContiguousArray(links[..<start])
    merged.reserveCapacity(links.count + others.count)
    var mine = start
    for link in others {
      while mine < links.count, links[mine] < link {
        merged.append(links[mine])
        mine += 1
      }
      if mine < links.count, links[mine] == link { mine += 1 }
      merged.append(link)
    }
    merged.append(contentsOf: links[mine...])
    links = merged
  }

  func mapObjects(_ transform: (ObjectID) -> ObjectID) -> LinkSet {
    var result = LinkSet()
    for link in links { result.insert(child: transform(link.child), parent: transform(link.parent)) }
    return result
  }
}

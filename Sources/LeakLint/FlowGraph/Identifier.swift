/// A typed index into one of the tables of a ``FlowGraph`` or a ``LoweredFile``.
///
/// Ids are 32-bit so that instructions stay small; the tag keeps an id of one table out of another.
struct Identifier<Tag>: Hashable, Comparable, Sendable {
  let rawValue: UInt32

  init(_ index: Int) { rawValue = UInt32(truncatingIfNeeded: index) }

  var index: Int { Int(rawValue) }

  static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

typealias NameID = Identifier<NameTable>
typealias PlaceID = Identifier<Place>
typealias BlockID = Identifier<Block>
typealias CallID = Identifier<Call>
typealias ConstantID = Identifier<Constant>
typealias DeferSiteID = Identifier<DeferSite>
/// A function of one file: an index into ``LoweredFile/functions``.
typealias FunctionID = Identifier<FlowGraph>

/// The places of which somebody asked what they hold while nothing was known of them. Only when such a place becomes
/// known must a pass be repeated.
final class UnknownReads {
  private var wasRead: [Bool]

  init(count: Int) { wasRead = Array(repeating: false, count: count) }

  func insert(_ place: PlaceID) { wasRead[place.index] = true }

  func contains(_ place: PlaceID) -> Bool { wasRead[place.index] }
}

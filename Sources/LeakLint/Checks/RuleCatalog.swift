/// All rules, in the order of their ids.
enum RuleCatalog {
  static let rules: [Rule] = []

  static func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }
}

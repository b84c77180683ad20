/// The library models that leaklint comes with: the files of Rules/ as they were at build time, sorted by name.
public enum BuiltinModels {
  public struct File: Sendable {
    /// The file's name in Rules/, such as `python-sqlite3.yaml`.
    public let name: StaticString
    /// The file's whole text.
    public let text: StaticString
  }
}

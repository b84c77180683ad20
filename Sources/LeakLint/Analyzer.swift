/// The whole analysis.
public enum Analyzer {
  /// The version that `leaklint --version` prints.
  public static let version = "0.1.0"
}

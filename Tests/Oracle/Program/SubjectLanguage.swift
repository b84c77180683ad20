import Foundation

/// A language that functions are generated in, run in, and analyzed in.
public protocol SubjectLanguage: Sendable {
  /// As on the command line: `python`, `go`, `swift`.
  var name: String { get }
  /// The name of the file that leaklint gets.
  var fileName: String { get }
  /// The library model of the vocabulary, in the format of model files.
  var model: String { get }

  /// Says why nothing can be run on this machine; nil where it can.
  func missingToolchain() -> String?
  func generate(name: String, using random: inout RandomSource) -> Subject
  /// What leaklint analyzes.
  func render(_ subjects: [Subject]) -> RenderedProgram
  /// Runs each subject under every schedule of outcomes. A subject that does not compile is told as invalid.
  func run(_ subjects: [Subject], in directory: URL) throws -> [Truth]
}

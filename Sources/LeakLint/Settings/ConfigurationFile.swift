/// Reads `leaklint.yml`.
package struct ConfigurationFile: Sendable {
  package let path: AbsolutePath
  package let configuration: Configuration

  /// One thing that is wrong, in one line: file, line, field, what was expected.
  package struct Failure: Error, Hashable, Sendable {
    package let message: String
  }

  private static let names = ["leaklint.yml", "leaklint.yaml"]

  /// The nearest file from `directory` upwards, no higher than `top`.
  package static func find(from directory: AbsolutePath, upTo top: AbsolutePath) -> AbsolutePath? {
    for candidate in directory.ancestors where candidate.isInside(top) {
      for name in names where FileSystem.exists(candidate.appending(name)) { return candidate.appending(name) }
    }
    return nil
  }

  /// - Parameter root: of the run; patterns in the file are relative to the file's directory.
  /// - Parameter displayPath: how messages name the file.
  package init(
    reading path: AbsolutePath, displayPath: String, root: AbsolutePath, knownRules: [String]
  ) throws(Failure) {
    let bytes: [UInt8]
    do {
      bytes = try FileContents.load(path, limit: 1 << 20)
    } catch {
      throw Failure(message: "\(displayPath): \(error.description)")
    }
    self.path = path
    // libyaml wants at least a byte.
    guard !bytes.isEmpty else {
      configuration = Configuration()
      return
    }
    let node: Result<YAMLNode?, YAMLReader.Failure> = bytes.withUnsafeBufferPointer { bytes in
      do throws(YAMLReader.Failure) { return .success(try YAMLReader.read(bytes)) } catch { return .failure(error) }
    }
    switch node {
    case .failure(let failure): throw Failure(message: "\(displayPath):\(failure.line): \(failure.message)")
    case .success(let node):
      let directory = path.parent.relative(to: root)
      var decoder = ConfigurationDecoder(
        path: displayPath, directory: path.parent, patternPrefix: directory == "." ? "" : directory + "/",
        knownRules: knownRules)
      configuration = try decoder.decode(node)
    }
  }
}

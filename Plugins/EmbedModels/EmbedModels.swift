import Foundation
import PackagePlugin

/// Compiles the library models of Rules/ into the library, as `enum BuiltinModels`.
///
/// A resource bundle would have to stay where it was built, and `.embedInCode` takes a minute for what this does in a
/// second: it spells every byte as an array element. A plugin runs at every build, so a model that is added, changed or
/// removed needs no edit anywhere else. (The manifest could list the folder too, but SwiftPM caches what it computes.)
@main
struct EmbedModels: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let models = target.sourceFiles(withSuffix: "yaml").map(\.url).sorted { $0.path < $1.path }
    let script = context.package.directoryURL.appending(path: "Scripts/lib/embed-models.sh")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedModels.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(models.count) library models",
        executable: URL(filePath: "/bin/sh"),
        arguments: ([script, output] + models).map { $0.path(percentEncoded: false) },
        inputFiles: [script] + models,
        outputFiles: [output]
      )
    ]
  }
}

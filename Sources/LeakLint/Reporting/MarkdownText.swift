/// Rules' documentation for places that do not render Markdown: terminals, and plain-text fields of formats.
package enum MarkdownText {
  static func plain(_ markdown: String) -> String { render(markdown, TerminalStyle(isColored: false)) }

  /// Headings without their marks, code blocks indented.
  package static func render(_ markdown: String, _ style: TerminalStyle) -> String {
    var result = ""
    var isCode = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isCode.toggle()
        continue
      }
      if isCode {
        result += line.isEmpty ? "\n" : "    " + line + "\n"
      } else if line.hasPrefix("#") {
        result += style.bold(String(line.drop { $0 == "#" }.drop { $0 == " " })) + "\n"
      } else {
        result += line + "\n"
      }
    }
    while result.hasSuffix("\n\n") { result.removeLast() }
    return result
  }
}

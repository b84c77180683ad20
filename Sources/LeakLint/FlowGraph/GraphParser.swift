/// Reads the text form of ``GraphPrinter`` back: flow graphs for tests of the solver that need no parser, and for people
/// who try things out.
///
/// What is printed and read again prints the same. A text written by hand may be shorter: `func` in place of `fn0`, no
/// positions, no declarations. A variable that is not a parameter becomes a local where it is first seen. Lines that
/// begin with `#` and empty lines are passed over; indentation is free.
struct GraphParser {
  var file: LoweredFile
  /// The function that is being read.
  var graph = GraphParser.emptyGraph
  /// The places of `graph` by what tells them apart in the text; see ``GraphParser/variable(_:_:number:)``.
  var variables: [String: [PlaceID]] = [:]
  var temporaries: [PlaceID] = []
  var paths: [Place: PlaceID] = [:]
  var constantIDs: [Constant: ConstantID] = [:]
  /// The outer places stand in the enclosing function's names, so captures are read when all functions are.
  private var captures: [(function: Int, text: GraphTextScanner)] = []
  private var parsedVariables: [(variables: [String: [PlaceID]], temporaries: [PlaceID], paths: [Place: PlaceID])] = []
  /// A block without a terminator so far.
  private var openBlock: BlockID?
  /// The largest block mentioned, and where.
  var mentioned: (block: BlockID, by: GraphTextScanner)?

  private static var emptyGraph: FlowGraph {
    FlowGraph(name: NameID(0), qualifiedName: NameID(0), kind: .function, range: .none)
  }

  /// - Parameters:
  ///   - path: of the file that the result pretends to come from.
  ///   - module: see ``LoweredFile/module``.
  static func parse(
    _ text: String, language: Language = .python, path: String = "text", module: String = ""
  ) throws(GraphTextError) -> LoweredFile {
    var parser = GraphParser(file: LoweredFile(path: path, language: language, module: module))
    var isInFunction = false
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      var scanner = GraphTextScanner(line, line: number)
      guard !scanner.isAtEnd, !scanner.sees("#") else { continue }
      if scanner.skip("func") || parser.isNextFunction(&scanner) {
        if isInFunction { try parser.finishFunction(before: scanner) }
        isInFunction = true
        try parser.signature(&scanner)
      } else {
        guard isInFunction else { throw scanner.expected("`func` or `fn\(parser.file.functions.count)`") }
        try parser.line(&scanner)
      }
    }
    if isInFunction { try parser.finishFunction(before: GraphTextScanner("", line: number)) }
    try parser.connectCaptures()
    return parser.file
  }

  private init(file: LoweredFile) { self.file = file }

  private func isNextFunction(_ scanner: inout GraphTextScanner) -> Bool {
    let number = file.functions.count + (graph.blocks.isEmpty ? 0 : 1)
    return scanner.skip("fn\(number)")
  }

  private mutating func finishFunction(before scanner: GraphTextScanner) throws(GraphTextError) {
    if openBlock != nil { throw scanner.expected("the block's terminator") }
    if graph.blocks.isEmpty { throw scanner.expected("a block") }
    if let mentioned, mentioned.block.index >= graph.blocks.count {
      throw mentioned.by.expected("a block of this function, which has \(graph.blocks.count), in this line")
    }
    file.functions.append(graph)
    parsedVariables.append((variables, temporaries, paths))
    graph = Self.emptyGraph
    (variables, temporaries, paths, constantIDs, mentioned) = ([:], [], [:], [:], nil)
  }

  // MARK: The header

  private mutating func signature(_ scanner: inout GraphTextScanner) throws(GraphTextError) {
    graph.exception = variable(.control, "exception", number: 1)
    let qualifiedName = try scanner.symbol()
    graph.qualifiedName = file.names.intern(qualifiedName)
    graph.name = file.names.intern(GraphTextForm.lastComponent(qualifiedName))
    try scanner.expect("(")
    while !scanner.skip(")") {
      try parameter(&scanner)
      if !scanner.sees(")") { try scanner.expect(",") }
    }
    if scanner.skip("->") {
      try scanner.expect("(")
      while !scanner.skip(")") {
        graph.resultTypes.append(file.names.intern(try scanner.symbol()))
        if !scanner.sees(")") { try scanner.expect(",") }
      }
    }
    for (kind, word) in GraphTextForm.kinds where scanner.skip(word) { graph.kind = kind }
    for trait in words(GraphTextForm.functionTraits, &scanner) { graph.traits.insert(trait) }
    graph.range = try position(&scanner)
    guard scanner.isAtEnd else { throw scanner.expected("a kind, a trait or `@` and a line") }
  }

  /// `name: Type`, `label name: Type`, `_ name`, `receiver self`, each with ` = depends(provider)` behind it.
  private mutating func parameter(_ scanner: inout GraphTextScanner) throws(GraphTextError) {
    var root = Place.Root.parameter
    var label: String?
    var hasLabel = true
    if scanner.skip("receiver") {
      root = .receiver
      hasLabel = false
    } else if scanner.skip("_") {
      hasLabel = false
    } else {
      var ahead = scanner
      let endsOfName = [":", "=", ",", ")", "#", "shared"]
      if let first = try? ahead.symbol(), !endsOfName.contains(where: ahead.sees) {
        label = first
        scanner = ahead
      }
    }
    let place = try variable(&scanner, root)
    graph.places[place.index].root = root
    try attributes(of: place, &scanner)
    var provider: NameID?
    if scanner.skip("=") {
      try scanner.expect("depends")
      try scanner.expect("(")
      provider = file.names.intern(try scanner.symbol())
      try scanner.expect(")")
    }
    let ownName = graph[place].name
    graph.parameters.append(
      FlowGraph.Parameter(
        place: place, label: hasLabel ? label.map { file.names.intern($0) } ?? ownName : nil, provider: provider))
  }

  private mutating func attributes(of place: PlaceID, _ scanner: inout GraphTextScanner) throws(GraphTextError) {
    if scanner.skip(":") { graph.attributes[place.index].declaredType = file.names.intern(try scanner.symbol()) }
    if scanner.skip("shared") { graph.attributes[place.index].isAssignedInClosure = true }
  }

  // MARK: Lines

  private mutating func line(_ scanner: inout GraphTextScanner) throws(GraphTextError) {
    if try block(&scanner) { return }
    guard let current = openBlock else {
      guard graph.blocks.isEmpty else { throw scanner.expected("`b\(graph.blocks.count):` or a function") }
      return try declaration(&scanner)
    }
    if let operation = try operation(&scanner) {
      let range = try position(&scanner)
      graph.blocks[current.index].instructions.append(
        Instruction(operation: try traits(of: operation, &scanner), range: range))
    } else {
      let terminator = try terminator(&scanner)
      graph.blocks[current.index].terminator = terminator
      graph.blocks[current.index].terminatorRange = try position(&scanner)
      openBlock = nil
    }
    guard scanner.isAtEnd else { throw scanner.expected("the end of the line") }
  }

  /// `b3:`, `b3 !b7:`, `b3 entry:`
  private mutating func block(_ scanner: inout GraphTextScanner) throws(GraphTextError) -> Bool {
    var ahead = scanner
    guard let index = ahead.index("b") else { return false }
    var unwind: BlockID?
    if ahead.skip("!") { unwind = try block(mentionedBy: &ahead) }
    let isEntry = ahead.skip("entry")
    guard ahead.skip(":"), ahead.isAtEnd else { return false }
    guard index == graph.blocks.count else { throw scanner.expected("block b\(graph.blocks.count)") }
    if openBlock != nil { throw scanner.expected("the terminator of b\(index - 1)") }
    if isEntry { graph.entry = BlockID(index) }
    graph.blocks.append(Block(unwind: unwind))
    openBlock = BlockID(index)
    return true
  }

  private mutating func declaration(_ scanner: inout GraphTextScanner) throws(GraphTextError) {
    if scanner.skip("name") {
      graph.name = file.names.intern(try scanner.symbol())
    } else if scanner.skip("member") {
      try scanner.expect("of")
      graph.enclosingType = file.names.intern(try scanner.symbol())
    } else if scanner.skip("inside") {
      guard let parent = scanner.index("fn") else { throw scanner.expected("`fn` and a number") }
      graph.parent = FunctionID(parent)
    } else if scanner.skip("decorator") {
      graph.decorators.append(file.names.intern(try scanner.symbol()))
    } else if scanner.skip("capture") {
      captures.append((file.functions.count, scanner))
      return
    } else if scanner.skip("receiver") {
      try attributes(of: try variable(&scanner, .receiver), &scanner)
    } else if scanner.skip("var") {
      try attributes(of: try place(&scanner), &scanner)
    } else {
      throw scanner.expected("`b0:`, `name`, `member of`, `inside`, `decorator`, `capture`, `receiver` or `var`")
    }
    guard scanner.isAtEnd else { throw scanner.expected("the end of the line") }
  }

  /// Reads each capture: its inner place in the names of its function, its outer place in those of the enclosing one.
  private mutating func connectCaptures() throws(GraphTextError) {
    for (function, text) in captures {
      var scanner = text
      let inner = try place(&scanner, of: function)
      try scanner.expect("=")
      guard let parent = file.functions[function].parent, parent.index < file.functions.count else {
        throw scanner.expected("`inside` an existing function before a capture of its place")
      }
      let outer = try place(&scanner, of: parent.index)
      guard scanner.isAtEnd else { throw scanner.expected("the end of the line") }
      file.functions[function].captures.append(FlowGraph.Capture(inner: inner, outer: outer))
    }
  }

  /// A place of a function that was read before.
  private mutating func place(
    _ scanner: inout GraphTextScanner, of function: Int
  ) throws(GraphTextError) -> PlaceID {
    graph = file.functions[function]
    (variables, temporaries, paths) = parsedVariables[function]
    let place = try place(&scanner)
    file.functions[function] = graph
    parsedVariables[function] = (variables, temporaries, paths)
    return place
  }

  /// The meanings of the words that follow, in any order.
  func words<Meaning>(_ table: [(Meaning, String)], _ scanner: inout GraphTextScanner) -> [Meaning] {
    var meanings: [Meaning] = []
    while let index = table.firstIndex(where: { scanner.skip($0.1) }) { meanings.append(table[index].0) }
    return meanings
  }

  /// `@line`, `@line:column`, or nothing. The byte offsets are not in the text.
  private func position(_ scanner: inout GraphTextScanner) throws(GraphTextError) -> SourceRange {
    guard scanner.skip("@") else { return .none }
    guard let line = scanner.digits() else { throw scanner.expected("a line number") }
    var column = 0
    if scanner.skip(":") {
      guard let number = scanner.digits() else { throw scanner.expected("a column number") }
      column = number
    }
    return SourceRange(start: 0, end: 0, line: UInt32(clamping: line), column: UInt32(clamping: column))
  }
}

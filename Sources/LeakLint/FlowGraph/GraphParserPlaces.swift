/// Places, constants and operands.
extension GraphParser {
  /// A place with its path: `x#2.pool["k"]`, `%4[0]`, `<app.db.engine>.connect`.
  mutating func place(_ scanner: inout GraphTextScanner) throws(GraphTextError) -> PlaceID {
    scanner.skipSpaces()
    var place: PlaceID
    if scanner.skipAdjacent("%") {
      guard let number = scanner.digits(), number > 0 else { throw scanner.expected("a temporary's number") }
      place = temporary(number)
    } else if scanner.skipAdjacent("<") {
      place = path(Place(root: .global, name: file.names.intern(try scanner.symbol()), parent: nil))
      try scanner.expect(">")
    } else {
      let root: Place.Root = scanner.skipAdjacent("^") ? .captured : scanner.skipAdjacent("!") ? .control : .local
      place = try variable(&scanner, root)
    }
    while true {
      if scanner.skipAdjacent(".") {
        place = path(Place(root: .field, name: file.names.intern(try scanner.field()), parent: place))
      } else if scanner.isAdjacent("[") {
        place = path(Place(root: .field, name: file.names.intern(try scanner.field()), parent: place))
      } else {
        return place
      }
    }
  }

  /// `x` or `x#2`.
  mutating func variable(_ scanner: inout GraphTextScanner, _ root: Place.Root) throws(GraphTextError) -> PlaceID {
    scanner.skipSpaces()
    guard let name = try scanner.variable() else { throw scanner.expected("a place") }
    var number = 1
    if scanner.skipAdjacent("#") {
      guard let value = scanner.digits(), value > 0 else { throw scanner.expected("a number") }
      number = value
    }
    return variable(root, name, number: number)
  }

  /// The `number`-th variable of this name, 1-based; made, with those before it, where there is none. Locals, parameters
  /// and receivers are one name space; captured and control places are each their own, as their marks are.
  mutating func variable(_ root: Place.Root, _ name: String, number: Int) -> PlaceID {
    let mark = root == .captured ? "^" : root == .control ? "!" : ""
    var known = variables[mark + name, default: []]
    while known.count < number {
      known.append(add(Place(root: root, name: file.names.intern(name), parent: nil)))
    }
    variables[mark + name] = known
    return known[number - 1]
  }

  private mutating func temporary(_ number: Int) -> PlaceID {
    while temporaries.count < number {
      temporaries.append(add(Place(root: .temporary, name: file.names.intern("%"), parent: nil)))
    }
    return temporaries[number - 1]
  }

  private mutating func path(_ place: Place) -> PlaceID {
    if let id = paths[place] { return id }
    let id = add(place)
    paths[place] = id
    return id
  }

  private mutating func add(_ place: Place) -> PlaceID {
    let id = PlaceID(graph.places.count)
    graph.places.append(place)
    graph.attributes.append(PlaceAttributes())
    return id
  }

  // MARK: Operands

  mutating func operand(_ scanner: inout GraphTextScanner) throws(GraphTextError) -> Operand {
    scanner.skipSpaces()
    if scanner.skip("?") { return .unknown }
    if let function = scanner.index("fn") { return .function(FunctionID(function)) }
    if let constant = try constant(&scanner) { return .constant(constant) }
    return .place(try place(&scanner))
  }

  private mutating func constant(_ scanner: inout GraphTextScanner) throws(GraphTextError) -> ConstantID? {
    var constant: Constant
    if scanner.skip("null") {
      constant = .null
    } else if scanner.skip("true") {
      constant = .bool(true)
    } else if scanner.skip("false") {
      constant = .bool(false)
    } else if scanner.skip("positive") {
      constant = .positive
    } else if scanner.skip("other") {
      constant = .other
    } else if scanner.sees("\"") {
      let text = file.names.intern(try scanner.quoted())
      constant = .string(text, isPrefix: scanner.skip("..."))
    } else if let value = scanner.integer() {
      constant = .integer(value)
    } else {
      return nil
    }
    if let id = constantIDs[constant] { return id }
    let id = ConstantID(graph.constants.count)
    graph.constants.append(constant)
    constantIDs[constant] = id
    return id
  }

  /// A block that may be defined further down; ``mentioned`` remembers it for the check at the function's end.
  mutating func block(mentionedBy scanner: inout GraphTextScanner) throws(GraphTextError) -> BlockID {
    guard let index = scanner.index("b") else { throw scanner.expected("a block") }
    let block = BlockID(index)
    if mentioned.map({ $0.block < block }) ?? true { mentioned = (block, scanner) }
    return block
  }
}

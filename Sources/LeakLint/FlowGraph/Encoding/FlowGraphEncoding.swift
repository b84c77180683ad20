/// Graphs as bytes; see ``LoweredFile/encode(into:)``.
extension FlowGraph {
  func encode(into writer: inout ByteWriter) {
    writer.id(name)
    writer.id(qualifiedName)
    writer.byte(kind.rawValue)
    writer.number(UInt32(traits.rawValue))
    writer.id(enclosingType)
    writer.id(parent)
    writer.range(range)
    writer.array(parameters) {
      $0.id($1.place)
      $0.id($1.label)
      $0.id($1.provider)
      $0.bool($1.isInOut)
      $0.bool($1.isVariadic)
    }
    writer.ids(resultTypes)
    writer.ids(decorators)
    writer.array(captures) {
      $0.id($1.inner)
      $0.id($1.outer)
    }
    writer.array(places) {
      $0.byte($1.root.rawValue)
      $0.id($1.name)
      $0.id($1.parent)
    }
    writer.array(attributes) {
      $0.id($1.declaredType)
      $0.bool($1.isAssignedInClosure)
    }
    writer.array(constants) { $0.constant($1) }
    writer.array(calls) { $1.encode(into: &$0) }
    writer.array(blocks) { $1.encode(into: &$0) }
    writer.array(deferSites) {
      $0.id($1.entry)
      $0.operands($1.operands)
      $0.ids($1.parameters)
    }
    writer.id(entry)
    writer.id(exception)
  }

  init(from reader: inout ByteReader) {
    let name: NameID = reader.id()
    let qualifiedName: NameID = reader.id()
    let kind = Kind(rawValue: reader.byte())
    if kind == nil { reader.fail() }
    let traits = Traits(rawValue: UInt16(truncatingIfNeeded: reader.uint32()))
    let enclosingType: NameID? = reader.optionalID()
    let parent: FunctionID? = reader.optionalID()
    self.init(
      name: name, qualifiedName: qualifiedName, kind: kind ?? .function, traits: traits, enclosingType: enclosingType,
      parent: parent, range: reader.range())
    parameters = reader.array {
      Parameter(
        place: $0.id(), label: $0.optionalID(), provider: $0.optionalID(), isInOut: $0.bool(), isVariadic: $0.bool())
    }
    resultTypes = reader.ids()
    decorators = reader.ids()
    captures = reader.array { Capture(inner: $0.id(), outer: $0.id()) }
    places = reader.array { reader in
      let root = Place.Root(rawValue: reader.byte())
      if root == nil { reader.fail() }
      return Place(root: root ?? .local, name: reader.id(), parent: reader.optionalID())
    }
    attributes = reader.array { PlaceAttributes(declaredType: $0.optionalID(), isAssignedInClosure: $0.bool()) }
    constants = reader.array { $0.constant() }
    calls = reader.array { Call(from: &$0) }
    blocks = reader.array { Block(from: &$0) }
    deferSites = reader.array { DeferSite(entry: $0.id(), operands: $0.operands(), parameters: $0.ids()) }
    entry = reader.id()
    exception = reader.id()
  }
}

extension Call {
  fileprivate func encode(into writer: inout ByteWriter) {
    writer.id(callee)
    writer.id(function)
    writer.array(arguments) {
      $0.id($1.label)
      $0.operand($1.value)
      $0.byte($1.mode.rawValue)
    }
    writer.id(result)
    writer.number(UInt32(traits.rawValue))
  }

  fileprivate init(from reader: inout ByteReader) {
    self.init(
      callee: reader.id(), function: reader.optionalID(),
      arguments: reader.array { reader in
        let label: NameID? = reader.optionalID()
        let value = reader.operand()
        let mode = Argument.Mode(rawValue: reader.byte())
        if mode == nil { reader.fail() }
        return Argument(label: label, value: value, mode: mode ?? .value)
      },
      result: reader.id(), traits: Traits(rawValue: UInt16(truncatingIfNeeded: reader.uint32())))
  }
}

extension ByteWriter {
  mutating func operand(_ operand: Operand) {
    switch operand {
    case .place(let place):
      byte(0)
      id(place)
    case .constant(let constant):
      byte(1)
      id(constant)
    case .function(let function):
      byte(2)
      id(function)
    case .unknown: byte(3)
    }
  }

  mutating func operands(_ operands: [Operand]) { array(operands) { $0.operand($1) } }

  fileprivate mutating func constant(_ constant: Constant) {
    switch constant {
    case .null: byte(0)
    case .bool(let value): byte(value ? 2 : 1)
    case .integer(let value):
      byte(3)
      signed(value)
    case .positive: byte(4)
    case .string(let text, let isPrefix):
      byte(isPrefix ? 6 : 5)
      id(text)
    case .other: byte(7)
    }
  }
}

extension ByteReader {
  mutating func operand() -> Operand {
    switch byte() {
    case 0: return .place(id())
    case 1: return .constant(id())
    case 2: return .function(id())
    case 3: return .unknown
    default:
      fail()
      return .unknown
    }
  }

  mutating func operands() -> [Operand] { array { $0.operand() } }

  fileprivate mutating func constant() -> Constant {
    switch byte() {
    case 0: return .null
    case 1: return .bool(false)
    case 2: return .bool(true)
    case 3: return .integer(signed())
    case 4: return .positive
    case 5: return .string(id(), isPrefix: false)
    case 6: return .string(id(), isPrefix: true)
    case 7: return .other
    default:
      fail()
      return .other
    }
  }
}

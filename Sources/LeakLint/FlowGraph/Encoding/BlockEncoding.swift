/// Blocks as bytes; see ``LoweredFile/encode(into:)``.
extension Block {
  func encode(into writer: inout ByteWriter) {
    writer.array(instructions) {
      $0.operation($1.operation)
      $0.range($1.range)
    }
    writer.terminator(terminator)
    writer.range(terminatorRange)
    writer.id(unwind)
  }

  init(from reader: inout ByteReader) {
    self.init(
      instructions: reader.array { Instruction(operation: $0.operation(), range: $0.range()) },
      terminator: reader.terminator(), terminatorRange: reader.range(), unwind: reader.optionalID())
  }
}

extension ByteWriter {
  fileprivate mutating func operation(_ operation: Operation) {
    switch operation {
    case .assign(let place, let value):
      byte(0)
      id(place)
      operand(value)
    case .aggregate(let place, let members):
      byte(1)
      id(place)
      array(members) {
        $0.id($1.field)
        $0.operand($1.value)
      }
    case .call(let call):
      byte(2)
      id(call)
    case .iterate(let place, let source, let mayThrow):
      byte(mayThrow ? 4 : 3)
      id(place)
      operand(source)
    case .yield(let result, let value, let scopes):
      byte(5)
      id(result)
      operand(value)
      ids(scopes)
    case .suspend(let result, let value, let mayThrow):
      byte(mayThrow ? 7 : 6)
      id(result)
      operand(value)
    case .escape(let value, let reason):
      byte(8)
      operand(value)
      byte(reason.rawValue)
    case .forget(let place):
      byte(9)
      id(place)
    case .pushDeferred(let site):
      byte(10)
      id(site)
    case .mayThrow: byte(11)
    case .unknown(let name):
      byte(12)
      id(name)
    }
  }

  fileprivate mutating func terminator(_ terminator: Terminator) {
    switch terminator {
    case .jump(let target):
      byte(0)
      id(target)
    case .branch(let condition, let then, let otherwise):
      byte(condition.isNegated ? 2 : 1)
      test(condition.test)
      id(then)
      id(otherwise)
    case .choose(let targets):
      byte(3)
      ids(targets)
    case .return(let values):
      byte(4)
      operands(values)
    case .raise(.type(let name)):
      byte(5)
      id(name)
    case .raise(.unknown): byte(6)
    case .raise(.inFlight): byte(7)
    case .runDeferred(let done):
      byte(8)
      id(done)
    case .unreachable: byte(9)
    }
  }

  private mutating func test(_ test: Condition.Test) {
    switch test {
    case .isNull(let value):
      byte(0)
      operand(value)
    case .truthy(let value):
      byte(1)
      operand(value)
    case .equal(let left, let right):
      byte(2)
      operand(left)
      operand(right)
    case .related(let name, let left, let right):
      byte(3)
      id(name)
      operand(left)
      operand(right)
    case .caught(let types):
      byte(4)
      ids(types)
    case .hasNext(let value):
      byte(5)
      operand(value)
    case .unknown: byte(6)
    }
  }
}

extension ByteReader {
  fileprivate mutating func operation() -> Operation {
    switch byte() {
    case 0: return .assign(id(), operand())
    case 1: return .aggregate(id(), array { Operation.Member(field: $0.id(), value: $0.operand()) })
    case 2: return .call(id())
    case 3: return .iterate(id(), source: operand(), mayThrow: false)
    case 4: return .iterate(id(), source: operand(), mayThrow: true)
    case 5: return .yield(result: id(), value: operand(), scopes: ids())
    case 6: return .suspend(result: id(), value: operand(), mayThrow: false)
    case 7: return .suspend(result: id(), value: operand(), mayThrow: true)
    case 8:
      let value = operand()
      guard let reason = EscapeReason(rawValue: byte()) else {
        fail()
        return .mayThrow
      }
      return .escape(value, reason)
    case 9: return .forget(id())
    case 10: return .pushDeferred(id())
    case 11: return .mayThrow
    case 12: return .unknown(id())
    default:
      fail()
      return .mayThrow
    }
  }

  fileprivate mutating func terminator() -> Terminator {
    let tag = byte()
    switch tag {
    case 0: return .jump(id())
    case 1, 2: return .branch(Condition(test: test(), isNegated: tag == 2), then: id(), else: id())
    case 3: return .choose(ids())
    case 4: return .return(operands())
    case 5: return .raise(.type(id()))
    case 6: return .raise(.unknown)
    case 7: return .raise(.inFlight)
    case 8: return .runDeferred(done: id())
    case 9: return .unreachable
    default:
      fail()
      return .unreachable
    }
  }

  private mutating func test() -> Condition.Test {
    switch byte() {
    case 0: return .isNull(operand())
    case 1: return .truthy(operand())
    case 2: return .equal(operand(), operand())
    case 3: return .related(id(), operand(), operand())
    case 4: return .caught(ids())
    case 5: return .hasNext(operand())
    case 6: return .unknown
    default:
      fail()
      return .unknown
    }
  }
}

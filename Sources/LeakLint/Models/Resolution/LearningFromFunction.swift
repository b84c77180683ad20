extension TypeInference {
  /// Tells the types of what the function assigns to globals and attributes, returns and yields.
  func learn(into learned: inout LearnedTypes, as ref: FunctionRef) {
    for block in graph.blocks {
      for instruction in block.instructions {
        switch instruction.operation {
        case .assign(let place, let value):
          if let container = container(of: place) {
            learn(value, putInto: container, of: ref, into: &learned)
          } else if let type = learnable(value) {
            learn(assignmentTo: place, type, of: ref, into: &learned)
          }
        case .call(let id):
          learnParameters(of: id, into: &learned)
          if let (collection, element) = insertion(graph[id]) {
            learn(element, putInto: collection, of: ref, into: &learned)
          }
          learnHandedOn(graph[id], by: ref, into: &learned)
        case .yield(_, let value, _):
          if let type = learnable(value) {
            learned.learn(result: LearnedTypes.ResultKey.yielded, of: ref, type)
          }
        default: break
        }
      }
      if case .return(let values) = block.terminator { learn(returned: values, of: ref, into: &learned) }
    }
  }

  private func learnable(_ operand: Operand) -> LearnedType? { meaning(of: operand).instanceType.map(learnable) }

  private func learnable(_ type: TypeID) -> LearnedType {
    LearnedType(type, isRelevant: index.models.isRelevant(type))
  }

  private func learn(
    assignmentTo place: PlaceID, _ type: LearnedType, of ref: FunctionRef, into learned: inout LearnedTypes
  ) {
    let target = graph[place]
    switch target.root {
    case .global:
      let symbol = file.names[target.name]
      if case .variable(let variable) = index.declarations.symbols[symbol] { learned.learn(variable: variable, type) }
      // Attributes of a class are globals below it.
      if let (prefix, _) = symbol.splitAtLastDot, let owner = index.declarations.typeID(prefix) {
        learned.learn(field: MemberKey(owner, word(of: target.name)), type)
      }
    case .field:
      guard let parent = target.parent, graph.attributes[place.index].declaredType == nil else { return }
      switch meaning(of: parent) {
      case .instance(let owner), .type(let owner):
        guard owner.form == .instance, !index.models.isModelled(owner), !file.names[target.name].hasPrefix("[") else {
          return
        }
        learned.learn(field: MemberKey(owner, word(of: target.name)), type)
      default: break
      }
    default: break
    }
  }

  private func learn(
    _ element: Operand, putInto collection: PlaceID, of ref: FunctionRef, into learned: inout LearnedTypes
  ) {
    guard let type = meaning(of: element).instanceType?.collected else { return }
    learn(assignmentTo: collection, learnable(type), of: ref, into: &learned)
  }

  /// What callers pass is what parameters without annotations are.
  private func learnParameters(of id: CallID, into learned: inout LearnedTypes) {
    guard file.language == .python else { return }
    let call = graph[id]
    let known = call.arguments.map { learnable($0.value) }
    guard known.contains(where: { $0 != nil }) else { return }
    let target = self.target(of: id)
    let ref: FunctionRef
    switch target.callee {
    case .function(let function), .constructor(_, .some(let function), _, _): ref = function
    default: return
    }
    let callee = index.declarations.graph(ref)
    let matching = ArgumentMatching(call, in: file.names, to: callee, of: index.files[Int(ref.file)])
    for (type, parameter) in zip(known, matching.parameters) {
      guard let type, let parameter,
        callee.attributes[callee.parameters[parameter].place.index].declaredType == nil
      else { continue }
      learned.learn(parameter: parameter, of: ref, type)
    }
  }

  /// A function that calls its parameter tells what closures handed to it are called with.
  private func learnHandedOn(_ call: Call, by ref: FunctionRef, into learned: inout LearnedTypes) {
    guard graph[call.callee].root == .parameter,
      let parameter = graph.parameters.firstIndex(where: { $0.place == call.callee })
    else { return }
    for (position, argument) in call.arguments.enumerated() {
      guard let type = learnable(argument.value) else { continue }
      learned.learn(closure: parameter, argument: position, of: ref, type)
    }
  }

  private func learn(returned values: [Operand], of ref: FunctionRef, into learned: inout LearnedTypes) {
    if values.count == 1, case .place(let place) = values[0], let types = tupleTypes(of: place) {
      for (position, type) in types.enumerated() {
        if let type { learned.learn(result: position, of: ref, learnable(type)) }
      }
      return
    }
    for (position, value) in values.enumerated() {
      if let type = learnable(value) { learned.learn(result: position, of: ref, type) }
    }
  }
}

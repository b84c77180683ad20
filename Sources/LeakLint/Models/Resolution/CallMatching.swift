extension TypeInference {
  /// What a call calls, by what its callee's place means.
  func target(of call: Call) -> CallTarget {
    if let function = call.function { return closure(function) }
    let callee = graph[call.callee]
    if callee.root == .field, let parent = callee.parent {
      let found = member(callee.name, of: parent, call)
      if found.callee != .unknown { return found }
    }
    if callee.root == .global, file.names[callee.name] == ".init", let type = contextualType(of: call.result) {
      return constructor(type, call)
    }
    if callee.root == .global, let owner = implicitOwner(of: callee.name) {
      // Swift's implicit self.
      let found = method(word(of: callee.name), of: owner, at: receiverPlace, call)
      if found.callee != .unknown { return found }
    }
    switch meaning(of: call.callee) {
    case .modelFunction(let model): return self.model(model, receiver: nil, type: nil, call)
    case .type(let type): return constructor(type, call)
    case .function(let set): return function(set, receiver: nil, type: nil, mayBeOverridden: false, call)
    case .closure(let function): return closure(function)
    case .instance(let type):
      return method(index.known.call, of: type, at: call.callee, call)
    case .path(let path):
      guard let rule = TypePassing.rule(for: resolver.symbol(path), language: file.language) else { break }
      return passing(rule, call)
    case .manager, .variable, .unknown: break
    }
    return CallTarget()
  }

  private var receiverPlace: PlaceID? {
    graph.places.firstIndex { $0.root == .receiver && file.names[$0.name] != "super" }.map { PlaceID($0) }
  }

  /// Swift's `.init(…)`: the type that is declared where the result goes.
  private func contextualType(of result: PlaceID) -> TypeID? {
    for block in graph.blocks {
      for case .assign(let place, .place(result)) in block.instructions.lazy.map(\.operation) {
        if let type = graph.attributes[place.index].declaredType { return resolver.type(named: type) }
        return meaning(of: place).instanceType
      }
      if case .return(let values) = block.terminator, values == [.place(result)] {
        return graph.resultTypes.first.flatMap { resolver.type(named: $0) }
      }
    }
    return nil
  }

  private func closure(_ function: FunctionID) -> CallTarget {
    let ref = FunctionRef(file: resolver.fileIndex, function: function)
    return CallTarget(callee: .function(ref), results: resolver.results(of: ref))
  }

  // MARK: Members

  /// A call of a field: a method where the place above it is an instance.
  private func member(_ name: NameID, of parent: PlaceID, _ call: Call) -> CallTarget {
    switch meaning(of: parent) {
    case .instance(let type):
      // Swift's `super` is the same object as `self`.
      let place = graph[parent].root == .receiver ? receiverPlace ?? parent : parent
      return method(word(of: name), of: type, at: place, call)
    case .type(let type) where graph[parent].root == .receiver:
      return method(word(of: name), of: type, at: parent, call)
    case .manager(let ref):
      guard let step = ManagerStep(method: file.names[name]) else { return CallTarget() }
      let yielded = FunctionResults(index: index).yielded(by: ref).map(Meaning.instance) ?? .unknown
      return CallTarget(
        callee: .managed(ref, step), receiver: parent, results: step == .enter ? [yielded] : [])
    case .unknown:
      guard let rule = TypePassing.exitStackMethod(file.names[name]) else { return CallTarget() }
      return passing(rule, call)
    case .type, .function, .modelFunction, .closure, .path, .variable: return CallTarget()
    }
  }

  private func method(_ name: WordID, of type: TypeID, at place: PlaceID?, _ call: Call) -> CallTarget {
    switch type.form {
    case .collection, .nestedCollection, .pairs, .pair:
      guard let rule = TypePassing.collectionMethod(index.words[name]) else { return CallTarget() }
      return CallTarget(
        callee: .passing(rule), receiver: place, results: [passed(.instance(type), by: rule, call)])
    case .instance: break
    }
    switch index.method(name, of: type) {
    case .model(let model): return self.model(model, receiver: place, type: type, call)
    case .function(let set, let mayBeOverridden):
      return function(set, receiver: place, type: type, mayBeOverridden: mayBeOverridden, call)
    case .requirement(let types):
      return CallTarget(
        callee: .signature(name), receiver: place, receiverType: type,
        results: types.map { $0.map(Meaning.instance) ?? .unknown })
    case nil: break
    }
    if index.known.enters.contains(name) {
      return CallTarget(callee: .entering, receiver: place, receiverType: type, results: [.instance(type)])
    }
    return CallTarget(receiver: place, receiverType: type)
  }

  // MARK: Functions

  private func function(
    _ set: FunctionSetID, receiver: PlaceID?, type: TypeID?, mayBeOverridden: Bool, _ call: Call
  ) -> CallTarget {
    let choice = OverloadChoice(declarations: index.declarations)
    guard let ref = choice.choose(set, for: call, in: file) else {
      return CallTarget(receiver: receiver, receiverType: type, results: commonResults(of: set))
    }
    if receiver == nil, index.declarations.graph(ref).hasReceiver, !isClassMethod(ref) {
      // `Base.open(self, path)`: arguments do not stand where the function has its parameters.
      return CallTarget(results: resolver.results(of: ref))
    }
    var results = resolver.results(of: ref)
    if receiver != nil, file.language == .python, index.declarations.graph(ref).kind == .accessor,
      !call.traits.contains(.getter)
    {
      // What is called is what the property gives (`self.session_factory()`).
      guard case .instance(let given)? = results.first else { return CallTarget() }
      return method(index.known.call, of: given, at: call.callee, call)
    }
    if mayBeOverridden, results.allSatisfy(\.isUnknown), let overriding = overridingResults(of: ref) {
      results = overriding
    }
    return CallTarget(
      callee: .function(ref), receiver: receiver, receiverType: type, mayBeOverridden: mayBeOverridden,
      results: results)
  }

  /// Python's: called on the class, which stands in the place of the receiver and among the arguments of none.
  private func isClassMethod(_ ref: FunctionRef) -> Bool {
    index.declarations.graph(ref).traits.contains(.static)
      && index.decoratorNames(of: ref).contains("builtins.classmethod")
  }

  /// What those give that subclasses declare in place of a method without a known result, where all give the same.
  private func overridingResults(of ref: FunctionRef) -> [Meaning]? {
    var common: [Meaning]?
    for overriding in index.declarations.overriding[ref] ?? [] {
      let results = resolver.results(of: overriding)
      guard !results.allSatisfy(\.isUnknown) else { continue }
      if let common, common != results { return nil }
      common = results
    }
    return common
  }

  /// What all of several functions give alike.
  private func commonResults(of set: FunctionSetID) -> [Meaning] {
    let all = index.declarations.members(of: set).map { resolver.results(of: $0) }
    guard let first = all.first, all.allSatisfy({ $0 == first }) else { return [] }
    return first
  }

  private func model(_ id: CallModelID, receiver: PlaceID?, type: TypeID?, _ call: Call) -> CallTarget {
    let model = index.models[id]
    guard let variant = self.variant(of: model, for: call) else {
      return CallTarget(receiver: receiver, receiverType: type)
    }
    return CallTarget(
      callee: .model(id, variant: variant), receiver: receiver, receiverType: type,
      results: results(of: model, variant: variant, receiver: receiver, type: type, call))
  }

  private func results(
    of model: ModelCall, variant: Int, receiver: PlaceID?, type: TypeID?, _ call: Call
  ) -> [Meaning] {
    if let passed = passed(by: model, call) { return [passed] }
    let types = model.resultTypes[variant]
    if !types.isEmpty { return types.map(Meaning.instance) }
    switch model.variants[variant].effects.resultAlias {
    case Slot.receiver: return [type.map(Meaning.instance) ?? receiver.map { meaning(of: $0) } ?? .unknown]
    case Slot(base: .receiver, path: [Slot.wrapped]): return [receiver.map { unwrapped($0) } ?? .unknown]
    case .some(let slot) where slot.path.isEmpty:
      return [argument(slot, of: call).map { meaning(of: $0) } ?? .unknown]
    default: break
    }
    // What is entered is mostly what is bound.
    if let type, ManagerStep(method: model.name.lastNameComponent) == .enter { return [.instance(type)] }
    guard case .type(let constructed) = index.models.meaning(of: model.name) else { return [] }
    return [.instance(constructed)]
  }

  /// The operand in an argument slot.
  func argument(_ slot: Slot, of call: Call) -> Operand? {
    guard case .argument(let position, let label) = slot.base else { return nil }
    if let label, let named = call.arguments.first(where: { $0.label.map { file.names[$0] } == label }) {
      return named.value
    }
    let positional = call.arguments.filter { $0.label == nil || file.language == .swift }
    guard positional.indices.contains(position), positional[position].mode != .spread else { return nil }
    return positional[position].value
  }

  /// The result of a modelled function of the language's library whose type depends on an argument.
  private func passed(by model: ModelCall, _ call: Call) -> Meaning? {
    let rule =
      TypePassing.rule(for: model.name, language: file.language)
      ?? TypePassing.exitStackMethod(model.name.lastNameComponent)
    guard let rule, let result = passing(rule, call).results.first, !result.isUnknown else { return nil }
    return result
  }

  /// What the object in the place wraps: the argument that the call which made it wrapped.
  private func unwrapped(_ place: PlaceID) -> Meaning {
    guard let maker = definingCall(of: place) else { return .unknown }
    let model: CallModelID
    let variant: Int
    switch target(of: maker).callee {
    case .model(let id, let number), .constructor(_, _, .some(let id), let number): (model, variant) = (id, number)
    default: return .unknown
    }
    for wrap in index.models[model].variants[variant].effects.resultWraps {
      if let operand = argument(wrap.slot, of: maker) { return meaning(of: operand) }
    }
    return .unknown
  }

  /// The call whose result a place holds, where only one assignment gives it something.
  private func definingCall(of place: PlaceID) -> Call? {
    var place = place
    for _ in 0..<8 {
      if graph[place].root == .temporary, let call = graph.calls.first(where: { $0.result == place }) { return call }
      var source: PlaceID?
      for block in graph.blocks {
        for case .assign(place, .place(let next)) in block.instructions.map(\.operation) {
          guard source == nil else { return nil }
          source = next
        }
      }
      guard let source else { return nil }
      place = source
    }
    return nil
  }

  /// Tells the closures among the arguments what they will be called with.
  func tellClosures(_ call: Call, _ target: CallTarget) {
    func closure(_ argument: Call.Argument) -> FunctionID? {
      switch argument.value {
      case .function(let closure): return closure
      case .place(let place): if case .closure(let closure) = meanings[place.index] { return closure }
      case .constant, .unknown: break
      }
      return nil
    }
    guard call.arguments.contains(where: { closure($0) != nil }) else { return }
    let closures = call.arguments.map(closure)
    switch target.callee {
    case .model(let model, let variant), .constructor(_, _, .some(let model), let variant):
      guard let parameters = index.models[model].closureParameters[variant] else { return }
      for case .some(let closure) in closures { resolver.setClosureParameters(parameters, of: closure) }
    case .function(let ref), .constructor(_, .some(let ref), _, _):
      let matching = ArgumentMatching(
        call, in: file.names, to: index.declarations.graph(ref), of: index.files[Int(ref.file)])
      for (closure, parameter) in zip(closures, matching.parameters) {
        guard let closure, let parameter else { continue }
        let count = file.functions[closure.index].parameters.count
        let types = (0..<count).map { index.learned.closureArgument($0, closure: parameter, of: ref) }
        resolver.setClosureParameters(types, of: closure)
      }
    default: return
    }
  }

  // MARK: Construction

  private func constructor(_ type: TypeID, _ call: Call) -> CallTarget {
    var initializer: FunctionRef?
    if case .function(let set, _) = index.method(index.known.initializer, of: type) {
      initializer = OverloadChoice(declarations: index.declarations).choose(set, for: call, in: file)
    }
    let model = index.modelConstructor(of: type)
    let variant = model.flatMap { self.variant(of: index.models[$0], for: call) }
    var results: [Meaning] = [.instance(type)]
    if let model, let variant, index.models.isModelled(type) {
      // A factory may be modelled as the constructor of a type and give another.
      let modelled = self.results(of: index.models[model], variant: variant, receiver: nil, type: nil, call)
      if !modelled.isEmpty { results = modelled }
    }
    return CallTarget(
      callee: .constructor(type, initializer: initializer, model: variant == nil ? nil : model, variant: variant ?? 0),
      results: results)
  }

  // MARK: Passing

  private func passing(_ rule: TypePassing, _ call: Call) -> CallTarget {
    guard let first = call.arguments.first else { return CallTarget() }
    let argument = meaning(of: first.value)
    return CallTarget(callee: .passing(rule), results: [passed(argument, by: rule, call)])
  }

  private func passed(_ argument: Meaning, by rule: TypePassing, _ call: Call) -> Meaning {
    switch rule {
    case .same: return argument
    case .element:
      guard case .instance(let type) = argument else { return .unknown }
      return elementMeaning(of: type)
    case .pairs: return argument.instanceType?.paired.map(Meaning.instance) ?? .unknown
    case .pair: return argument.instanceType?.paired?.element.map(Meaning.instance) ?? .unknown
    case .entered: return entered(argument)
    case .appended:
      if case .instance = argument { return argument }
      guard call.arguments.count > 1, case .instance(let type) = meaning(of: call.arguments[1].value) else {
        return .unknown
      }
      return type.collected.map(Meaning.instance) ?? .unknown
    }
  }

  private func entered(_ manager: Meaning) -> Meaning {
    switch manager {
    case .manager(let ref): return FunctionResults(index: index).yielded(by: ref).map(Meaning.instance) ?? .unknown
    case .instance(let type):
      for name in index.known.enters {
        switch index.method(name, of: type) {
        case .model(let model):
          if let result = index.models[model].resultTypes.first?.first { return .instance(result) }
        case .function(let set, _):
          let ref = index.declarations.overloads[set.index].ref
          if let result = resolver.results(of: ref).first, !result.isUnknown { return result }
        case .requirement, nil: continue
        }
      }
      return manager
    default: return .unknown
    }
  }
}

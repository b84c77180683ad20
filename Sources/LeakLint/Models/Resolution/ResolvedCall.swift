/// A call with what is known of it.
struct ResolvedCall: Sendable {
  /// What a model says, the variant chosen by the call's labels, SQL text taken into account. Where only a project
  /// function was found these are unknown effects with its result types: the function's summary takes their place.
  var effects = CallEffects.unknown
  /// The project function or initializer whose summary applies.
  var target: FunctionRef?
  /// The call enters or leaves the context manager that a call of `target`, a generator function, made.
  var managerStep: ManagerStep?
  /// The type that the call constructs, a subclass of a modelled type included.
  var constructedType: TypeID?
  /// What the slot `receiver` stands for; nil for calls of functions.
  var receiver: PlaceID?
  var receiverType: TypeID?
  /// A subclass declares the target again, so another function may run.
  var mayBeOverridden = false
  /// The functions of the project one of which runs where the receiver's type does not decide it.
  var alternatives: [FunctionRef] = []
  /// The model's absolute name of what is called (`database/sql.DB.Query`).
  var modelName: String?
  /// Which of the model's variants the call's arguments chose.
  var modelVariant = 0

  /// All functions of the project that may run.
  var targets: [FunctionRef] { target.map { [$0] + alternatives } ?? alternatives }

  /// Whether anything is known of the callee.
  var isResolved: Bool { target != nil || constructedType != nil || modelName != nil || !effects.isUnknown }
}

/// A function whose places have types and whose calls are resolved.
struct ResolvedFunction: Sendable {
  /// Parallel to ``FlowGraph/calls``.
  var calls: [ResolvedCall]
  /// Parallel to ``FlowGraph/places``.
  var types: [TypeID?]

  subscript(id: CallID) -> ResolvedCall { calls[id.index] }

  func type(of place: PlaceID) -> TypeID? { types[place.index] }
}

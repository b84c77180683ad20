/// One library as `Rules/<language>-<library>.yaml` describes it.
struct LibraryModel: Sendable {
  var library: String
  var language: Language
  /// Modules, packages or headers; a file that imports none of them does not use the library directly.
  var modules: [String]
  /// By absolute name. Constructors of a type are functions of the type's name.
  var functions: [String: CallModel] = [:]
  /// By absolute name.
  var types: [String: TypeModel] = [:]
  /// Types of the objects that modules of the library hold for everybody: absolute name -> absolute type name.
  var variables: [String: String] = [:]
  /// Other absolute names of functions and types: alias -> name.
  var aliases: [String: String] = [:]
  /// Superclasses of the library's exceptions: absolute name -> absolute names.
  var exceptions: [String: [String]] = [:]
  /// Absolute names of decorators that make the framework own what the function yields or returns.
  var frameworkDecorators: [String] = []
  /// Absolute names of decorators that make a command of a command line of a function: the process ends behind it.
  var commandDecorators: [String] = []
}

/// What keeps the connections of a pool from being idle for ever: any one of these.
struct IdleLimits: Hashable, Sendable {
  /// Keywords of the call that makes the pool.
  var arguments: [String] = []
  /// Absolute names of methods that are called on it.
  var methods: [String] = []
  /// Where the call's first argument begins with one of these there is no server that could mind.
  var exemptTexts: [String] = []
}

struct TypeModel: Sendable {
  /// Absolute names of model or builtin types whose methods this type also has.
  var bases: [String] = []
  var methods: [String: CallModel] = [:]
  /// Types of fields and properties that hand out an object of the library: name -> absolute type name.
  var fields: [String: String] = [:]
  /// A framework releases instances (flask-sqlalchemy's `db.session`): acquisitions through them are no obligation.
  var isFrameworkManaged = false
  /// Functions that are given an instance are run as programs (a command of a command line): the process ends behind
  /// them.
  var isEntryPoint = false
}

/// One modelled function or method. Several variants under one name are told apart by their arguments (Swift's labels,
/// a keyword such as psycopg2's `name=` that makes a cursor server-side).
struct CallModel: Sendable {
  var variants: [Variant]

  struct Variant: Sendable {
    var effects: CallEffects
    /// What a call must be given for the variant to apply; the first variant that fits wins.
    var requirements: [ArgumentRequirement] = []
    /// Argument that carries SQL text: `BEGIN`, `COMMIT`, `SAVEPOINT` … in it add their effects.
    var sqlArgument: Slot?
    /// A savepoint in SQL text begins a transaction where none is open, so that going back to it does not end it.
    var savepointsStandAlone = false
    /// When a statement in SQL text has run, where the call tells it by other means than raising or a Go error.
    var sqlCondition: CallEffects.Acquisition.Condition?
    /// What rows of a statement in SQL text that only reads are left on, until the last one was read.
    var sqlRows: Slot?
    /// The call makes a pool whose connections may be idle for ever.
    var idleLimits: IdleLimits?
    /// The call runs the closures that it is given before it returns, with parameters of these types: absolute type
    /// names, one a parameter. Nil where nothing is known of what becomes of closures.
    var closureParameterTypes: [String]?
  }
}

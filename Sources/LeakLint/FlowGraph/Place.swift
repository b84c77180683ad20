/// Where a value can live: a variable, a temporary, or a field path below one of these.
///
/// A path such as `self.pool.conn` is three places, each naming its parent, so that an assignment to `self.pool` can
/// find and forget what was known of `self.pool.conn`. Places are numbered per function; two declarations of one name
/// (Go's `:=` shadowing, Swift's nested scopes) are two places.
struct Place: Hashable, Sendable {
  enum Root: UInt8, Sendable {
    /// A variable that this activation of the function owns.
    case local
    case parameter
    /// `self` in Swift and Python methods, the receiver of a Go method.
    case receiver
    /// The result of an expression; assigned once, never overwritten by the program.
    case temporary
    /// A variable of an enclosing function, seen from a closure; `name` is the variable's name.
    case captured
    /// Anything not declared in a function: a module, an imported symbol, a global variable, a type.
    /// `name` is the absolute symbol, for example `psycopg2`, `app.db.SessionLocal`, `database/sql`.
    case global
    /// A variable that lowering made up to steer control flow (`finally` completions, the exception in flight, Go's
    /// panicking state). The solver never merges two states that differ in a control place.
    case control
    /// A field, element or tuple component of `parent`.
    case field
  }

  var root: Root
  /// The identifier, absolute symbol or field name. Elements are `[0]` or `["key"]`; `[*]` is an element whose index is
  /// not a literal.
  var name: NameID
  /// The place that this is a field of; nil unless `root` is `.field`.
  var parent: PlaceID?
}

/// What a declaration said of a place, kept beside the place because most have nothing.
struct PlaceAttributes: Sendable {
  /// The declared type's absolute name, without pointers and optionals: `database/sql.Tx`, `sqlalchemy.orm.Session`.
  /// Collections are `[]` and the element's type.
  var declaredType: NameID?
  /// Assigned inside a closure that has a graph of its own: what is known of it ends at the next call.
  var isAssignedInClosure = false
}

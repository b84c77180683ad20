extension Rule {
  static let yieldWithoutFinally = Rule(
    id: "yield-without-finally",
    summary: "a generator releases what it yields only when it is resumed normally",
    defaultSeverity: .error,
    documentation: """
      ## What it finds

      A generator that acquires a resource, yields, and releases the resource
      behind the `yield` without `finally` or `with`. Dependencies of FastAPI,
      fixtures of pytest and functions under `@contextmanager` are such
      generators.

      ## Why it is bad

      Whoever uses the generator throws its own exception in at the `yield`, or
      closes the generator there. What stands behind the `yield` then does not
      run: every failing request leaks one connection.

      ## How to fix it

      ```python
      def get_db():
          db = SessionLocal()
          yield db
          db.close()          # not reached when the request fails
      ```

      ```python
      def get_db():
          db = SessionLocal()
          try:
              yield db
          finally:
              db.close()
      ```
      """)
}

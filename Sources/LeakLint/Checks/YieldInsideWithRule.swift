extension Rule {
  static let yieldInsideWith = Rule(
    id: "yield-inside-with",
    summary: "a generator holds a resource across a `yield` inside of `with`",
    defaultSeverity: .note,
    documentation: """
      ## What it finds

      A generator that yields from inside the `with` that owns a connection or
      session.

      ## Why it is worth knowing

      The resource is released when the generator is resumed or closed, and not
      before. A caller that drops the generator without closing it leaves the
      release to the garbage collector. Whether frameworks do so is contested:
      today's FastAPI closes its dependencies, so this is a note that explains
      and no complaint. Reports for people count notes and show them with
      `--severity note`.

      ## What can be done

      Nothing, where the framework is known to close the generator:

      ```python
      def get_db():
          with Session(engine) as session:
              yield session
      ```

      Where the consumer is your own code, close the generator:

      ```python
      with contextlib.closing(read_items()) as items:
          for item in items:
              handle(item)
      ```
      """)
}

extension Rule {
  static let sessionLeak = Rule(
    id: "session-leak",
    summary: "a session of an object-relational mapper is not closed on every path",
    defaultSeverity: .error,
    documentation: """
      ## What it finds

      A session (SQLAlchemy's `Session`, `AsyncSession`, what a `sessionmaker`
      makes, SQLModel's `Session`) that on some way out of the function is not
      closed and not handed to somebody else. It is an error where an ordinary
      `return` leaves it open, and a warning where only an exception does.

      ## Why it is bad

      With its first statement a session takes a connection from the pool and
      begins a transaction. Both are held until the session is closed, so that
      leaked sessions empty the pool and leave connections idle in transaction.

      ## How to fix it

      ```python
      def names():
          session = Session()
          users = session.execute(select(User)).scalars().all()
          return render(users)            # leaks `session`, also when a call raises
      ```

      ```python
      def names():
          with Session() as session:
              users = session.execute(select(User)).scalars().all()
              return render(users)
      ```

      Where the session is made in one place and closed in another, use
      `try`/`finally` in the function that owns it:

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

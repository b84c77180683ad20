extension Rule {
  static let suppressionUnused = Rule(
    id: SuppressionPass.rule,
    summary: "a suppression comment silences nothing or is malformed",
    defaultSeverity: .warning,
    documentation: """
      ## What it finds

      A comment `leaklint: ignore[rule] reason` whose line has no finding of
      that rule, that names no known rule, or that gives no reason.

      ## Why it is bad

      A suppression that is left behind hides the next leak on its line, and one
      without effect makes readers believe in a decision that nobody took.

      ## How to write one

      On the line of the acquisition or alone on a line above it, with a reason;
      several rules are separated by commas:

      ```python
      pool = psycopg2.connect(dsn)  # leaklint: ignore[connection-leak] lives as long as the process
      ```

      ```go
      // leaklint: ignore[cursor-leak, statement-leak] closed by the registry
      rows, err := stmt.Query()
      ```

      ## How to fix it

      Delete the comment, or the rule in it that is no longer found.
      """)
}

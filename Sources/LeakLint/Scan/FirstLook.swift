/// What one pass over a file's bytes tells.
struct FirstLook: Sendable {
  /// Libraries whose modules the file names.
  var named: ModelCatalogue.Libraries = 0
  /// Holds SQL that begins a transaction.
  var beginsTransaction = false
  /// In any case: it names a library that acquires something, or holds a comment for leaklint.
  var matters = false
  /// What a file uses that matters only by what it uses.
  var uses: [UsedName] = []
  /// Go's.
  var imports: [GoImportScan.Import] = []
  /// The names that a Go file calls packages by and nothing else.
  var packages: [UsedName.Word] = []
}

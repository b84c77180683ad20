/// What one pass over a file's bytes tells.
struct FirstLook: Sendable {
  /// Libraries whose modules the file names.
  var named: ModelCatalogue.Libraries = 0
  /// Holds SQL that begins a transaction.
  var beginsTransaction = false
  /// Holds a comment for leaklint, which must be read to be obeyed.
  var isAddressed = false
  var uses: [UsedName] = []
  /// Go's.
  var imports: [GoImportScan.Import] = []
  /// The names that a Go file calls packages by and nothing else.
  var packages: [UsedName.Word] = []
}

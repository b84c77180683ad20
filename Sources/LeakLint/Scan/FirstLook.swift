/// What one pass over a file's bytes tells.
struct FirstLook: Sendable {
  /// Libraries whose modules the file names.
  var named: Prefilter.Libraries = 0
  /// Libraries of whose acquisitions something is called by the name.
  var called: Prefilter.Libraries = 0
  /// The same for names that are only mentioned.
  var mentioned: Prefilter.Libraries = 0
  /// Holds SQL that begins a transaction.
  var beginsTransaction = false
  /// Holds a comment for leaklint, which must be read to be obeyed.
  var isAddressed = false
  /// For the rounds that follow.
  var uses: [UsedName] = []
  /// Go's.
  var imports: [GoImportScan.Import] = []
}

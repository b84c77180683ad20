import Testing

@testable import LeakLint

@Suite struct ChangedLinesTests {
  @Test func readsHunks() {
    let diff = """
      diff --git a/app/x.py b/app/x.py
      --- a/app/x.py
      +++ b/app/x.py
      @@ -3 +3,2 @@ def f():
      -old
      +new
      +newer
      @@ -20,2 +21,0 @@
      -gone
      -gone
      diff --git a/old.py b/old.py
      --- a/old.py
      +++ /dev/null
      @@ -1,2 +0,0 @@
      -a
      -b
      diff --git "a/gr\\303\\266\\303\\237e \\"x\\".py" "b/gr\\303\\266\\303\\237e \\"x\\".py"
      --- "a/gr\\303\\266\\303\\237e \\"x\\".py"
      +++ "b/gr\\303\\266\\303\\237e \\"x\\".py"
      @@ -0,0 +1 @@
      +x

      """
    let changes = ChangedLines(parsing: Array(diff.utf8), prefix: "sub/")
    #expect(changes.touch("sub/app/x.py", 3...3))
    #expect(changes.touch("sub/app/x.py", 4...9))
    #expect(!changes.touch("sub/app/x.py", 5...20))
    #expect(changes.touch("sub/app/x.py", 10...21), "a removal behind line 21 touches it")
    #expect(changes.touch("sub/app/x.py", 22...22), "and the line that follows")
    #expect(!changes.touch("app/x.py", 3...3))
    #expect(!changes.touch("sub/old.py", 1...9))
    #expect(changes.touch("sub/größe \"x\".py", 1...1))
  }

  @Test func newFilesAreNewAsAWhole() {
    var changes = ChangedLines(parsing: [])
    changes.addFile("new.py")
    #expect(changes.touch("new.py", 7...7))
    #expect(!changes.touch("old.py", 7...7))
  }
}

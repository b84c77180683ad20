import Testing

@testable import LeakLint

@Suite struct ResourceDomainTests {
  @Test func releaseOnEveryPathIsSilent() throws {
    let leaks = try AnalyzedText.leaks(
      """
      func f() function @1
        b0:
          %1 = call <acquire>()  @1:1 throws
          x = %1  @1:1
          branch true(<c>) b1 b2  @2:1
        b1:
          %2 = call x.close()  @3:1 throws
          return  @4:1
        b2:
          %3 = call <release>(x)  @5:1 throws
          return  @6:1
      """)
    #expect(leaks == [])
  }

  @Test func exceptionBetweenAcquisitionAndRelease() throws {
    let leaks = try AnalyzedText.leaks(
      """
      func f() function @1
        b0:
          %1 = call <acquire>()  @1:1 throws
          x = %1  @1:1
          %2 = call <work>(x)  @2:1 throws
          %3 = call x.close()  @3:1 throws
          return  @4:1
      """)
    #expect(leaks == ["1 raised 2"])
  }

  @Test func errorTellsWhetherTheHandleIsHeld() throws {
    let leaks = try AnalyzedText.leaks(
      """
      func f() function @1
        b0:
          %1 = call <begin>()  @1:1
          tx = %1[0]  @1:1
          err = %1[1]  @1:1
          branch not isnull(err) b1 b2  @2:1
        b1:
          return err  @3:1
        b2:
          branch true(<c>) b3 b4  @4:1
        b3:
          return <e>  @5:1
        b4:
          %2 = call tx.commit()  @6:1
          return %2  @7:1
      """)
    #expect(leaks == ["1 returned 5"])
  }

  @Test func flagTellsPathsApart() throws {
    let leaks = try AnalyzedText.leaks(
      """
      func f(c) function @1
        b0:
          owned = false  @1:1
          x = null  @1:1
          branch true(c) b1 b2  @2:1
        b1:
          %1 = call <acquire>()  @3:1
          x = %1  @3:1
          owned = true  @4:1
          jump b2
        b2:
          %2 = call <work>(x)  @5:1
          branch true(owned) b3 b4  @6:1
        b3:
          %3 = call x.close()  @7:1
          jump b4
        b4:
          return  @8:1
      """)
    #expect(leaks == [])
  }

  @Test func deferredReleaseRunsAtEveryExit() throws {
    let leaks = try AnalyzedText.leaks(
      """
      func f() function @1
        b0:
          %1 = call <query>()  @1:1
          rows = %1[0]  @1:1
          err = %1[1]  @1:1
          branch not isnull(err) b4 b1  @2:1
        b1:
          defer b3(p = rows)  @3:1
          branch true(<c>) b4 b2  @4:1
        b2:
          jump b4  @5:1
        b3:
          %2 = call p.close()  @3:1
          jump b4
        b4:
          rundeferred b5
        b5:
          return  @6:1
      """)
    #expect(leaks == [])
  }

  @Test func conditionalDeferLeaksOnTheOtherPath() throws {
    let leaks = try AnalyzedText.leaks(
      """
      func f(c) function @1
        b0:
          %1 = call <acquire>()  @1:1
          x = %1  @1:1
          branch true(c) b1 b3  @2:1
        b1:
          defer b2(p = x)  @3:1
          jump b3
        b2:
          %2 = call p.close()  @3:1
          jump b3
        b3:
          rundeferred b4
        b4:
          return  @5:1
      """)
    #expect(leaks == ["1 returned 5"])
  }

  @Test func rowsEndWithTheLoopButNotWithAReturnInIt() throws {
    let leaks = try AnalyzedText.leaks(
      """
      func f() function @1
        b0:
          %1 = call <query>()  @1:1
          rows = %1[0]  @1:1
          err = %1[1]  @1:1
          branch not isnull(err) b4 b1  @2:1
        b1:
          %2 = call rows.next()  @3:1
          branch true(%2) b2 b4  @3:1
        b2:
          %3 = call <scan>(rows)  @4:1
          branch not isnull(%3) b3 b1  @4:1
        b3:
          return %3  @5:1
        b4:
          return null  @6:1
      """)
    #expect(leaks == ["1 returned 5"])
  }

  @Test func overwrittenInALoop() throws {
    let leaks = try AnalyzedText.leaks(
      """
      func f() function @1
        b0:
          x = null
          jump b1
        b1:
          branch true(<more>) b2 b3  @2:1
        b2:
          %1 = call <acquire>()  @3:1
          x = %1  @3:1
          jump b1  @4:1
        b3:
          branch isnull(x) b5 b4  @5:1
        b4:
          %2 = call x.close()  @6:1
          return  @6:1
        b5:
          return  @7:1
      """)
    #expect(leaks == ["3 overwritten 3"])
  }

  @Test func statusCodeTellsWhetherTheOutParameterIsHeld() throws {
    let leaks = try AnalyzedText.leaks(
      """
      func f(c) function @1
        b0:
          stmt = null
          %1 = call <prepare>(&stmt)  @1:1
          branch equal(%1, 0) b1 b2  @1:1
        b1:
          branch true(c) b2 b3  @2:1
        b2:
          return null  @3:1
        b3:
          %2 = call <release>(stmt)  @4:1
          return  @5:1
      """)
    #expect(leaks == ["1 returned 3"])
  }

  @Test func handleThatExistsEvenOnFailure() throws {
    let leaks = try AnalyzedText.leaks(
      """
      func f() function @1
        b0:
          db = null
          %1 = call <open>(&db)  @1:1
          branch equal(%1, 0) b1 b2  @1:1
        b1:
          return db  @2:1
        b2:
          return null  @3:1
      """)
    #expect(leaks == ["1 returned 3"])
  }

  @Test func transactionOnABorrowedConnection() throws {
    let begun = """
      func f(conn, c) function @1
        b0:
          %1 = call conn.start()  @1:1 throws
          branch true(c) b1 b2  @2:1
        b1:
          return  @3:1
        b2:

      """
    #expect(
      try AnalyzedText.leaks(begun + "    %2 = call conn.commit()  @4:1 throws\n    return  @5:1") == ["1 returned 3"])
    // Ended nowhere: the caller's business.
    #expect(try AnalyzedText.leaks(begun + "    return  @5:1") == [])
  }

  @Test func closingTheWrapperClosesTheResource() throws {
    let leaks = try AnalyzedText.leaks(
      """
      func f() function @1
        b0:
          %1 = call <acquire>()  @1:1
          %2 = call <wrap>(%1)  @2:1
          w = %2  @2:1
          %3 = call w.close()  @3:1
          return  @4:1
      """)
    #expect(leaks == [])
  }

  @Test func finallyWithACompletionRecord() throws {
    // try: work() finally: x.close(), lowered once, with two ways in.
    let leaks = try AnalyzedText.leaks(
      """
      func f() function @1
        b0:
          %1 = call <acquire>()  @1:1 throws
          x = %1  @1:1
          jump b1
        b1 !b2:
          %2 = call <work>(x)  @2:1 throws
          !completion = 0
          jump b3
        b2:
          !completion = 1
          jump b3
        b3:
          %3 = call x.close()  @3:1 throws
          branch equal(!completion, 1) b4 b5
        b4:
          raise  @3:1
        b5:
          return  @4:1
      """)
    #expect(leaks == [])
  }

  @Test func returnedAndStoredResourcesBelongToSomebodyElse() throws {
    let leaks = try AnalyzedText.leaks(
      """
      func f(c, owner) function @1
        b0:
          %1 = call <acquire>()  @1:1
          branch true(c) b1 b2  @2:1
        b1:
          return %1  @3:1
        b2:
          owner.conn = %1  @4:1
          return  @5:1
      """)
    #expect(leaks == [])
  }

  @Test func caughtTypes() throws {
    let leaks = try AnalyzedText.leaks(
      """
      func f() function @1
        b0:
          %1 = call <acquire>()  @1:1 throws
          x = %1  @1:1
          jump b1
        b1 !b2:
          %2 = call <work>(x)  @2:1 throws
          jump b4
        b2:
          branch caught(ValueError) b4 b3  @3:1
        b3:
          raise  @4:1
        b4:
          %3 = call x.close()  @5:1 throws
          return  @6:1
      """)
    #expect(leaks == ["1 raised 4"])
  }

  @Test func summaryOfAWrapper() throws {
    let result = try AnalyzedText.analyze(
      """
      func f(y, z) function @1
        b0:
          %1 = call <acquire>()  @1:1 throws
          %2 = call <release>(y)  @2:1 throws
          %3 = call <keep>(z)  @2:1
          return %1  @3:1
      """)
    let effects = result.analysis.summary.effects
    #expect(effects.acquisitions.map(\.slot) == [.result])
    #expect(effects.releases.contains { $0.slot.base == .argument(0, label: "y") && $0.condition == .returned })
    #expect(effects.transfers.map(\.slot) == [.argument(1, label: "z")])
  }
}

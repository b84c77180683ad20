import Testing

@testable import LeakLint

/// What the fields of a model file mean.
@Suite struct ModelDecoderTests {
  private func model(_ text: String) throws -> LibraryModel { try ModelDecoder.decode(text, path: "own.yaml").model }

  private func effects(_ call: String, language: String = "python", kind: String = "functions") throws -> CallEffects {
    let body = call.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    let model = try model("language: \(language)\nfunctions:\n  app.db.f:\n\(body)\n")
    return try #require(model.functions["app.db.f"]?.variants.first?.effects)
  }

  private func method(_ name: String, _ call: String, language: String = "python") throws -> CallEffects {
    let model = try model("language: \(language)\ntypes:\n  app.db.T:\n    methods:\n      \(name): \(call)\n")
    return try #require(model.types["app.db.T"]?.methods[name]?.variants.first?.effects)
  }

  @Test func fiveLinesDescribeOwnFunctions() throws {
    let model = try model(
      """
      language: python
      functions:
        app.db.take: { acquires: connection }
        app.db.give_back: { releases: argument 0 }
      """)
    #expect(model.library == "own")
    #expect(model.modules == ["app.db"])
    let take = try #require(model.functions["app.db.take"]?.variants.first?.effects)
    #expect(take.acquisitions == [CallEffects.Acquisition(kind: .connection, slot: .result)])
    #expect(take.resultNullness == .nonNull)
    #expect(take.exceptions == .any)
    let giveBack = try #require(model.functions["app.db.give_back"]?.variants.first?.effects)
    #expect(giveBack.releases == [CallEffects.Release(slot: .argument(0))])
    #expect(giveBack.exceptions == .none)
  }

  @Test func goAcquisitionsDependOnTheErrorThatIsReturned() throws {
    let pair = try effects("acquires: cursor", language: "go").acquisitions
    #expect(pair == [.init(kind: .cursor, slot: .result(0), condition: .errorIsNull(.result(1)))])
    let three = try effects("acquires: cursor\nreturns: [p.Rows, int, error]", language: "go").acquisitions
    #expect(three == [.init(kind: .cursor, slot: .result(0), condition: .errorIsNull(.result(2)))])
    let single = try effects("acquires: cursor\nreturns: p.Rows", language: "go").acquisitions
    #expect(single == [.init(kind: .cursor, slot: .result)])
    let begun = try method("Begin", "{ acquires: { kind: transaction, handle: receiver } }", language: "go")
    #expect(begun.acquisitions == [.init(kind: .transaction, slot: .receiver, condition: .errorIsNull(.result))])
  }

  @Test func acquisitionsSayWhereAndWhen() throws {
    let opened = try effects(
      "acquires: { kind: statement, handle: argument 3, when: { result-equals: [SQLITE_OK, 0] }, confidence: medium }",
      language: "swift")
    var expected = CallEffects.Acquisition(kind: .statement, slot: .argument(3))
    expected.condition = .resultEquals(["SQLITE_OK", "0"])
    expected.confidence = .medium
    #expect(opened.acquisitions == [expected])
    let optional = try effects("acquires: { kind: cursor, when: handle-is-non-null }").acquisitions
    #expect(optional.map(\.condition) == [.handleIsNonNull])
    let locked = try effects("acquires: { kind: lease, handle: argument 0, when: result-is-true }").acquisitions
    #expect(locked.map(\.condition) == [.isTrue(.result)])
    let failed = try effects("acquires: { kind: cursor, when: { error-is-null: result 2 } }", language: "go")
    #expect(failed.acquisitions.map(\.condition) == [.errorIsNull(.result(2))])
    let both = try effects("acquires: [connection, { kind: transaction, on-connection: true }]").acquisitions
    #expect(both.map(\.kind) == [.connection, .transaction])
    #expect(both.map(\.onConnection) == [false, true])
  }

  @Test func releasesOfAKindEndWhatEndsWithIt() throws {
    let closed = try method("close", "{ releases: connection }").releases
    #expect(closed.map(\.slot) == [.receiver])
    #expect(closed.allSatisfy { $0.kinds.contains(.transaction) && !$0.kinds.contains(.lease) })
    let committed = try method("commit", "{ releases: transaction }").releases
    #expect(committed.allSatisfy { $0.kinds.contains(.savepoint) && !$0.kinds.contains(.connection) })
    let exact = try method("end", "{ releases: { kinds: [cursor], when: result-is-false } }").releases
    #expect(exact == [.init(slot: .receiver, kinds: ResourceKindSet(.cursor), condition: .resultIsFalse)])
    let all = try effects("releases: [argument 0, { handle: argument 1, when: sometimes }]").releases
    #expect(all == [.init(slot: .argument(0)), .init(slot: .argument(1), condition: .sometimes)])
  }

  @Test func exceptionsAreInheritedUnlessStated() throws {
    let model = try model(
      """
      language: python
      raises: app.Error
      functions:
        app.f: {}
        app.g: { raises: none }
        app.close: { releases: argument 0, raises: default }
      nothrow: [app.h]
      plain: [app.i]
      types:
        app.T:
          raises: [app.Error, app.Other]
          plain: [m]
          nothrow: [n]
          methods:
            close: { releases: receiver }
            any: { raises: any }
      """)
    func exceptions(_ name: String) -> CallEffects.Exceptions? { model.functions[name]?.variants[0].effects.exceptions }
    func thrown(_ name: String) -> CallEffects.Exceptions? {
      model.types["app.T"]?.methods[name]?.variants[0].effects.exceptions
    }
    #expect(exceptions("app.f") == .types(["app.Error"]))
    #expect(exceptions("app.g") == CallEffects.Exceptions.none)
    #expect(exceptions("app.close") == .types(["app.Error"]))
    #expect(exceptions("app.h") == CallEffects.Exceptions.none)
    #expect(exceptions("app.i") == .types(["app.Error"]))
    #expect(thrown("m") == .types(["app.Error", "app.Other"]))
    #expect(thrown("n") == CallEffects.Exceptions.none)
    #expect(thrown("close") == CallEffects.Exceptions.none)
    #expect(thrown("any") == .any)
  }

  @Test func resultsSayWhatTheyAre() throws {
    #expect(try effects("returns: app.T").resultTypes == ["app.T"])
    #expect(try effects("returns: argument 0 or conn").resultAlias == .argument(0, label: "conn"))
    #expect(try method("m", "{ returns: receiver }").resultAlias == .receiver)
    let wrapper = try effects("wraps: [argument 0, argument thing]\ntransfers: argument 1")
    #expect(
      wrapper.resultWraps == [.init(slot: .argument(0)), .init(slot: .argument(Slot.noPosition, label: "thing"))])
    #expect(wrapper.transfers == [.init(slot: .argument(1))])
    let entered = try method("__enter__", "{ unwraps: receiver }").resultAlias
    #expect(entered == Slot(base: .receiver, path: [Slot.wrapped]))
    #expect(try method("cursor", "{ belongs-to: receiver.connection }").resultParent?.path == ["connection"])
    #expect(try effects("null-result: never").resultNullness == .nonNull)
    #expect(
      try effects("true-result-means-non-null: argument 0").tells
        == [CallEffects.Tell(when: .resultIsTrue, slot: .argument(0), fact: .isNull(false))])
    #expect(
      try effects("return-means-null: argument 1").tells
        == [CallEffects.Tell(when: .returned, slot: .argument(1), fact: .isNull(true))])
    #expect(try effects("never-returns: true").neverReturns)
    #expect(try effects("external-wait: true").isExternalWait)
  }

  @Test func variantsAreToldApartByArguments() throws {
    let model = try model(
      """
      language: python
      types:
        app.T:
          methods:
            cursor:
              - { when-arguments: [name], acquires: cursor }
              - { when-arguments: [0], acquires: cursor }
              - {}
            execute: { sql: argument 0 or query }
            run: { sql: { text: argument 1, when: { result-equals: [0] } } }
            write: { closure-parameters: [app.T] }
      """)
    let methods = try #require(model.types["app.T"]?.methods)
    #expect(
      methods["cursor"]?.variants.map(\.requirements)
        == [["name"], ["0"], []].map { $0.compactMap(ArgumentRequirement.init(notation:)) })
    #expect(methods["execute"]?.variants[0].sqlArgument == .argument(0, label: "query"))
    #expect(methods["run"]?.variants[0].sqlArgument == .argument(1))
    #expect(methods["run"]?.variants[0].sqlCondition == .resultEquals(["0"]))
    #expect(methods["write"]?.variants[0].closureParameterTypes == ["app.T"])
    #expect(methods["cursor"]?.variants[2].closureParameterTypes == nil)
  }

  @Test func oneEndOfAWithImpliesTheOther() throws {
    let model = try model(
      """
      language: python
      raises: app.Error
      types:
        app.Entered:
          methods:
            __enter__: { returns: app.T }
        app.Left:
          methods:
            __aexit__: { releases: receiver }
      """)
    let entered = try #require(model.types["app.Entered"]?.methods["__exit__"]?.variants.first?.effects)
    #expect(entered.resultNullness == .null)
    #expect(entered.exceptions == .types(["app.Error"]))
    let left = try #require(model.types["app.Left"]?.methods["__aenter__"]?.variants.first?.effects)
    #expect(left.resultAlias == .receiver)
    #expect(left.exceptions == CallEffects.Exceptions.none)
  }

  @Test func aFrameworkMayOwnWhatATypeHandsOut() throws {
    let model = try model(
      """
      language: python
      library: Frame
      modules: frame
      framework-decorators: [frame.inject]
      command-decorators: frame.command
      aliases: { frame.api.S: frame.S }
      exceptions: { frame.Error: [builtins.Exception, frame.Base] }
      types:
        frame.S: { framework-managed: true, bases: frame.B, fields: { connection: frame.C } }
      """)
    #expect(model.library == "Frame")
    #expect(model.modules == ["frame"])
    #expect(model.frameworkDecorators == ["frame.inject"])
    #expect(model.commandDecorators == ["frame.command"])
    #expect(model.aliases == ["frame.api.S": "frame.S"])
    #expect(model.exceptions == ["frame.Error": ["builtins.Exception", "frame.Base"]])
    let type = try #require(model.types["frame.S"])
    #expect(type.isFrameworkManaged && type.bases == ["frame.B"] && type.fields == ["connection": "frame.C"])
  }

  @Test func prefilterLooksForNamesThatAcquire() throws {
    let model = try model(
      """
      language: go
      functions:
        example.com/app/db.Take: { acquires: connection }
        example.com/app/db.Give: { releases: argument 0 }
      types:
        example.com/app/db.Pool:
          methods:
            Get: { acquires: lease }
      """)
    #expect(model.acquiringNames == AcquiringNames(functions: ["Take"], methods: ["Get"]))
    #expect(model.modules == ["example.com/app/db"])
  }
}

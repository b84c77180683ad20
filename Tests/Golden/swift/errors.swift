func throwing() throws {
  try work()
  throw StoreError.missing
}

func caught() {
  do {
    try work()
    after()
  } catch let error as StoreError {
    report(error)
  } catch {
    report(error)
  }
}

func uncaught() throws {
  do {
    try work()
  } catch is StoreError {
    recover()
  }
}

func optionalTry() -> Int? {
  let value = try? count()
  return value
}

func forcedTry() -> Int {
  try! count()
}

func rethrown() throws {
  do { try work() } catch {
    recover()
    throw error
  }
}

func neverReturns() -> Int {
  fatalError("no")
}

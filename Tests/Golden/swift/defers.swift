func oneDefer() {
  let handle = make()
  defer { handle.close() }
  use(handle)
}

func twoDefers() throws {
  defer { one() }
  defer { two() }
  try work()
}

func deferInBlock(_ a: Bool) {
  if a {
    defer { one() }
    two()
  }
  three()
}

func deferInLoop(_ items: [Handle]) {
  for item in items {
    defer { item.close() }
    if stop() { break }
    use(item)
  }
}

func deferAfterReturn(_ a: Bool) -> Int {
  if a { return 0 }
  defer { one() }
  return two()
}

func trailing(_ queue: Queue) {
  let handle = make()
  queue.run { use(handle) }
}

func shorthand(_ items: [Int]) -> [Int] {
  items.map { $0 + one() }
}

func applied() -> Int {
  let value: Int = { one() }()
  return value
}

func nested() {
  func inner(_ n: Int) { use(n) }
  inner(1)
}

func weakly(_ owner: Owner) {
  owner.handler = { [weak owner] in owner?.finish() }
}

func spawned(_ handle: Handle) {
  Task { await handle.flush() }
}

func concurrent() async -> Int {
  async let first = load()
  return await first
}

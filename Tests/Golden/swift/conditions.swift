func plainIf(_ a: Bool) {
  if a { one() } else { two() }
}

func ladder(_ n: Int) {
  if n == 0 { one() } else if n == 1 { two() } else { three() }
}

func shortCircuit(_ a: Bool, _ b: Bool) {
  if a && !b || check() { one() }
}

func optionalBinding(_ value: Handle?) {
  if let value { use(value) }
}

func guarded(_ value: Handle?) -> Int {
  guard let handle = value, handle.isOpen else { return 0 }
  return handle.count
}

func ternary(_ a: Bool) -> Int {
  a ? left() : right()
}

func coalesced(_ value: Handle?) -> Handle {
  value ?? make()
}

func chained(_ value: Handle?) {
  value?.child().close()
}

func pattern(_ result: Outcome) {
  if case .success(let value) = result { use(value) }
}

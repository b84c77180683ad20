func literals(_ code: Int32) -> Int {
  switch code {
  case 0: return one()
  case 1, 2: return two()
  default: return three()
  }
}

func symbols(_ code: Int32) {
  switch code {
  case SQLITE_ROW: one()
  case SQLITE_DONE:
    two()
    fallthrough
  default: three()
  }
}

func payloads(_ outcome: Outcome) -> Int {
  switch outcome {
  case .success(let value) where value > 0: return value
  case .failure: return 0
  default: return 1
  }
}

func asValue(_ a: Bool) -> Int {
  let result = if a { one() } else { two() }
  return result
}

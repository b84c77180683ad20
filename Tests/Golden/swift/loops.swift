func whileLoop() {
  while more() { step() }
}

func whileLet() {
  while let item = next() { use(item) }
}

func repeated() {
  repeat { step() } while more()
}

func forIn(_ items: [Handle]) {
  for item in items where item.isOpen { item.close() }
}

func labelled(_ rows: [Handle]) {
  outer: for row in rows {
    while more() {
      if stop() { break outer }
      if skip() { continue outer }
    }
  }
}

func endless() {
  while true {
    if stop() { return }
  }
}

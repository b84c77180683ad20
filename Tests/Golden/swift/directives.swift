func conditional() {
  #if DEBUG
    one()
  #else
    two()
  #endif
}

// leaklint: ignore[connection-leak] closed elsewhere
func commented() {
  one()
}

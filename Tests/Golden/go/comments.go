package shop

func f() {
	g() // leaklint: ignore[rows-leak] closed by the caller
	// leaklint: ignore[transaction-leak] alone on its line
	g() /* leaklint: ignore */
	s := "leaklint: no comment"
	use(s)
}

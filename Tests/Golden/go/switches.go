package shop

import "database/sql"

func onError(err error) string {
	switch err {
	case nil:
		return "fine"
	case sql.ErrNoRows, ErrGone:
		log()
		fallthrough
	default:
		return "bad"
	}
}

func initializer() {
	switch n := f(); n {
	case 1:
		break
	case g():
		use(n)
	}
}

func noDefault(kind string) {
	switch kind {
	case "a":
		a()
	}
	after()
}

func types(v any) {
	switch x := v.(type) {
	case nil:
		use(x)
	case *sql.Rows:
		x.Close()
	case *sql.Tx, *sql.Conn:
		use(x)
	default:
		use(x)
	}
}

func typesOnly(err error) bool {
	switch y := f(); err.(type) {
	case *ParseError:
		use(y)
		return true
	}
	return false
}

package shop

import "errors"

func ladder(a, b bool, err error) int {
	if a {
		return 1
	} else if n := count(); n > 2 && b {
		return n
	} else if err != nil || !a {
		return 3
	}
	return 4
}

func tests(x, y int, p *T, ok bool) {
	switch {
	case x == 1, y != 2:
		one()
	case x < y:
		two()
	case x >= y:
		three()
	case p == nil:
		four()
	case nil != p.next:
		five()
	case ok == false:
		six()
	case !(ok && x == y):
		seven()
	}
}

func values(err error, a, b int, ok bool) bool {
	failed := err != nil
	less := a < b
	both := failed && !ok || a == b
	use(failed, less, both)
	return err == nil
}

func calls(err error) {
	if errors.Is(err, ErrGone) {
		return
	}
	if f() == g() {
		h()
	}
}

func constants() {
	if false {
		never()
	}
	if true {
		always()
	}
}

const debug = false

func known() {
	if debug {
		trace()
	}
}

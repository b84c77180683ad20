package shop

import (
	"database/sql"
	"fmt"
)

func explicit(tx *sql.Tx) {
	defer tx.Rollback()
	if tx == nil {
		panic("no transaction")
	}
	work(tx)
}

func bare(n int) int {
	if n < 0 {
		panic(fmt.Sprintf("negative: %d", n))
	}
	return n
}

func recovers(tx *sql.Tx) (err error) {
	defer func() {
		if r := recover(); r != nil {
			tx.Rollback()
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	panic("boom")
}

func panicsAgain(tx *sql.Tx) error {
	defer func() {
		if r := recover(); r != nil {
			tx.Rollback()
			panic(r)
		}
	}()
	return work(tx)
}

func outside() {
	if r := recover(); r != nil {
		use(r)
	}
}

func shadowed(panic func(string)) {
	panic("not one")
	after()
}

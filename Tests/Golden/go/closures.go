package shop

import "database/sql"

func callback(db *sql.DB) error {
	return inTransaction(db, func(tx *sql.Tx) error {
		_, err := tx.Exec("DELETE FROM a")
		return err
	})
}

func bound(db *sql.DB) {
	n := 0
	count := func() int {
		n++
		return n
	}
	use(count(), n)
	other := func() {}
	other = nil
	other()
}

func recursive(root *Node) {
	var visit func(*Node)
	visit = func(n *Node) {
		for _, child := range n.children {
			visit(child)
		}
	}
	visit(root)
}

func immediate(db *sql.DB) error {
	n, err := func(q string) (int, error) {
		if q == "" {
			return 0, nil
		}
		return db.count(q)
	}("SELECT 1")
	func() {
		n = 2
	}()
	use(n)
	return err
}

func framed(db *sql.DB) (err error) {
	func() {
		rows, _ := db.Query("SELECT 1")
		defer rows.Close()
		err = read(rows)
	}()
	return err
}

func deep(tx *sql.Tx, s *Store) {
	outer := func() {
		inner := func() {
			s.last = tx
			tx = nil
		}
		inner()
	}
	outer()
}

func named() {
	f := func() (rows *sql.Rows, err error) {
		rows, err = open()
		return
	}
	use(f)
}

var handler = func(db *sql.DB) { db.Ping() }

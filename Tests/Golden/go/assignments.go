package shop

import "database/sql"

func results(db *sql.DB) error {
	rows, err := db.Query("SELECT 1")
	if err != nil {
		return err
	}
	_, err = db.Exec("DELETE FROM a")
	_ = rows
	return err
}

func swap(a, b *sql.Rows) {
	a, b = b, a
	a.Close()
}

func shadow(db *sql.DB) (err error) {
	if rows, err := db.Query("SELECT 1"); err == nil {
		rows.Close()
	}
	tx, err := db.Begin()
	tx.Rollback()
	return err
}

func zeroValues(open bool) {
	var rows *sql.Rows
	var err error
	var done, failed bool
	var count int
	var name string
	var list []string
	var stats sql.DBStats
	use(rows, err, done, failed, count, name, list, stats)
}

func compound(m map[string]int, key string, n int) {
	n++
	n += f()
	m[key]--
	m["total"] = n
}

func stores(s *Store, out **sql.Tx, tx *sql.Tx) {
	s.tx = tx
	s.inner.list[0] = tx
	*out = tx
	current = tx
}

func commaOK(v any, m map[string]*sql.Rows, ch chan *sql.Rows) {
	rows, ok := v.(*sql.Rows)
	rows, ok = m["a"]
	rows, ok = <-ch
	use(rows, ok)
}

func parameterReuse(err error) {
	rows, err := open()
	use(rows, err)
}

package shop

import "database/sql"

func closeRows(db *sql.DB) error {
	rows, err := db.Query("SELECT 1")
	if err != nil {
		return err
	}
	defer rows.Close()
	return rows.Err()
}

func rollback(db *sql.DB) (err error) {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
			return
		}
		err = tx.Commit()
	}()
	return work(tx)
}

func twoResults(db *sql.DB) (*sql.Rows, error) {
	defer done()
	return db.Query("SELECT 1")
}

func arguments(tx *sql.Tx, s *Store) {
	var err error
	defer finish(tx, &err)
	defer s.pool.release(tx, 3)
	defer func(t *sql.Tx) { t.Rollback() }(tx)
	defer s.lock()()
	defer close(s.done)
	tx = nil
	err = work(tx)
}

func conditional(rows *sql.Rows) {
	if rows != nil {
		defer rows.Close()
	}
	read(rows)
}

func inLoop(db *sql.DB, queries []string) {
	for _, query := range queries {
		rows, err := db.Query(query)
		if err != nil {
			continue
		}
		ok := false
		defer func() {
			if !ok {
				rows.Close()
			}
		}()
		ok = true
	}
}

func nested(db *sql.DB) {
	defer func() {
		defer db.Close()
		db.Ping()
	}()
	db.Ping()
}

func variable(db *sql.DB) {
	cleanup := func() { db.Close() }
	defer cleanup()
	db.Ping()
}

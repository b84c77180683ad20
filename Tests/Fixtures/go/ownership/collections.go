// Handles that are kept in slices and maps until a loop releases them.
package collections

import "database/sql"

func inSlice(db *sql.DB, queries []string) error {
	var all []*sql.Rows
	defer func() {
		for _, rows := range all {
			rows.Close()
		}
	}()
	for _, q := range queries {
		rows, err := db.Query(q) // ok
		if err != nil {
			return err
		}
		all = append(all, rows)
	}
	return nil
}

func inMap(db *sql.DB, queries []string) error {
	stmts := map[string]*sql.Stmt{}
	for _, q := range queries {
		stmt, err := db.Prepare(q) // ok
		if err != nil {
			return err
		}
		stmts[q] = stmt
	}
	for _, stmt := range stmts {
		stmt.Close()
	}
	return nil
}

func inLiteral(db *sql.DB) error {
	first, err := db.Query("SELECT 1") // leak error: cursor-leak <- line +6
	if err != nil {
		return err
	}
	second, err := db.Query("SELECT 2") // ok
	if err != nil {
		return err
	}
	for _, rows := range []*sql.Rows{first, second} {
		rows.Close()
	}
	return nil
}

func byIndex(db *sql.DB, queries []string) error {
	all := make([]*sql.Rows, len(queries))
	for i, q := range queries {
		rows, err := db.Query(q) // ok
		if err != nil {
			return err
		}
		all[i] = rows
	}
	for i := range all {
		all[i].Close()
	}
	return nil
}

func closeAll(all []*sql.Rows) {
	for _, rows := range all {
		rows.Close()
	}
}

func byHelper(db *sql.DB, queries []string) error {
	var all []*sql.Rows
	defer closeAll(all)
	for _, q := range queries {
		rows, err := db.Query(q) // ok
		if err != nil {
			return err
		}
		all = append(all, rows)
	}
	return nil
}

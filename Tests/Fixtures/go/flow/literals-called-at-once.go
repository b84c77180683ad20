// The results of a function literal that is called where it stands are those of its returns.
package flow

import "database/sql"

func lostResult(db *sql.DB) error {
	rows, err := func() (*sql.Rows, error) {
		return db.Query("SELECT 1") // leak error: cursor-leak "`rows`" <- line +5
	}()
	if err != nil {
		return err
	}
	return rows.Err()
}

func closedResult(db *sql.DB) error {
	rows, err := func() (*sql.Rows, error) {
		return db.Query("SELECT 1") // ok
	}()
	if err != nil {
		return err
	}
	defer rows.Close()
	return rows.Err()
}

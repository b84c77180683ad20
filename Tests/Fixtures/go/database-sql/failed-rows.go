package databasesql

import (
	"database/sql"
	"fmt"
)

// Rows that tell of an error are closed already.

func failedRowsAtOnce(db *sql.DB) error {
	rows, err := db.Query("SELECT n FROM t") // ok
	if err != nil || rows.Err() != nil {
		return fmt.Errorf("query: %w", err)
	}
	defer rows.Close()
	return nil
}

func failedRowsLater(db *sql.DB) error {
	rows, err := db.Query("SELECT n FROM t") // ok
	if err != nil {
		return err
	}
	if err := rows.Err(); err != nil {
		return err
	}
	defer rows.Close()
	return nil
}

func rowsWithoutError(db *sql.DB) (bool, error) {
	rows, err := db.Query("SELECT n FROM t") // leak: cursor-leak "on return" <- line +7
	if err != nil {
		return false, err
	}
	if rows.Err() != nil {
		return false, rows.Err()
	}
	return rows.Next(), nil
}

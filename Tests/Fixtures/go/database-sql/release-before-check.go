package databasesql

import (
	"context"
	"database/sql"
	"log"
)

// row 47
func rollbackBeforeCheck(db *sql.DB) error {
	tx, err := db.Begin()
	defer tx.Rollback() // leak error: release-before-check "`db.Begin()` failed" <- line -1
	if err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM items"); err != nil {
		return err
	}
	return tx.Commit()
}

func closeBeforeCheck(db *sql.DB) (n int, err error) {
	rows, err := db.Query("SELECT 1")
	defer rows.Close() // leak error: release-before-check
	if err != nil {
		return 0, err
	}
	for rows.Next() {
		n++
	}
	return n, rows.Err()
}

func closureBeforeCheck(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	defer func() {
		if err := conn.Close(); err != nil { // leak error: release-before-check
			log.Print(err)
		}
	}()
	if err != nil {
		return err
	}
	return conn.PingContext(ctx)
}

func guardedClosureBeforeCheck(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	defer func() {
		if conn != nil {
			conn.Close() // ok
		}
	}()
	if err != nil {
		return err
	}
	return conn.PingContext(ctx)
}

func guardedByError(db *sql.DB) (err error) {
	tx, err := db.Begin()
	defer func() {
		if err == nil {
			tx.Rollback() // ok
		}
	}()
	return err
}

func closesWhatFailed(db *sql.DB) error {
	stmt, err := db.Prepare("SELECT 1")
	if err != nil {
		stmt.Close() // leak error: release-before-check <- line -2
		return err
	}
	defer stmt.Close() // ok
	_, err = stmt.Exec()
	return err
}

func processEndsOnError(db *sql.DB) {
	tx, err := db.Begin()
	defer tx.Rollback() // ok: not reached with a nil tx
	if err != nil {
		log.Fatal(err)
	}
	tx.Exec("DELETE FROM items")
}

func goesOnWithoutTheRows(db *sql.DB) {
	rows, err := db.Query("SELECT 1")
	if err != nil {
		log.Print(err)
	}
	for rows.Next() {
	}
	rows.Close() // ok: the loop does not come as far
}

func errorIsNotLookedAt(db *sql.DB) {
	rows, _ := db.Query("SELECT 1")
	defer rows.Close() // ok: nobody says here that it failed
}

func laterCheckOfTheHandle(db *sql.DB, isTraced bool) (err error) {
	var tx *sql.Tx
	if isTraced {
		tx, err = db.Begin()
		if err != nil {
			return err
		}
		defer tx.Rollback() // ok
	}
	if tx == nil {
		return errNotReady
	}
	return nil
}

func checkedBehindAnother(db *sql.DB) error {
	rows, err := db.Query("SELECT 1")
	if err == sql.ErrNoRows {
		return nil
	} else if err != nil {
		return err
	}
	defer rows.Close() // ok
	return rows.Err()
}

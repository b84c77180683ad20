package databasesql

import (
	"context"
	"database/sql"
	"fmt"
)

// row 101
func usesClosedRows(db *sql.DB) (name string, err error) {
	rows, err := db.Query("SELECT name FROM items")
	if err != nil {
		return "", err
	}
	rows.Close()
	if rows.Next() { // leak error: use-after-release "is closed at line" <- line -1
		err = rows.Scan(&name)
	}
	return name, err
}

// row 160
func closedInsideStruct(db *sql.DB) (*unit, error) {
	tx, err := db.Begin()
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	return &unit{tx: tx, name: "import"}, nil // leak error: use-after-release <- line -1
}

func closedAndReturned(db *sql.DB) (*sql.Rows, error) {
	rows, err := db.Query("SELECT 1")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	if rows.Err() != nil {
		return nil, rows.Err()
	}
	return rows, nil // leak error: use-after-release <- line -4
}

func closedOnErrorOnly(db *sql.DB, check func() error) (_ *sql.Rows, err error) {
	var rows *sql.Rows
	rows, err = db.Query("SELECT 1") // ok
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			rows.Close()
		}
	}()
	if err := check(); err != nil {
		return nil, err
	}
	return rows, nil // ok
}

func returnedWithItsError(db *sql.DB, check func() error) (*sql.Tx, error) {
	tx, err := db.Begin()
	if err != nil {
		return nil, err
	}
	if err := check(); err != nil {
		tx.Rollback()
		return tx, err // ok: nobody looks at it
	}
	return tx, nil // ok
}

func whatIsLeftAfterClosing(db *sql.DB) error {
	rows, err := db.Query("SELECT 1")
	if err != nil {
		return err
	}
	rows.Close()
	fmt.Println(rows.Err()) // ok
	return rows.Close()     // ok: may be repeated
}

func afterCommit(db *sql.DB) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // ok: does nothing after the commit
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = tx.Exec("DELETE FROM items") // leak error: use-after-release "committed or rolled back"
	return err
}

func forgotToReturn(db *sql.DB) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM items"); err != nil {
		tx.Rollback()
	}
	_, err = tx.Exec("DELETE FROM names") // leak error: use-after-release <- line -2
	if err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

func closedOnOnePath(db *sql.DB, isLast bool) error {
	rows, err := db.Query("SELECT 1")
	if err != nil {
		return err
	}
	defer rows.Close()
	if isLast {
		rows.Close()
		return nil
	}
	rows.Next() // ok
	return rows.Err()
}

func acquiredAnew(db *sql.DB) error {
	rows, err := db.Query("SELECT 1")
	if err != nil {
		return err
	}
	rows.Close()
	rows, err = db.Query("SELECT 2")
	if err != nil {
		return err
	}
	defer rows.Close()
	rows.Next() // ok
	return rows.Err()
}

func eachRoundItsOwn(db *sql.DB, ids []int) error {
	for _, id := range ids {
		rows, err := db.Query("SELECT name FROM items WHERE id = ?", id)
		if err != nil {
			return err
		}
		rows.Next() // ok
		rows.Close()
	}
	return nil
}

func readUnderAGoroutine(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	go func() {
		conn.ExecContext(ctx, "VACUUM")
	}()
	return conn.Close() // leak error: use-after-release "what was started" <- line -3
}

func waitsForTheGoroutine(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		conn.ExecContext(ctx, "VACUUM")
	}()
	<-done
	return conn.Close() // ok
}

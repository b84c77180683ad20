// Functions that hand on what they acquired: alone, in a struct, as one of several results, over several levels.
package wrappers

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

var errNo = errors.New("no")

// Releases what it acquired on its own error path, and hands on the rest.
func prepareTxWithTimeout(ctx context.Context, db *sql.DB, timeout time.Duration) (*sql.Tx, error) {
	tx, err := db.BeginTx(ctx, nil) // ok
	if err != nil {
		return nil, err
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("SET LOCAL statement_timeout = %d", timeout)); err != nil {
		tx.Rollback()
		return nil, err
	}
	return tx, nil
}

// Forgets it there.
func prepareTxForgetting(ctx context.Context, db *sql.DB) (*sql.Tx, error) {
	tx, err := db.BeginTx(ctx, nil) // leak error: transaction-leak "on return" <- line +5
	if err != nil {
		return nil, err
	}
	if _, err := tx.ExecContext(ctx, "SET LOCAL statement_timeout = 1"); err != nil {
		return nil, err
	}
	return tx, nil
}

func usesPrepared(ctx context.Context, db *sql.DB) error {
	tx, err := prepareTxWithTimeout(ctx, db, time.Second) // ok
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return tx.Commit()
}

func forgetsPrepared(ctx context.Context, db *sql.DB) error {
	tx, err := prepareTxWithTimeout(ctx, db, time.Second) // leak error: transaction-leak "; `prepareTxWithTimeout` begins it at " <- line +5
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM t"); err != nil {
		return err
	}
	return tx.Commit()
}

// Over two levels.
func openTx(ctx context.Context, db *sql.DB) (*sql.Tx, error) {
	return prepareTxWithTimeout(ctx, db, time.Minute) // ok
}

func forgetsOverTwoLevels(ctx context.Context, db *sql.DB) error {
	tx, err := openTx(ctx, db) // leak error: transaction-leak <- line +5
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM t")
	return err
}

// In a struct that is returned as a value.
type result struct {
	rows *sql.Rows
	name string
}

func query(db *sql.DB) (result, error) {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return result{}, err
	}
	return result{rows: rows, name: "one"}, nil
}

func closesField(db *sql.DB) (string, error) {
	r, err := query(db) // ok
	if err != nil {
		return "", err
	}
	defer r.rows.Close()
	return r.name, nil
}

func forgetsField(db *sql.DB) (string, error) {
	r, err := query(db) // leak error: cursor-leak <- line +4
	if err != nil {
		return "", err
	}
	return r.name, nil
}

// One of three results.
func both(db *sql.DB) (*sql.Rows, *sql.Stmt, error) {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return nil, nil, err
	}
	stmt, err := db.Prepare("SELECT 2") // ok
	if err != nil {
		rows.Close()
		return nil, nil, err
	}
	return rows, stmt, nil
}

func closesBoth(db *sql.DB) error {
	rows, stmt, err := both(db) // ok
	if err != nil {
		return err
	}
	defer rows.Close()
	defer stmt.Close()
	return rows.Err()
}

func closesOne(db *sql.DB) error {
	rows, stmt, err := both(db) // leak error: statement-leak "`stmt`" <- line +6
	if err != nil {
		return err
	}
	defer rows.Close()
	_ = stmt
	return rows.Err()
}

// A result that is null tells that there is nothing.
func maybe(db *sql.DB, wanted bool) *sql.Tx {
	if !wanted {
		return nil
	}
	tx, err := db.Begin() // ok
	if err != nil {
		return nil
	}
	return tx
}

func closesMaybe(db *sql.DB) error {
	tx := maybe(db, true) // ok
	if tx == nil {
		return errNo
	}
	return tx.Rollback()
}

func forgetsMaybe(db *sql.DB) error {
	tx := maybe(db, true) // leak error: transaction-leak <- line +5
	if tx == nil {
		return errNo
	}
	_, err := tx.Exec("DELETE FROM t")
	return err
}

// A generic pair of a value and what went wrong.
type outcome[T any] struct {
	value T
	err   error
}

func attempt(db *sql.DB) outcome[*sql.Rows] {
	rows, err := db.Query("SELECT 1") // ok
	return outcome[*sql.Rows]{value: rows, err: err}
}

func closesOutcome(db *sql.DB) error {
	o := attempt(db) // ok
	if o.err != nil {
		return o.err
	}
	return o.value.Close()
}

// A getter that hands out a field hands out nothing new.
type store struct {
	tx *sql.Tx
}

func (s *store) current() *sql.Tx { return s.tx }

func usesCurrent(s *store) error {
	tx := s.current() // ok
	_, err := tx.Exec("DELETE FROM t")
	return err
}

// What is asked for may be there already.
func currentOrNew(db *sql.DB, given *sql.Tx) (*sql.Tx, error) {
	if given != nil {
		return given, nil
	}
	return db.Begin() // ok
}

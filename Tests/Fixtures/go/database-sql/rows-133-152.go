// Starts and ends of one thing in many shapes: rows 133 to 152.
package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log"
)

// row 133
func notAssigned(db *sql.DB) {
	db.Begin() // leak error: transaction-leak
}

// row 133
func notAssignedRows(db *sql.DB) {
	db.Query("DELETE FROM drafts") // leak error: cursor-leak
}

// row 133
func assignedToBlank(db *sql.DB) error {
	_, err := db.Prepare("SELECT 1") // leak error: statement-leak
	return err
}

// row 134
func onlySecondEnded(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil) // leak error: transaction-leak "overwritten"
	if err != nil {
		return err
	}
	tx.ExecContext(ctx, "DELETE FROM drafts")
	tx, err = db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}) // ok
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return nil
}

// row 135
func twoToOneVariable(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok: defer keeps the first value
	if err != nil {
		return err
	}
	defer rows.Close()
	rows, err = db.Query("SELECT 2") // ok
	if err != nil {
		return err
	}
	defer rows.Close()
	return nil
}

// row 136
func severalReturns(db *sql.DB, mode int) (int, error) {
	stmt, err := db.Prepare("SELECT n FROM counters WHERE mode = ?") // ok
	if err != nil {
		return 0, err
	}
	defer stmt.Close()
	if mode < 0 {
		return 0, errors.New("negative mode")
	}
	var n int
	if err := stmt.QueryRow(mode).Scan(&n); err != nil {
		return 0, err
	}
	if n == 0 {
		return 1, nil
	}
	return n, nil
}

// row 137
func inDeferredClosure(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer func() {
		rows.Close()
	}()
	if !rows.Next() {
		return sql.ErrNoRows
	}
	return nil
}

// row 138
func inClosureDeferredInDeferredClosure(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer func() {
		defer func() {
			rows.Close()
		}()
		log.Print("leaving")
	}()
	if !rows.Next() {
		return sql.ErrNoRows
	}
	return nil
}

// row 140: the body of a function that acquires for its callers
func beginReadOnly(ctx context.Context, db *sql.DB) (*sql.Tx, error) {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}) // ok
	if err != nil {
		return nil, fmt.Errorf("begin: %w", err)
	}
	return tx, nil
}

// row 139
func callerOfWrapperForgets(ctx context.Context, db *sql.DB) error {
	tx, err := beginReadOnly(ctx, db) // leak error: transaction-leak <- line +6
	if err != nil {
		return err
	}
	var n int
	row := tx.QueryRowContext(ctx, "SELECT count(*) FROM entries")
	return row.Scan(&n)
}

// row 141
func callerOfWrapperRemembers(ctx context.Context, db *sql.DB) (n int, err error) {
	tx, err := beginReadOnly(ctx, db) // ok
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()
	err = tx.QueryRowContext(ctx, "SELECT count(*) FROM entries").Scan(&n)
	return n, err
}

// row 142
func insideIf(db *sql.DB, purge bool, check func() error) error {
	if purge {
		tx, err := db.Begin() // ok
		if err != nil {
			return err
		}
		tx.Exec("DELETE FROM drafts")
		if err := tx.Commit(); err != nil {
			return err
		}
	}
	if err := check(); err != nil {
		return err
	}
	return nil
}

// row 143
func declaredOutside(db *sql.DB, traced bool) (err error) {
	var tx *sql.Tx
	if traced {
		tx, err = db.Begin() // ok
		if err != nil {
			return err
		}
		defer tx.Rollback()
	}
	if tx == nil {
		return errors.New("no transaction")
	}
	return nil
}

// row 144
func deferredUnderCondition(db *sql.DB, verbose bool) error {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak <- line +10
	if err != nil {
		return err
	}
	defer func() {
		if verbose {
			rows.Close()
		}
	}()
	rows.Next()
	return errors.New("not finished")
}

// row 144
func deferredUnderTrue(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer func() {
		if true {
			rows.Close()
		}
	}()
	return nil
}

// row 145
func deferredWithBookkeeping(db *sql.DB) (err error) {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			log.Printf("failed: %v", err)
		}
		rows.Close()
	}()
	if !rows.Next() {
		err = sql.ErrNoRows
		return err
	}
	return nil
}

// row 146
func deferredOnlyOnError(db *sql.DB) (err error) {
	tx, err := db.Begin() // leak error: transaction-leak <- line +9
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
		}
	}()
	return nil
}

// row 146
func deferredOnlyOnErrorWithCommit(db *sql.DB) (err error) {
	tx, err := db.Begin() // ok: the success path commits
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
		}
	}()
	if _, err = tx.Exec("DELETE FROM drafts"); err != nil {
		return err
	}
	return tx.Commit()
}

// row 147
func deferredWithoutRelease(db *sql.DB) error {
	tx, err := db.Begin() // leak error: transaction-leak <- line +7
	if err != nil {
		return err
	}
	defer func() {
		log.Print("done")
	}()
	return nil
}

// row 148
func errorReturnWithoutRollback(db *sql.DB, amount float64) error {
	tx, err := db.Begin() // leak error: transaction-leak <- line +5
	if err != nil {
		return err
	}
	if amount < 0 {
		return errors.New("negative amount")
	}
	if _, err := tx.Exec("INSERT INTO entries VALUES (?)", amount); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

func abort(tx *sql.Tx, err error) error {
	if e := tx.Rollback(); e != nil {
		log.Print(e)
	}
	return err
}

// row 149
func releasedByHelperInReturn(db *sql.DB, amount float64) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	if amount < 0 {
		return abort(tx, errors.New("negative amount"))
	}
	return tx.Commit()
}

// row 150
func releasedByHelperStatement(db *sql.DB, amount float64) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	if amount < 0 {
		err = abort(tx, errors.New("negative amount"))
		return err
	}
	if amount == 0 {
		abort(tx, nil)
		return nil
	}
	return tx.Commit()
}

// row 151
func earlyReturnNothing(db *sql.DB, dry bool) {
	tx, err := db.Begin() // leak error: transaction-leak <- line +5
	if err != nil {
		return
	}
	if dry {
		return
	}
	tx.Commit()
}

// row 151
func earlyReturnNil(db *sql.DB, dry bool) error {
	tx, err := db.Begin() // leak error: transaction-leak <- line +5
	if err != nil {
		return err
	}
	if dry {
		return nil
	}
	return tx.Commit()
}

// row 152
type reader struct {
	rows *sql.Rows
	seen int
}

func (r *reader) Close() error { return r.rows.Close() }

// row 152
func wrappedInStruct(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok: closing the reader closes the rows
	if err != nil {
		return err
	}
	r := &reader{rows: rows}
	defer r.Close()
	if !rows.Next() {
		return sql.ErrNoRows
	}
	return nil
}

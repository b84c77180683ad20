// Deferred calls: order, evaluation of arguments, closures, loops and conditions, recover.
package ledger

import (
	"context"
	"database/sql"
	"errors"
	"log"
)

func argumentsEvaluatedAtOnce(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok: what is deferred is the first value
	if err != nil {
		return err
	}
	defer rows.Close()
	rows = nil
	return nil
}

func closureReadsAtExit(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak "overwritten" <- line +7
	if err != nil {
		return err
	}
	defer func() {
		rows.Close()
	}()
	rows, err = db.Query("SELECT 2") // ok
	return err
}

func nilWhenDeferred(db *sql.DB) error {
	var rows *sql.Rows
	defer rows.Close()
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak <- line +4
	if err != nil {
		return err
	}
	return nil
}

func methodValue(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	finish := rows.Close
	defer finish()
	rows.Next()
	return nil
}

func methodExpression(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer (*sql.Rows).Close(rows)
	rows.Next()
	return nil
}

func deferredUnderCondition(db *sql.DB, wanted bool) error {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak
	if err != nil {
		return err
	}
	if wanted {
		defer rows.Close()
	}
	rows.Next()
	return nil
}

func deferredOnBothWays(db *sql.DB, wanted bool) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	if wanted {
		defer rows.Close()
	} else {
		defer func() { _ = rows.Close() }()
	}
	rows.Next()
	return nil
}

func deferredTooLate(db *sql.DB, wanted bool) error {
	tx, err := db.Begin() // leak error: transaction-leak <- line +5
	if err != nil {
		return err
	}
	if !wanted {
		return errors.New("not wanted")
	}
	defer tx.Rollback()
	return tx.Commit()
}

func lastInFirstOut(db *sql.DB) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	defer func() {
		if tx != nil {
			tx.Rollback()
		}
	}()
	defer log.Print("first")
	if _, err := tx.Exec("DELETE FROM drafts"); err != nil {
		return err
	}
	err = tx.Commit()
	tx = nil
	return err
}

func recoverResumes(db *sql.DB) (err error) {
	tx, err := db.Begin() // leak error: transaction-leak
	if err != nil {
		return err
	}
	defer func() {
		if p := recover(); p != nil {
			err = errors.New("panicked")
		}
	}()
	if _, e := tx.Exec("DELETE FROM drafts"); e != nil {
		panic(e)
	}
	return tx.Commit()
}

func recoverReleases(db *sql.DB) (err error) {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	defer func() {
		if p := recover(); p != nil {
			tx.Rollback()
			err = errors.New("panicked")
		}
	}()
	if _, e := tx.Exec("DELETE FROM drafts"); e != nil {
		panic(e)
	}
	return tx.Commit()
}

func deferChangesResult(db *sql.DB) (err error) {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	defer func() {
		if e := tx.Commit(); e != nil && err == nil {
			err = e
		}
	}()
	_, err = tx.Exec("DELETE FROM drafts")
	return
}

func deferOfHelperResult(db *sql.DB) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	defer finisher(tx)()
	_, err = tx.Exec("DELETE FROM drafts")
	return err
}

func finisher(tx *sql.Tx) func() {
	return func() { tx.Rollback() }
}

func deferInsideImmediateLiteral(db *sql.DB) error {
	return func() error {
		tx, err := db.Begin() // ok
		if err != nil {
			return err
		}
		defer tx.Rollback()
		return tx.Commit()
	}()
}

func panicsAfterRelease(db *sql.DB, wanted bool) {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		panic(err)
	}
	defer rows.Close()
	if !wanted {
		panic("not wanted")
	}
}

// A clean-up function that is returned beside the handle, replaced on one path, and called on the way out of another.
func handleWithCleanup(ctx context.Context, db *sql.DB, locked bool) (*sql.Conn, func() error, error) {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return nil, nil, err
	}
	cleanup := func() error {
		return conn.Close()
	}
	if locked {
		if err := conn.PingContext(ctx); err != nil {
			return nil, nil, errors.Join(err, cleanup())
		}
		cleanup = func() error {
			return errors.Join(conn.PingContext(ctx), conn.Close())
		}
	}
	return conn, cleanup, nil
}

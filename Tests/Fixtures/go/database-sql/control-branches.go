// Shadowing, labels, switches, selects, loops.
package ledger

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"runtime"
)

func shadowedInIf(db *sql.DB, wanted bool) error {
	var rows *sql.Rows
	if wanted {
		rows, err := db.Query("SELECT 1") // leak error: cursor-leak
		if err != nil {
			return err
		}
		rows.Next()
	}
	if rows != nil {
		rows.Close()
	}
	return nil
}

func scopedToIf(db *sql.DB) error {
	if rows, err := db.Query("SELECT 1"); err != nil { // ok
		return err
	} else {
		rows.Close()
	}
	return nil
}

func scopedToIfForgotten(db *sql.DB) (bool, error) {
	if rows, err := db.Query("SELECT 1"); err != nil { // leak error: cursor-leak
		return false, err
	} else {
		return rows.Next(), nil
	}
}

func errorSwitch(db *sql.DB) error {
	tx, err := db.Begin() // leak error: transaction-leak
	switch {
	case errors.Is(err, context.Canceled):
		return nil
	case err != nil:
		return err
	}
	_, err = tx.Exec("DELETE FROM drafts")
	switch {
	case err == nil:
		return tx.Commit()
	default:
		return err
	}
}

func errorSwitchReleased(db *sql.DB) error {
	tx, err := db.Begin() // ok
	switch {
	case err != nil:
		return err
	}
	_, err = tx.Exec("DELETE FROM drafts")
	switch err {
	case nil:
		return tx.Commit()
	default:
		tx.Rollback()
		return err
	}
}

func labelledBreak(db *sql.DB, names [][]string) error {
	stmt, err := db.Prepare("INSERT INTO names VALUES (?)") // ok
	if err != nil {
		return err
	}
outer:
	for _, group := range names {
		for _, name := range group {
			if name == "" {
				break outer
			}
			if name == "skip" {
				continue outer
			}
			stmt.Exec(name)
		}
	}
	return stmt.Close()
}

func labelledContinueSkipsClose(db *sql.DB, groups [][]string) error {
outer:
	for _, group := range groups {
		stmt, err := db.Prepare("INSERT INTO names VALUES (?)") // leak error: statement-leak
		if err != nil {
			return err
		}
		for _, name := range group {
			if name == "" {
				continue outer
			}
		}
		stmt.Close()
	}
	return nil
}

func gotoCleanup(db *sql.DB, wanted bool) (err error) {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	if !wanted {
		goto cleanup
	}
	if _, err = tx.Exec("DELETE FROM drafts"); err != nil {
		goto cleanup
	}
	return tx.Commit()
cleanup:
	tx.Rollback()
	return err
}

func gotoPastCleanup(db *sql.DB, wanted bool) (err error) {
	tx, err := db.Begin() // leak error: transaction-leak <- line +10
	if err != nil {
		return err
	}
	if !wanted {
		goto done
	}
	tx.Rollback()
	return nil
done:
	return errors.New("not wanted")
}

func fallsThrough(db *sql.DB, mode int) {
	tx, err := db.Begin() // ok
	if err != nil {
		return
	}
	switch mode {
	case 1:
		tx.Exec("DELETE FROM drafts")
		fallthrough
	case 2:
		tx.Commit()
	default:
		tx.Rollback()
	}
}

func typeSwitch(db *sql.DB, value interface{}) error {
	tx, err := db.Begin() // leak error: transaction-leak <- line +10
	if err != nil {
		return err
	}
	switch v := value.(type) {
	case int:
		tx.Exec("INSERT INTO numbers VALUES (?)", v)
		return tx.Commit()
	case string:
		tx.Exec("INSERT INTO names VALUES (?)", v)
		return errors.New("no names")
	default:
		return tx.Rollback()
	}
}

func selectWithDefault(db *sql.DB, stop <-chan struct{}) error {
	tx, err := db.Begin() // leak error: transaction-leak
	if err != nil {
		return err
	}
	select {
	case <-stop:
		return tx.Rollback()
	default:
	}
	return nil
}

func selectAllRelease(ctx context.Context, db *sql.DB, done <-chan error) error {
	tx, err := db.BeginTx(ctx, nil) // ok
	if err != nil {
		return err
	}
	for {
		select {
		case <-ctx.Done():
			return tx.Rollback()
		case err, open := <-done:
			if !open {
				return tx.Commit()
			}
			if err != nil {
				tx.Rollback()
				return err
			}
		}
	}
}

func rangeOverChannel(db *sql.DB, names <-chan string) error {
	tx, err := db.Begin() // leak error: transaction-leak <- line +6
	if err != nil {
		return err
	}
	for name := range names {
		if name == "" {
			return errors.New("empty")
		}
		tx.Exec("INSERT INTO names VALUES (?)", name)
	}
	return tx.Commit()
}

func rangeOverMap(db *sql.DB, names map[string]int) error {
	stmt, err := db.Prepare("INSERT INTO names VALUES (?, ?)") // ok
	if err != nil {
		return err
	}
	defer stmt.Close()
	for name, count := range names {
		if _, err := stmt.Exec(name, count); err != nil {
			return err
		}
	}
	return nil
}

func processEnds(db *sql.DB, wanted bool) {
	tx, err := db.Begin() // ok
	if err != nil {
		os.Exit(1)
	}
	if !wanted {
		os.Exit(2)
	}
	tx.Commit()
}

func goroutineEnds(db *sql.DB, wanted bool) {
	tx, err := db.Begin() // ok
	if err != nil {
		return
	}
	defer tx.Rollback()
	if !wanted {
		runtime.Goexit()
	}
	tx.Commit()
}

func errorsIs(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return rows.Close()
}

func boolCopyOfError(db *sql.DB) {
	tx, err := db.Begin() // ok
	failed := err != nil
	if failed {
		return
	}
	tx.Rollback()
}

func errorOverwritten(db *sql.DB) error {
	tx, err := db.Begin() // leak error: transaction-leak
	err = ping(db)
	if err != nil {
		return err
	}
	return tx.Commit()
}

func ping(db *sql.DB) error { return db.Ping() }

func swapped(db *sql.DB) error {
	first, err := db.Prepare("SELECT 1") // ok
	if err != nil {
		return err
	}
	second, err := db.Prepare("SELECT 2") // ok
	if err != nil {
		first.Close()
		return err
	}
	first, second = second, first
	first.Close()
	second.Close()
	return nil
}

func sameConditionTwice(db *sql.DB, wanted bool) (err error) {
	var tx *sql.Tx
	if wanted {
		tx, err = db.Begin() // ok
		if err != nil {
			return err
		}
	}
	if wanted {
		return tx.Commit()
	}
	return nil
}

func sentAway(db *sql.DB, out chan<- *sql.Rows) error {
	rows, err := db.Query("SELECT 1") // ok: whoever receives closes
	if err != nil {
		return err
	}
	out <- rows
	return nil
}

func parentEndsChild(db *sql.DB) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	defer tx.Rollback()
	rows, err := tx.Query("SELECT 1") // ok: ends with the transaction
	if err != nil {
		return err
	}
	if rows.Next() {
		return errors.New("some")
	}
	return nil
}

func childDoesNotEndParent(db *sql.DB) error {
	tx, err := db.Begin() // leak error: transaction-leak
	if err != nil {
		return err
	}
	rows, err := tx.Query("SELECT 1") // leak error: cursor-leak
	if err != nil {
		return err
	}
	rows.Next()
	return nil
}

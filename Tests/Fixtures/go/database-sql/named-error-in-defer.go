// A deferred closure asks whether the function fails: errors of different origin are one to it.
package fixtures

import (
	"database/sql"
	"errors"
	"fmt"
)

func failsInSeveralWays(db *sql.DB, n int) (err error) {
	var tx *sql.Tx
	tx, err = db.Begin() // ok
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
		}
	}()
	if n == 0 {
		err = errors.New("nothing")
		return err
	}
	if n == 1 {
		return fmt.Errorf("only %d", n)
	}
	if err = check(n); err != nil {
		return err
	}
	if _, err = tx.Exec("UPDATE t SET n = ?", n); err != nil {
		return fmt.Errorf("update: %w", err)
	}
	return tx.Commit()
}

func forgetsOneWay(db *sql.DB, n int) (err error) {
	var tx *sql.Tx
	tx, err = db.Begin() // leak error: transaction-leak <- line +17
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
		}
	}()
	if n == 0 {
		return errors.New("nothing")
	}
	if err = check(n); err != nil {
		return err
	}
	if n == 1 {
		// Neither an error nor a commit.
		return nil
	}
	return tx.Commit()
}

func check(n int) error {
	if n > 10 {
		return errors.New("too many")
	}
	return nil
}

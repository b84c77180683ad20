// Transactions and connections of database/sql: rows 42 to 58.
package catalog

import (
	"context"
	"database/sql"
	"errors"
	"log"
)

var errNotReady = errors.New("not ready")

// row 42
func begunOnly(db *sql.DB) error {
	tx, err := db.Begin() // leak error: transaction-leak <- line +7
	if err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM items"); err != nil {
		log.Print(err)
	}
	return nil
}

// row 43
func returnBeforeCommit(db *sql.DB) error {
	tx, err := db.Begin() // leak error: transaction-leak <- line +5
	if err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM items"); err != nil {
		return err
	}
	return tx.Commit()
}

// row 44
func rollbackDeferred(db *sql.DB) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec("DELETE FROM items"); err != nil {
		return err
	}
	return tx.Commit()
}

// row 45
func rollbackForSomeErrors(db *sql.DB) (err error) {
	tx, err := db.Begin() // leak error: transaction-leak
	if err != nil {
		return err
	}
	defer func() {
		if errors.Is(err, errNotReady) {
			tx.Rollback()
		}
	}()
	if _, err = tx.Exec("DELETE FROM items"); err != nil {
		return err
	}
	return tx.Commit()
}

// row 46: the inner err is another variable, so the closure commits
func shadowedError(db *sql.DB) error {
	var err error
	tx, err := db.Begin() // ok: ends, though with the wrong verb
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
		} else {
			tx.Commit() // leak warning: commit-on-error <- line +4
		}
	}()
	if _, err := tx.Exec("DELETE FROM items"); err != nil {
		return err
	}
	return nil
}

// row 46: here the shadowing leaves it open
func shadowedErrorWithoutElse(db *sql.DB) error {
	var err error
	tx, err := db.Begin() // leak error: transaction-leak <- line +10
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
		}
	}()
	if _, err := tx.Exec("DELETE FROM items"); err != nil {
		return err
	}
	err = tx.Commit()
	return err
}

// row 48
func transactionAnIteration(db *sql.DB, names []string) error {
	for _, name := range names {
		tx, err := db.Begin() // ok
		if err != nil {
			return err
		}
		if name == "" {
			tx.Rollback()
			continue
		}
		if _, err := tx.Exec("INSERT INTO items VALUES (?)", name); err != nil {
			tx.Rollback()
			continue
		}
		if err := tx.Commit(); err != nil {
			return err
		}
	}
	return nil
}

// row 49
func transactionAnIterationForgotten(db *sql.DB, names []string) error {
	for _, name := range names {
		tx, err := db.Begin() // leak error: transaction-leak
		if err != nil {
			return err
		}
		if name == "" {
			continue
		}
		if _, err := tx.Exec("INSERT INTO items VALUES (?)", name); err != nil {
			tx.Rollback()
			continue
		}
		if err := tx.Commit(); err != nil {
			return err
		}
	}
	return nil
}

// row 50
func abandonedBetweenRetries(db *sql.DB, work func(*sql.Tx) error) error {
	for attempt := 0; attempt < 3; attempt++ {
		tx, err := db.Begin() // leak error: transaction-leak
		if err != nil {
			return err
		}
		if err := work(tx); err == nil {
			return tx.Commit()
		}
	}
	return errNotReady
}

// row 51
func mustRollback(db *sql.DB, work func(*sql.Tx) error) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	mustRollback := true
	defer func() {
		if mustRollback {
			if err := tx.Rollback(); err != nil {
				log.Print(err)
			}
		}
	}()
	if err := work(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	mustRollback = false
	return nil
}

// row 52
func ownedIfNotGiven(db *sql.DB, tx *sql.Tx) (err error) {
	owned := tx == nil
	if owned {
		tx, err = db.Begin() // ok
		if err != nil {
			return err
		}
	}
	_, err = tx.Exec("DELETE FROM items")
	if owned {
		if err != nil {
			tx.Rollback()
			return err
		}
		return tx.Commit()
	}
	return err
}

// row 54
func callback(ctx context.Context, db *sql.DB) error {
	return inTransaction(ctx, db, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM items")
		return err
	})
}

func inTransaction(ctx context.Context, db *sql.DB, work func(*sql.Tx) error) (err error) {
	tx, err := db.BeginTx(ctx, nil) // ok
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
		} else {
			err = tx.Commit()
		}
	}()
	return work(tx)
}

// row 56
func connNeverClosed(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak <- line +4
	if err != nil {
		return err
	}
	return conn.PingContext(ctx)
}

// row 57
func rawTransactionOnConn(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil { // leak error: transaction-leak <- line +4
		return err
	}
	if _, err := conn.ExecContext(ctx, "DELETE FROM items"); err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, "COMMIT")
	return err
}

// row 58
func closedTwice(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer rows.Close()
	rows.Next()
	rows.Close()
	return rows.Err()
}

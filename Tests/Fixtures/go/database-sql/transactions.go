// Incident: one of three error returns lacks the rollback.
package shop

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

func transfer(db *sql.DB, from, to int64, amount float64) error {
	tx, err := db.Begin() // leak error: transaction-leak "return" <- line +9
	if err != nil {
		return err
	}
	if _, err := tx.Exec("UPDATE accounts SET balance = balance - ? WHERE id = ?", amount, from); err != nil {
		tx.Rollback()
		return err
	}
	if _, err := tx.Exec("UPDATE accounts SET balance = balance + ? WHERE id = ?", amount, to); err != nil {
		return fmt.Errorf("credit %d: %w", to, err)
	}
	if err := audit(tx, from, to); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

func audit(tx *sql.Tx, from, to int64) error {
	_, err := tx.Exec("INSERT INTO audit VALUES (?, ?)", from, to)
	return err
}

func transferDeferred(db *sql.DB, from, to int64, amount float64) error {
	tx, err := db.Begin() // ok: a rollback after the commit does nothing
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec("UPDATE accounts SET balance = balance - ? WHERE id = ?", amount, from); err != nil {
		return err
	}
	if _, err := tx.Exec("UPDATE accounts SET balance = balance + ? WHERE id = ?", amount, to); err != nil {
		return err
	}
	return tx.Commit()
}

func transferFlag(ctx context.Context, db *sql.DB, from int64, amount float64) error {
	tx, err := db.BeginTx(ctx, nil) // ok: rolled back unless committed
	if err != nil {
		return err
	}
	committed := false
	defer func() {
		if !committed {
			_ = tx.Rollback()
		}
	}()
	if _, err := tx.ExecContext(ctx, "UPDATE accounts SET balance = balance - ? WHERE id = ?", amount, from); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	committed = true
	return nil
}

func transferNamedError(db *sql.DB, from int64, amount float64) (err error) {
	tx, err := db.Begin() // ok: the closure sees the named result
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
			return
		}
		err = tx.Commit()
	}()
	_, err = tx.Exec("UPDATE accounts SET balance = balance - ? WHERE id = ?", amount, from)
	if err != nil {
		return fmt.Errorf("debit: %w", err)
	}
	return nil
}

func transferRepanic(db *sql.DB, from int64, amount float64) (err error) {
	tx, err := db.Begin() // ok: on a panic too
	if err != nil {
		return err
	}
	defer func() {
		if p := recover(); p != nil {
			tx.Rollback()
			panic(p)
		} else if err != nil {
			tx.Rollback()
		} else {
			err = tx.Commit()
		}
	}()
	if amount < 0 {
		panic("negative amount")
	}
	_, err = tx.Exec("UPDATE accounts SET balance = balance - ? WHERE id = ?", amount, from)
	return err
}

func withTx(db *sql.DB, work func(*sql.Tx) error) error {
	tx, err := db.Begin() // ok: both outcomes of the callback end it
	if err != nil {
		return err
	}
	if err := work(tx); err != nil {
		if rollback := tx.Rollback(); rollback != nil {
			return errors.Join(err, rollback)
		}
		return err
	}
	return tx.Commit()
}

func neverEnded(db *sql.DB) error {
	tx, err := db.Begin() // leak error: transaction-leak <- line +5
	if err != nil {
		return err
	}
	_, err = tx.Exec("DELETE FROM carts")
	return err
}

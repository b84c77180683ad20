package flags

import (
	"context"
	"database/sql"
	"log"
)

type runtime struct{ db *sql.DB }

// Says with its second result whether a transaction was begun.
func (r *runtime) startTx() (tx *sql.Tx, ok bool) {
	tx, err := r.db.BeginTx(context.Background(), nil)
	if err != nil {
		log.Print(err)
		return nil, false
	}
	return tx, true
}

// The same in a test that is returned.
func (r *runtime) tryTx() (*sql.Tx, bool) {
	tx, err := r.db.Begin()
	return tx, err == nil
}

func commits(r *runtime) {
	tx, ok := r.startTx() // ok
	if !ok {
		return
	}
	if _, err := tx.Exec("DELETE FROM audit"); err != nil {
		tx.Rollback()
		return
	}
	tx.Commit()
}

func leaksOnFailure(r *runtime) {
	tx, ok := r.startTx() // leak: transaction-leak "on return" <- line +5
	if !ok {
		return
	}
	if _, err := tx.Exec("DELETE FROM audit"); err != nil {
		return
	}
	tx.Commit()
}

func commitsTried(r *runtime) {
	tx, ok := r.tryTx() // ok
	if ok {
		tx.Commit()
	}
}

func leaksTried(r *runtime) {
	tx, ok := r.tryTx() // leak: transaction-leak "the function ends"
	if ok {
		tx.Exec("DELETE FROM audit")
	}
}

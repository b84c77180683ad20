// The project's own functions that run a callback in a transaction: the callback borrows, the function answers.
package callbacks

import (
	"context"
	"database/sql"
)

func withTx(ctx context.Context, db *sql.DB, f func(tx *sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil) // ok
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

func forgetsOnError(ctx context.Context, db *sql.DB, f func(tx *sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil) // leak error: transaction-leak "on return" <- line +5
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

func commitsWhatever(ctx context.Context, db *sql.DB, f func(tx *sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil) // ok
	if err != nil {
		return err
	}
	defer tx.Commit()
	return f(tx)
}

// A panic is caught by others, and the transaction stays open: it must be deferred.
func repanics(ctx context.Context, db *sql.DB, f func(tx *sql.Tx) error) (err error) {
	tx, err := db.BeginTx(ctx, nil) // ok
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
	return f(tx)
}

// Recovers, and forgets: that the callback may panic is not assumed.
func recoversAndForgets(ctx context.Context, db *sql.DB, f func(tx *sql.Tx) error) (err error) {
	tx, err := db.BeginTx(ctx, nil) // ok
	if err != nil {
		return err
	}
	defer func() {
		if p := recover(); p != nil {
			err = errPanicked
		} else if err != nil {
			tx.Rollback()
		} else {
			err = tx.Commit()
		}
	}()
	return f(tx)
}

var errPanicked = sql.ErrTxDone

func uses(ctx context.Context, db *sql.DB) error {
	return withTx(ctx, db, func(tx *sql.Tx) error { // ok
		_, err := tx.ExecContext(ctx, "DELETE FROM t")
		return err
	})
}

// What the callback opens itself is the callback's.
func opensInside(ctx context.Context, db *sql.DB) error {
	return withTx(ctx, db, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, "SELECT 1") // leak error: cursor-leak
		if err != nil {
			return err
		}
		if !rows.Next() {
			return rows.Err()
		}
		var n int
		return rows.Scan(&n)
	})
}

type queries struct{ tx *sql.Tx }

func (q *queries) delete() error {
	_, err := q.tx.Exec("DELETE FROM t")
	return err
}

type store struct{ db *sql.DB }

func (s *store) execTx(ctx context.Context, f func(*queries) error) error {
	tx, err := s.db.BeginTx(ctx, nil) // ok
	if err != nil {
		return err
	}
	q := &queries{tx: tx}
	if err = f(q); err != nil {
		if rollback := tx.Rollback(); rollback != nil {
			return rollback
		}
		return err
	}
	return tx.Commit()
}

func (s *store) execForgetting(ctx context.Context, f func(*queries) error) error {
	tx, err := s.db.BeginTx(ctx, nil) // leak error: transaction-leak <- line +6
	if err != nil {
		return err
	}
	q := &queries{tx: tx}
	if err = f(q); err != nil {
		return err
	}
	return tx.Commit()
}

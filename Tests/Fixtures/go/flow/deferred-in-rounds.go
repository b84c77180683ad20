// Deferred calls that pile up: each closes what its own round acquired, however many rounds there are.
package flow

import (
	"context"
	"database/sql"
)

func rowsOfTheLastRound(ctx context.Context, db *sql.DB, names []string, work func() error) error {
	for range names {
		tx, err := db.BeginTx(ctx, nil) // ok
		if err != nil {
			return err
		}
		defer tx.Rollback() // leak warning: defer-in-loop
		rows, err := tx.QueryContext(ctx, "SELECT 1") // ok
		if err != nil {
			return err
		}
		if err := work(); err != nil {
			return err
		}
		if err := rows.Close(); err != nil {
			return err
		}
	}
	return nil
}

func transactionThatNothingEnds(ctx context.Context, db *sql.DB, names []string, work func() error) error {
	for range names {
		tx, err := db.BeginTx(ctx, nil) // leak error: transaction-leak "on return" <- line +5
		if err != nil {
			return err
		}
		if err := work(); err != nil {
			return err
		}
		if err := tx.Commit(); err != nil {
			return err
		}
	}
	return nil
}

// The literal sees the variable as it is at the end, each of its own round.
func assignedAgainInTheRound(ctx context.Context, db *sql.DB, names []string) error {
	for range names {
		conn, err := db.Conn(ctx) // leak error: connection-leak "overwritten" <- line +9
		if err != nil {
			return err
		}
		defer func() {
			if conn != nil {
				conn.Close()
			}
		}()
		conn, err = db.Conn(ctx) // ok
		if err != nil {
			return err
		}
	}
	return nil
}

func assignedAgainInARoundThatIsLeft(ctx context.Context, db *sql.DB, names []string) error {
	for range names {
		for range names {
			conn, err := db.Conn(ctx) // ok
			if err != nil {
				return err
			}
			defer func() {
				if conn != nil {
					conn.Close()
				}
			}()
			conn.Close()
			conn, err = db.Conn(ctx) // ok
			if err != nil {
				return err
			}
			if len(names) > 3 {
				break
			}
		}
	}
	return nil
}

// A closure that is deferred sees the variable of its round.
func deferredClosure(ctx context.Context, db *sql.DB, names []string) {
	for range names {
		if conn, err := db.Conn(ctx); err == nil { // ok
			undo := func() {
				conn.Close()
			}
			defer undo()
		}
	}
}

// What `goto` goes back to is a round, too.
func goesBack(ctx context.Context, db *sql.DB, more func() bool) {
again:
	if more() {
		if conn, err := db.Conn(ctx); err == nil { // ok
			defer func() { // leak warning: defer-in-loop
				if conn != nil {
					conn.Close()
				}
			}()
		}
		goto again
	}
}

func goesBackAndAssignsAgain(ctx context.Context, db *sql.DB, more func() bool) error {
again:
	if more() {
		conn, err := db.Conn(ctx) // ok
		if err != nil {
			return err
		}
		conn.Close()
		conn, err = db.Conn(ctx) // ok
		if err != nil {
			return err
		}
		defer func() {
			if conn != nil {
				conn.Close()
			}
		}()
		goto again
	}
	return nil
}

func goesBackWithoutClosing(ctx context.Context, db *sql.DB, more func() bool) error {
again:
	if more() {
		conn, err := db.Conn(ctx) // leak error: connection-leak
		if err != nil {
			return err
		}
		defer conn.PingContext(ctx)
		goto again
	}
	return nil
}

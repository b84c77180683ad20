// Loops over functions: a body that breaks or returns ends the loop, and the function is told so.
package flow

import (
	"context"
	"database/sql"
	"iter"
)

func overAFunctionAndBroken(ctx context.Context, db *sql.DB, all iter.Seq[string]) error {
	for name := range all {
		conn, err := db.Conn(ctx) // leak error: connection-leak
		if err != nil {
			return err
		}
		if name == "" {
			break
		}
		conn.Close()
	}
	return nil
}

func overAFunctionAndClosed(ctx context.Context, db *sql.DB, all iter.Seq2[int, error]) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer conn.Close()
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}

func overAFunctionThatFails(ctx context.Context, db *sql.DB, all iter.Seq2[int, error]) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +6
	if err != nil {
		return err
	}
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return conn.Close()
}

// The function that is looped over: what it holds, it holds while the body runs.
func names(ctx context.Context, db *sql.DB) iter.Seq[string] {
	return func(yield func(string) bool) {
		rows, err := db.QueryContext(ctx, "SELECT name FROM names") // ok
		if err != nil {
			return
		}
		defer rows.Close()
		for rows.Next() {
			var name string
			if rows.Scan(&name) != nil || !yield(name) {
				return
			}
		}
	}
}

func namesUnclosed(ctx context.Context, db *sql.DB) iter.Seq[string] {
	return func(yield func(string) bool) {
		rows, err := db.QueryContext(ctx, "SELECT name FROM names") // leak error: cursor-leak "on return" <- line +7
		if err != nil {
			return
		}
		for rows.Next() {
			var name string
			if rows.Scan(&name) != nil || !yield(name) {
				return
			}
		}
	}
}

func pulls(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +7
	if err != nil {
		return err
	}
	next, stop := iter.Pull(names(ctx, db))
	defer stop()
	if _, ok := next(); !ok {
		return nil
	}
	return conn.Close()
}

func pullsAndCloses(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer conn.Close()
	next, stop := iter.Pull(names(ctx, db))
	defer stop()
	_, ok := next()
	if !ok {
		return nil
	}
	return nil
}

// Loops that count.
func countsAndLeaves(ctx context.Context, db *sql.DB) error {
	for i := 0; i < 3; i++ {
		conn, err := db.Conn(ctx) // leak error: connection-leak
		if err != nil {
			continue
		}
		if conn.PingContext(ctx) == nil {
			return nil
		}
		conn.Close()
	}
	return nil
}

func countsAndCloses(ctx context.Context, db *sql.DB) (err error) {
	for i := 0; i < 3; i++ {
		var conn *sql.Conn
		conn, err = db.Conn(ctx) // ok
		if err != nil {
			continue
		}
		err = conn.PingContext(ctx)
		conn.Close()
		if err == nil {
			break
		}
	}
	return err
}

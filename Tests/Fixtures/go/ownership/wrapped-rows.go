// Rows behind a type of the program, whose methods hand on what the driver's say.
package ownership

import (
	"context"
	"database/sql"
	"fmt"
)

type timedRows struct {
	*sql.Rows
	cancel context.CancelFunc
}

func (r *timedRows) Close() error {
	defer r.cancel()
	return r.Rows.Close()
}

func (r *timedRows) Next() bool { return r.Rows.Next() }

func (r *timedRows) Scan(dest ...any) error { return r.Rows.Scan(dest...) }

func ask(ctx context.Context, db *sql.DB, q string) (*timedRows, error) {
	ctx, cancel := context.WithCancel(ctx)
	rows, err := db.QueryContext(ctx, q)
	if err != nil {
		cancel()
		return nil, err
	}
	return &timedRows{Rows: rows, cancel: cancel}, nil
}

// Its `Next` answered false: the rows are closed.
func readToTheEnd(ctx context.Context, db *sql.DB) (n int, err error) {
	rows, err := ask(ctx, db, "SELECT 1") // ok
	if err != nil {
		return 0, err
	}
	for rows.Next() {
		n++
	}
	if err := rows.Err(); err != nil {
		return 0, fmt.Errorf("reading: %w", err)
	}
	return n, nil
}

func leftInTheMiddle(ctx context.Context, db *sql.DB) (n int, err error) {
	rows, err := ask(ctx, db, "SELECT 1") // leak: cursor-leak "`rows` is not closed on return" <- line +6
	if err != nil {
		return 0, err
	}
	for rows.Next() {
		if err := rows.Scan(&n); err != nil {
			return 0, err
		}
	}
	return n, rows.Err()
}

// A method that says something else of the rows' end.
type countedRows struct {
	*sql.Rows
	left int
}

func (r *countedRows) Next() bool {
	if r.left == 0 {
		return false
	}
	r.left--
	return r.Rows.Next()
}

func some(db *sql.DB, count int) (n int, err error) {
	rows, err := db.Query("SELECT 1") // leak: cursor-leak "`rows` is not closed on return" <- line +8
	if err != nil {
		return 0, err
	}
	counted := &countedRows{rows, count}
	for counted.Next() {
		n++
	}
	return n, counted.Err()
}

type transactionKey struct{}

// The context has the transaction.
func begun(ctx context.Context, db *sql.DB) (context.Context, error) {
	tx, err := db.BeginTx(ctx, nil) // ok
	if err != nil {
		return nil, err
	}
	ctx = context.WithValue(ctx, "writes", true)
	return context.WithValue(ctx, transactionKey{}, tx), nil
}

type cached struct{ db *sql.DB }

// The goroutine closes it when there is nothing more to come, and not before it is returned.
func follow(ctx context.Context, dsn string, updates <-chan string) (*cached, error) {
	db, err := sql.Open("postgres", dsn) // ok
	if err != nil {
		return nil, err
	}
	store := cached{db: db}
	go func() {
		for update := range updates {
			_, _ = store.db.ExecContext(ctx, "UPDATE t SET n = $1", update)
		}
		store.db.Close()
	}()
	return &store, nil
}

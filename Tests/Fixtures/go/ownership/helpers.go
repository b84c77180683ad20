// Releases inside of expressions, in closures that are handed on, by methods as values.
package helpers

import (
	"context"
	"database/sql"
	"errors"
	"log"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
	"go.uber.org/multierr"
)

func work(tx *sql.Tx) error { return errors.New("no") }

func appended(db *sql.DB) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	if err := work(tx); err != nil {
		return multierr.Append(err, tx.Rollback())
	}
	return tx.Commit()
}

func joined(db *sql.DB) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	if err := work(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

func appendedInDefer(db *sql.DB) (err error) {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = multierr.Append(err, tx.Rollback())
		}
	}()
	if err = work(tx); err != nil {
		return err
	}
	return tx.Commit()
}

func appendInto(db *sql.DB) (err error) {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer multierr.AppendInvoke(&err, multierr.Close(rows))
	return rows.Err()
}

// Only one of two ways out has it.
func joinedOnce(db *sql.DB) error {
	tx, err := db.Begin() // leak error: transaction-leak <- line +5
	if err != nil {
		return err
	}
	if err := work(tx); err != nil {
		return err
	}
	if err := work(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// A helper with a pointer to the error.
func rollback(tx *sql.Tx, err *error) {
	if *err != nil {
		*err = errors.Join(*err, tx.Rollback())
	}
}

func byHelper(db *sql.DB) (err error) {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	defer rollback(tx, &err)
	if err = work(tx); err != nil {
		return err
	}
	return tx.Commit()
}

func closeRows(rows *sql.Rows, logger *log.Logger) {
	if err := rows.Close(); err != nil {
		logger.Print(err)
	}
}

func byDeferredHelper(db *sql.DB, logger *log.Logger) (bool, error) {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return false, err
	}
	defer closeRows(rows, logger)
	return rows.Next(), nil
}

// A closure that is returned is the caller's to run.
func open(db *sql.DB) (*sql.Rows, func(), error) {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return nil, nil, err
	}
	return rows, func() { rows.Close() }, nil
}

func runsCleanup(db *sql.DB) (bool, error) {
	rows, cleanup, err := open(db) // ok
	if err != nil {
		return false, err
	}
	defer cleanup()
	return rows.Next(), nil
}

func forgetsCleanup(db *sql.DB) (bool, error) {
	rows, _, err := open(db) // leak error: cursor-leak <- line +4
	if err != nil {
		return false, err
	}
	return rows.Next(), nil
}

func closesInstead(db *sql.DB) (bool, error) {
	rows, _, err := open(db) // ok
	if err != nil {
		return false, err
	}
	defer rows.Close()
	return rows.Next(), nil
}

// A method as a value that is returned.
func opened(db *sql.DB) (*sql.Rows, func() error, error) {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return nil, nil, err
	}
	return rows, rows.Close, nil
}

func runsMethod(db *sql.DB) (bool, error) {
	rows, done, err := opened(db) // ok
	if err != nil {
		return false, err
	}
	defer done()
	return rows.Next(), nil
}

// Kept for later in a list of what has to be done in the end.
type closers struct{ all []func() error }

func (c *closers) add(f func() error) { c.all = append(c.all, f) }

func keepsMethod(c *closers, db *sql.DB) (bool, error) {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return false, err
	}
	c.add(rows.Close)
	return rows.Next(), nil
}

func localList(db *sql.DB) (bool, error) {
	var cleanups []func()
	defer func() {
		for _, f := range cleanups {
			f()
		}
	}()
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return false, err
	}
	cleanups = append(cleanups, func() { rows.Close() })
	return rows.Next(), nil
}

// A variable that holds the closure.
func storedClosure(db *sql.DB) (bool, error) {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return false, err
	}
	done := func() {
		rows.Close()
	}
	defer done()
	return rows.Next(), nil
}

func storedNeverRun(db *sql.DB) (bool, error) {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak
	if err != nil {
		return false, err
	}
	done := func() {
		rows.Close()
	}
	_ = done
	return rows.Next(), nil
}

// What a test hands over is released when the test ends.
func TestCleanup(t *testing.T) {
	pool, err := pgxpool.New(context.Background(), "") // ok
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	conn, err := pool.Acquire(context.Background()) // ok
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Release() })
	if err := conn.Ping(context.Background()); err != nil {
		t.Fatal(err)
	}
}

func newPool(t *testing.T) *pgxpool.Pool {
	t.Helper()
	pool, err := pgxpool.New(context.Background(), "") // ok
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	return pool
}

func TestWithHelper(t *testing.T) {
	pool := newPool(t) // ok
	if err := pool.Ping(context.Background()); err != nil {
		t.Fatal(err)
	}
}

func begun(t *testing.T, db *sql.DB) *sql.Tx {
	tx, err := db.Begin() // ok
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tx.Rollback() })
	return tx
}

func TestBegun(t *testing.T) {
	tx := begun(t, nil) // ok
	if err := work(tx); err != nil {
		t.Fatal(err)
	}
}

// The rows end with the context that they were asked for with, and its `cancel` comes with them.
func withTimeout(ctx context.Context, db *sql.DB, timeout func(context.Context) (context.Context, func())) (*sql.Rows, func(), error) {
	ctx, cancel := timeout(ctx)
	rows, err := db.QueryContext(ctx, "SELECT 1") // ok
	if err != nil {
		cancel()
		return nil, func() {}, err
	}
	return rows, cancel, nil
}

func cancels(ctx context.Context, db *sql.DB) (bool, error) {
	rows, cancel, err := withTimeout(ctx, db, nil) // ok
	if err != nil {
		return false, err
	}
	defer cancel()
	return rows.Next(), nil
}

func forgetsToCancel(ctx context.Context, db *sql.DB) (bool, error) {
	rows, _, err := withTimeout(ctx, db, nil) // leak error: cursor-leak <- line +4
	if err != nil {
		return false, err
	}
	return rows.Next(), nil
}

type contextKey struct{}

// A transaction that travels in a context is ended by whoever takes it out.
func inContext(ctx context.Context, db *sql.DB) (context.Context, error) {
	tx, err := db.BeginTx(ctx, nil) // ok
	if err != nil {
		return nil, err
	}
	ctx = context.WithValue(ctx, contextKey{}, "writable")
	return context.WithValue(ctx, contextKey{}, tx), nil
}

// What objects own and closures release: nothing here leaks.
package clean

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"sync"
)

type page struct {
	rows *sql.Rows
	err  error
}

func load(db *sql.DB) page {
	rows, err := db.Query("select 1")
	if err != nil {
		return page{err: err}
	}
	return page{rows: rows}
}

func uses(db *sql.DB) error {
	p := load(db)
	if p.err != nil {
		return p.err
	}
	defer p.rows.Close()
	return p.rows.Err()
}

type lease struct {
	*sql.Conn
	release func()
}

func acquire(ctx context.Context, db *sql.DB, mu *sync.Mutex) (*lease, error) {
	mu.Lock()
	conn, err := db.Conn(ctx)
	if err != nil {
		mu.Unlock()
		return nil, err
	}
	return &lease{Conn: conn, release: func() { conn.Close(); mu.Unlock() }}, nil
}

func usesLease(ctx context.Context, db *sql.DB, mu *sync.Mutex) error {
	l, err := acquire(ctx, db, mu)
	if err != nil {
		return err
	}
	defer l.release()
	return l.PingContext(ctx)
}

func open(ctx context.Context, db *sql.DB) (tx *sql.Tx, done func(*error), err error) {
	tx, err = db.BeginTx(ctx, nil)
	if err != nil {
		return nil, nil, err
	}
	done = func(errp *error) {
		if *errp != nil {
			tx.Rollback()
			return
		}
		*errp = tx.Commit()
	}
	return tx, done, nil
}

func usesOpen(ctx context.Context, db *sql.DB) (err error) {
	tx, done, err := open(ctx, db)
	if err != nil {
		return err
	}
	defer func() { done(&err) }()
	_, err = tx.ExecContext(ctx, "delete from t")
	return err
}

func usesOpenDirectly(ctx context.Context, db *sql.DB) (err error) {
	tx, done, err := open(ctx, db)
	if err != nil {
		return err
	}
	defer done(&err)
	_, err = tx.ExecContext(ctx, "delete from t")
	return err
}

type closerFunc func() error

func (f closerFunc) Close() error { return f() }

func stream(db *sql.DB) (*sql.Rows, io.Closer, error) {
	rows, err := db.Query("select 1")
	if err != nil {
		return nil, nil, err
	}
	return rows, closerFunc(rows.Close), nil
}

func usesStream(db *sql.DB) error {
	rows, c, err := stream(db)
	if err != nil {
		return err
	}
	defer c.Close()
	return rows.Err()
}

type multi struct{ closers []func() error }

func (m *multi) Close() error {
	var errs []error
	for _, c := range m.closers {
		errs = append(errs, c())
	}
	return errors.Join(errs...)
}

func build(db *sql.DB) (*multi, error) {
	m := &multi{}
	stmt, err := db.Prepare("select 1")
	if err != nil {
		return nil, err
	}
	m.closers = append(m.closers, stmt.Close)
	rows, err := stmt.Query()
	if err != nil {
		m.Close()
		return nil, err
	}
	m.closers = append(m.closers, rows.Close)
	return m, nil
}

func optional(ctx context.Context, db *sql.DB, tx *sql.Tx) (*sql.Tx, func() error, error) {
	if tx != nil {
		return tx, func() error { return nil }, nil
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, nil, err
	}
	return tx, tx.Commit, nil
}

func usesOptional(ctx context.Context, db *sql.DB, given *sql.Tx) error {
	tx, finish, err := optional(ctx, db, given)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "delete from t"); err != nil {
		finish()
		return err
	}
	return finish()
}

func usesInGoroutine(db *sql.DB) error {
	rows, c, err := stream(db)
	if err != nil {
		return err
	}
	go func() {
		defer c.Close()
		rows.Next()
	}()
	return nil
}

func keeps(m *multi, db *sql.DB) error {
	rows, c, err := stream(db)
	if err != nil {
		return err
	}
	m.closers = append(m.closers, c.Close)
	return rows.Err()
}

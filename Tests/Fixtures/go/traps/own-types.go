// Types of the project that bear the names, and even the methods, of a database's.
package traps

import (
	"database/sql"
	"errors"
)

var errOwn = errors.New("own")

// A document is edited in a transaction, and has rows.
type Document struct{ depth int }

type Edit struct{ document *Document }

func (d *Document) Begin() (*Edit, error) {
	if d.depth > 0 {
		return nil, errOwn
	}
	d.depth++
	return &Edit{document: d}, nil
}

func (e *Edit) Commit() error   { e.document.depth--; return nil }
func (e *Edit) Rollback() error { e.document.depth--; return nil }

func change(d *Document) error {
	edit, err := d.Begin() // ok
	if err != nil {
		return err
	}
	if edit.document.depth > 1 {
		return errOwn
	}
	return edit.Commit()
}

// An interface of the project named Tx.
type Tx interface {
	Begin() error
	Commit() error
	Rollback() error
}

func changeInterface(tx Tx, stop bool) error {
	if err := tx.Begin(); err != nil { // ok
		return err
	}
	if stop {
		return errOwn
	}
	return tx.Commit()
}

// An interface of the project named Rows.
type Rows interface {
	Next() bool
	Scan(targets ...any) error
	Close() error
}

// A table in memory.
type Table interface {
	Query(text string) (Rows, error)
	Rows() (Rows, error)
}

func firstRow(table Table) (name string, err error) {
	rows, err := table.Query("names") // ok
	if err != nil {
		return "", err
	}
	if rows.Next() {
		return "", errOwn
	}
	err = rows.Scan(&name)
	return name, err
}

func firstOfRows(table Table) (bool, error) {
	rows, err := table.Rows() // ok
	if err != nil {
		return false, err
	}
	return rows.Next(), nil
}

// A cache is asked for values, and closed at the end.
type Cache interface {
	Get(key string) string
	Close() error
}

func lookUp(cache Cache) (string, error) {
	value := cache.Get("key") // ok
	if value == "" {
		return "", errOwn
	}
	return value, nil
}

// A pool of workers.
type Worker struct{}

type Pool struct{ workers []*Worker }

func (p *Pool) Acquire() (*Worker, error) {
	if len(p.workers) == 0 {
		return nil, errOwn
	}
	return p.workers[0], nil
}

func (w *Worker) Release() {}

func work(pool *Pool, stop bool) error {
	worker, err := pool.Acquire() // ok
	if err != nil {
		return err
	}
	if stop {
		return errOwn
	}
	worker.Release()
	return nil
}

// A session of the shop, not of a database.
type Session struct{ user string }

func NewSession(user string) *Session      { return &Session{user: user} }
func (s *Session) Close() error            { return nil }
func (s *Session) StartTransaction() error { return nil }

func logIn(user string) error {
	session := NewSession(user) // ok
	if session.user == "" {
		return errOwn
	}
	if err := session.StartTransaction(); err != nil { // ok
		return err
	}
	if user == "root" {
		return errOwn
	}
	return session.Close()
}

// A double for tests that hands out nothing.
type mockDB struct{ rows *sql.Rows }

func (m *mockDB) Query(string, ...any) (*sql.Rows, error) { return m.rows, nil }

func useDouble(m *mockDB) (bool, error) {
	rows, err := m.Query("SELECT 1") // ok: always the same rows
	if err != nil {
		return false, err
	}
	return rows.Next(), nil
}

// A method value of the project named like an acquisition.
func begin(start func() error) error {
	Begin := start
	if err := Begin(); err != nil { // ok
		return err
	}
	return errOwn
}

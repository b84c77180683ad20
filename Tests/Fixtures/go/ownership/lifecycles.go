// Objects that own, and who ends their lives.
package lifecycles

import (
	"context"
	"database/sql"
	"testing"

	"github.com/stretchr/testify/suite"
	"go.uber.org/fx"
)

// Started and stopped by a framework.
type service struct {
	dsn  string
	conn *sql.Conn
	db   *sql.DB
}

func (s *service) OnStart(ctx context.Context) error {
	conn, err := s.db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	s.conn = conn
	return nil
}

func (s *service) OnStop(ctx context.Context) error {
	return s.conn.Close()
}

// Closes what it holds when it is told to.
type reader struct {
	rows *sql.Rows
}

func newReader(ctx context.Context, db *sql.DB) (*reader, error) {
	rows, err := db.QueryContext(ctx, "SELECT 1") // leak error: cursor-leak <- line +5
	if err != nil {
		return nil, err
	}
	if names, err := rows.Columns(); err != nil || len(names) == 0 {
		return nil, sql.ErrNoRows
	}
	return &reader{rows: rows}, nil
}

func (r *reader) Stop() { _ = r.rows.Close() }

func stopsReader(ctx context.Context, db *sql.DB) error {
	r, err := newReader(ctx, db) // ok
	if err != nil {
		return err
	}
	defer r.Stop()
	return r.rows.Err()
}

func forgetsReader(ctx context.Context, db *sql.DB) error {
	r, err := newReader(ctx, db) // leak error: cursor-leak <- line +4
	if err != nil {
		return err
	}
	return r.rows.Err()
}

// An option that fails leaves nothing behind.
type careful struct {
	stmt *sql.Stmt
	n    int
}

type option func(*careful) error

func newCareful(db *sql.DB, options ...option) (*careful, error) {
	stmt, err := db.Prepare("SELECT 1") // ok
	if err != nil {
		return nil, err
	}
	c := &careful{stmt: stmt}
	for _, o := range options {
		if err := o(c); err != nil {
			_ = c.Close()
			return nil, err
		}
	}
	return c, nil
}

func (c *careful) Close() error { return c.stmt.Close() }

func newCareless(db *sql.DB, options ...option) (*careful, error) {
	stmt, err := db.Prepare("SELECT 1") // leak error: statement-leak <- line +7
	if err != nil {
		return nil, err
	}
	c := &careful{stmt: stmt}
	for _, o := range options {
		if err := o(c); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// A hook of a container of dependencies.
func provide(lifecycle fx.Lifecycle, ctx context.Context, db *sql.DB) (*sql.Conn, error) {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return nil, err
	}
	lifecycle.Append(fx.Hook{
		OnStop: func(context.Context) error { return conn.Close() },
	})
	return conn, nil
}

func hooked(lifecycle fx.Lifecycle, ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	lifecycle.Append(fx.Hook{
		OnStop: func(context.Context) error { return conn.Close() },
	})
	return conn.PingContext(ctx)
}

type storeSuite struct {
	suite.Suite
	db *sql.DB
	tx *sql.Tx
}

func (s *storeSuite) SetupTest() {
	tx, err := s.db.Begin() // ok
	s.Require().NoError(err)
	s.tx = tx
}

func (s *storeSuite) TearDownTest() {
	s.Require().NoError(s.tx.Rollback())
}

func TestStore(t *testing.T) { suite.Run(t, &storeSuite{}) }

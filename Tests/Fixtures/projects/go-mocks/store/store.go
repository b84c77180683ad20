// Package store is written against interfaces, so that tests can put doubles behind them.
package store

import (
	"context"
	"database/sql"

	"github.com/jmoiron/sqlx"
)

// DB is what a Store needs of a database.
type DB interface {
	sqlx.ExecerContext

	Beginx() (tx Tx, err error)
	QueryxContext(ctx context.Context, query string, args ...any) (*sqlx.Rows, error)
	Rebind(query string) string
	Ping() error
	Close() error
}

// Tx is what a Store needs of a transaction.
type Tx interface {
	sqlx.ExecerContext

	Commit() error
	Rollback() error
}

// Wrapped is the DB that runs: what it does not declare it has of what it embeds.
type Wrapped struct {
	*sqlx.DB
}

// Beginx narrows the result.
func (w *Wrapped) Beginx() (tx Tx, err error) {
	return w.DB.Beginx() // ok
}

// Store uses it.
type Store struct {
	DB DB
}

// Names hands out open rows.
func (s *Store) Names(ctx context.Context) (*sqlx.Rows, error) {
	return s.DB.QueryxContext(ctx, "SELECT name FROM items") // ok
}

func (s *Store) forgetsOnError(ctx context.Context) error {
	tx, err := s.DB.Beginx() // leak error: transaction-leak <- line +5
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM items"); err != nil {
		return err
	}
	return tx.Commit()
}

func (s *Store) ends(ctx context.Context) error {
	tx, err := s.DB.Beginx() // ok
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM items"); err != nil {
		_ = tx.Rollback()
		return err
	}
	return tx.Commit()
}

func (s *Store) forgetsRows(ctx context.Context) (bool, error) {
	rows, err := s.Names(ctx) // leak error: cursor-leak <- line +4
	if err != nil {
		return false, err
	}
	return rows.Next(), rows.Err()
}

// Package mocks stands in for a database.
package mocks

import (
	"context"

	"github.com/jmoiron/sqlx"

	"fixtures/store"
)

// DB answers what it is told to.
type DB struct {
	Rows *sqlx.Rows
	Err  error
}

// Beginx answers.
func (m *DB) Beginx() (store.Tx, error) { return nil, m.Err }

// QueryxContext answers.
func (m *DB) QueryxContext(ctx context.Context, query string, args ...any) (*sqlx.Rows, error) {
	return m.Rows, m.Err
}

// Rebind answers.
func (m *DB) Rebind(query string) string { return query }

// Ping answers.
func (m *DB) Ping() error { return m.Err }

// Close answers.
func (m *DB) Close() error { return m.Err }

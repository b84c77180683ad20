// Package storage tells what a store can do, and has the one that does it.
package storage

import (
	"context"
	"database/sql"
)

// Opener hands out open rows; one type of the project does.
type Opener interface {
	Open(ctx context.Context, name string) (*sql.Rows, error)
	Name() string
}

// Closer ends what an Opener opened; one type of the project does.
type Closer interface {
	CloseRows(rows *sql.Rows)
}

// Beginner hands out transactions; two types of the project do, in different ways.
type Beginner interface {
	BeginWork(ctx context.Context) (*sql.Tx, error)
}

// Database is an Opener, a Closer and a Beginner.
type Database struct {
	DB   *sql.DB
	last *sql.Tx
}

// Open is the only one.
func (d *Database) Open(ctx context.Context, name string) (*sql.Rows, error) {
	return d.DB.QueryContext(ctx, "SELECT * FROM items WHERE name = ?", name) // ok
}

// Name tells the name.
func (d *Database) Name() string { return "database" }

// CloseRows is the only one.
func (d *Database) CloseRows(rows *sql.Rows) { _ = rows.Close() }

// BeginWork begins anew.
func (d *Database) BeginWork(ctx context.Context) (*sql.Tx, error) {
	return d.DB.BeginTx(ctx, nil) // ok
}

// Shared hands out the same transaction again and again.
type Shared struct{ tx *sql.Tx }

// BeginWork hands out what is there.
func (s *Shared) BeginWork(ctx context.Context) (*sql.Tx, error) { return s.tx, nil }

// Package store opens things for others.
package store

import (
	"context"
	"database/sql"
)

// Names hands out open rows.
func Names(db *sql.DB) (*sql.Rows, error) {
	return db.Query("SELECT name FROM items") // ok
}

// Begin hands out an open transaction.
func Begin(ctx context.Context, db *sql.DB) (*sql.Tx, error) {
	tx, err := db.BeginTx(ctx, nil) // ok
	if err != nil {
		return nil, err
	}
	return tx, nil
}

// Store owns a prepared statement.
type Store struct {
	insert *sql.Stmt
}

// New prepares what Close closes.
func New(db *sql.DB) (*Store, error) {
	insert, err := db.Prepare("INSERT INTO items VALUES (?)") // ok
	if err != nil {
		return nil, err
	}
	return &Store{insert: insert}, nil
}

// Close closes what New prepared.
func (s *Store) Close() error { return s.insert.Close() }

// Insert uses it.
func (s *Store) Insert(name string) error {
	_, err := s.insert.Exec(name)
	return err
}

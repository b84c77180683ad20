// Deferred calls that ask the variable, where the results have no names: whichever error it is, it is one.
package database

import (
	"context"
	"database/sql"
	"fmt"
)

type store struct{ db *sql.DB }

func (s *store) insert(ctx context.Context, names map[string]any) error {
	var values []any
	for _, name := range names {
		values = append(values, name)
	}
	txn, err := s.db.BeginTx(ctx, nil) // ok
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() {
		if err != nil {
			_ = txn.Rollback()
		}
	}()
	statement, err := txn.PrepareContext(ctx, "INSERT INTO t VALUES ($1)")
	if err != nil {
		return fmt.Errorf("prepare: %w", err)
	}
	defer func() { _ = statement.Close() }()
	for _, value := range values {
		if _, err = statement.ExecContext(ctx, value); err != nil {
			return fmt.Errorf("insert: %w", err)
		}
	}
	if _, err = check(ctx, values); err != nil {
		return fmt.Errorf("check: %w", err)
	}
	if err = audit(ctx, txn); err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	if err = txn.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// An error of an inner scope is not the one that is asked for.
func (s *store) insertShadowed(ctx context.Context, names []string) error {
	txn, err := s.db.BeginTx(ctx, nil) // leak: transaction-leak "`txn` is not committed or rolled back on return" <- line +11
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() {
		if err != nil {
			_ = txn.Rollback()
		}
	}()
	for _, name := range names {
		if _, err := txn.ExecContext(ctx, "INSERT INTO t VALUES ($1)", name); err != nil {
			return fmt.Errorf("insert: %w", err)
		}
	}
	err = txn.Commit()
	return err
}

func check(ctx context.Context, values []any) (int, error) { return len(values), ctx.Err() }

func audit(ctx context.Context, txn *sql.Tx) error {
	_, err := txn.ExecContext(ctx, "INSERT INTO log DEFAULT VALUES")
	return err
}

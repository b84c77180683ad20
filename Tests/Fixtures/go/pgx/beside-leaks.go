package pgxrows

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Rows of a query that failed are not nil, and closing them does nothing.
func closeBeforeCheck(ctx context.Context, pool *pgxpool.Pool) error {
	rows, err := pool.Query(ctx, "SELECT 1")
	defer rows.Close() // ok
	if err != nil {
		return err
	}
	for rows.Next() {
	}
	return rows.Err()
}

func releaseBeforeCheck(ctx context.Context, pool *pgxpool.Pool) error {
	conn, err := pool.Acquire(ctx)
	defer conn.Release() // leak error: release-before-check <- line -1
	if err != nil {
		return err
	}
	return conn.Ping(ctx)
}

func besideTheTransaction(ctx context.Context, pool *pgxpool.Pool) error {
	tx, err := pool.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback(ctx)
	if _, err := tx.Exec(ctx, "DELETE FROM items"); err != nil {
		return err
	}
	if _, err := pool.Exec(ctx, "DELETE FROM names"); err != nil { // leak warning: nested-acquire <- line -8
		return err
	}
	return tx.Commit(ctx)
}

func insideTheFunction(ctx context.Context, pool *pgxpool.Pool) error {
	return pool.AcquireFunc(ctx, func(conn *pgxpool.Conn) error {
		if _, err := conn.Exec(ctx, "DELETE FROM items"); err != nil {
			return err
		}
		_, err := pool.Exec(ctx, "DELETE FROM names") // leak warning: nested-acquire <- line -4
		return err
	})
}

func usedAfterRelease(ctx context.Context, pool *pgxpool.Pool) error {
	conn, err := pool.Acquire(ctx)
	if err != nil {
		return err
	}
	conn.Release()
	return conn.Ping(ctx) // leak error: use-after-release <- line -1
}

func afterCommit(ctx context.Context, tx pgx.Tx) error {
	nested, err := tx.Begin(ctx)
	if err != nil {
		return err
	}
	defer nested.Rollback(ctx) // ok
	if _, err := nested.Exec(ctx, "DELETE FROM items"); err != nil {
		return err
	}
	return nested.Commit(ctx)
}

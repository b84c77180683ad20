package handles

import (
	"context"
	"database/sql"
)

func deferredWhereNotNull(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	if conn != nil {
		defer conn.Close()
	}
	return conn.PingContext(ctx)
}

func nullInSpiteOfSuccess(ctx context.Context, db *sql.DB) error {
	first, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer first.Close()
	if first == nil {
		second, _ := db.Conn(ctx) // ok
		_ = second
	}
	return nil
}

func switchedOnAndTestedAgain(ctx context.Context, db *sql.DB, quick bool) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	switch quick {
	case true:
		conn.Close()
	default:
	}
	if !quick {
		conn.Close()
	}
	return nil
}

// What a result tells of the error beside it.
package flow

import (
	"context"
	"database/sql"
)

func named(db *sql.DB) (string, error) {
	if db == nil {
		return "", nil
	}
	return "db", nil
}

func checked(ctx context.Context, db *sql.DB) (string, error) {
	return "db", db.PingContext(ctx)
}

func neverFails(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	if _, err := named(db); err != nil {
		return err
	}
	return conn.Close()
}

func fails(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +5
	if err != nil {
		return err
	}
	if _, err := checked(ctx, db); err != nil {
		return err
	}
	return conn.Close()
}

func handleBesideNoError(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if conn != nil {
		defer conn.Close()
		if err != nil {
			other, _ := db.Conn(ctx) // ok
			_ = other
		}
	}
	return err
}

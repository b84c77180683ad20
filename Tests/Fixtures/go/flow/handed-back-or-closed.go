// Helpers that hand back what they are given, or close it and return an error.
package fixtures

import (
	"context"
	"database/sql"
)

func pinged(ctx context.Context, conn *sql.Conn) (*sql.Conn, error) {
	if err := conn.PingContext(ctx); err != nil {
		conn.Close()
		return nil, err
	}
	return conn, nil
}

func underTheSameName(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	conn, err = pinged(ctx, conn)
	if err != nil {
		return err
	}
	defer conn.Close()
	return nil
}

func underAnother(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	checked, err := pinged(ctx, conn)
	if err != nil {
		return err
	}
	defer checked.Close()
	return nil
}

func neverClosed(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // todo-leak error: connection-leak
	if err != nil {
		return err
	}
	conn, err = pinged(ctx, conn)
	if err != nil {
		return err
	}
	return conn.Raw(func(any) error { return nil })
}

func openedAndPinged(ctx context.Context, db *sql.DB) (*sql.Conn, error) {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return nil, err
	}
	return pinged(ctx, conn)
}

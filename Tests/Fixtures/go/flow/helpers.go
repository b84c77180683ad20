// Functions of the same package that acquire, release, hand out a clean-up, or own.
package flow

import (
	"context"
	"database/sql"
)

func open(ctx context.Context, db *sql.DB) (*sql.Conn, error) {
	return db.Conn(ctx)
}

func openChecked(ctx context.Context, db *sql.DB) (*sql.Conn, error) {
	conn, err := open(ctx, db) // ok
	if err != nil {
		return nil, err
	}
	if err := conn.PingContext(ctx); err != nil {
		conn.Close()
		return nil, err
	}
	return conn, nil
}

func openUnchecked(ctx context.Context, db *sql.DB) (*sql.Conn, error) {
	conn, err := open(ctx, db) // leak error: connection-leak "on return" <- line +5
	if err != nil {
		return nil, err
	}
	if err := conn.PingContext(ctx); err != nil {
		return nil, err
	}
	return conn, nil
}

func openNamed(ctx context.Context, db *sql.DB) (conn *sql.Conn, err error) {
	conn, err = open(ctx, db) // ok
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			conn.Close()
		}
	}()
	err = conn.PingContext(ctx)
	return
}

func openAny[T any](ctx context.Context, db *sql.DB, _ T) (*sql.Conn, error) {
	return openChecked(ctx, db)
}

func closeQuietly(conn *sql.Conn) {
	if conn != nil {
		_ = conn.Close()
	}
}

func lostThroughTwo(ctx context.Context, db *sql.DB) error {
	conn, err := openAny(ctx, db, 1) // leak error: connection-leak "on return" <- line +4
	if err != nil {
		return err
	}
	return conn.PingContext(ctx)
}

func closedThroughTwo(ctx context.Context, db *sql.DB) error {
	conn, err := openNamed(ctx, db) // ok
	if err != nil {
		return err
	}
	defer closeQuietly(conn)
	return conn.PingContext(ctx)
}

func methodExpression(ctx context.Context, db *sql.DB) error {
	conn, err := open(ctx, db) // ok
	if err != nil {
		return err
	}
	defer (*sql.Conn).Close(conn)
	return conn.PingContext(ctx)
}

func givenWithWhatReleasesIt(ctx context.Context, db *sql.DB, run func(*sql.Conn, func(*sql.Conn))) error {
	conn, err := open(ctx, db) // ok
	if err != nil {
		return err
	}
	run(conn, closeQuietly)
	return nil
}

// Method values keep their receiver, whatever becomes of its name.
package flow

import (
	"context"
	"database/sql"
)

func deferredMethodValue(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	end := conn.Close
	defer end()
	conn, err = db.Conn(ctx) // leak warning: nested-acquire
	if err != nil {
		return err
	}
	return conn.Close()
}

func methodValueOfTheNewOne(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "overwritten" <- line +4
	if err != nil {
		return err
	}
	conn, err = db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	end := conn.Close
	defer end()
	return nil
}

func methodExpressionDeferred(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer (*sql.Conn).Close(conn)
	return conn.PingContext(ctx)
}

// Functions that hand back what they are given, beside an error or something else.
package flow

import (
	"context"
	"database/sql"
)

func prepared(ctx context.Context, conn *sql.Conn) (*sql.Conn, error) {
	if err := conn.PingContext(ctx); err != nil {
		return nil, err
	}
	return conn, nil
}

func givenOrNew(ctx context.Context, db *sql.DB, conn *sql.Conn) (*sql.Conn, error) {
	if conn != nil {
		return conn, nil
	}
	return db.Conn(ctx)
}

func counted(conn *sql.Conn) (*sql.Conn, int) { return conn, 1 }

func closedUnderTheNewName(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	ready, err := prepared(ctx, conn)
	if err != nil {
		conn.Close()
		return err
	}
	defer ready.Close()
	return ready.PingContext(ctx)
}

func forgottenWhereItIsNotReady(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +6
	if err != nil {
		return err
	}
	ready, err := prepared(ctx, conn)
	if err != nil {
		return err
	}
	return ready.Close()
}

func besideANumber(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	same, _ := counted(conn)
	return same.Close()
}

func besideANumberAndForgotten(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +5
	if err != nil {
		return err
	}
	same, _ := counted(conn)
	return same.PingContext(ctx)
}

func closesWhatItGave(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	same, err := givenOrNew(ctx, db, conn)
	if err != nil {
		conn.Close()
		return err
	}
	defer same.Close()
	return same.PingContext(ctx)
}

func closesWhatItHad(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer conn.Close()
	same, err := givenOrNew(ctx, db, conn)
	if err != nil {
		return err
	}
	return same.PingContext(ctx)
}

func givesNothing(ctx context.Context, db *sql.DB) error {
	conn, err := givenOrNew(ctx, db, nil) // leak error: connection-leak "on return"
	if err != nil {
		return err
	}
	return conn.PingContext(ctx)
}

func givesNothingAndCloses(ctx context.Context, db *sql.DB) error {
	conn, err := givenOrNew(ctx, db, nil) // ok
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.PingContext(ctx)
}

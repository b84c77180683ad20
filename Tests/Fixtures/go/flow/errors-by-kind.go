// `errors.Is`, `errors.As`, comparisons with named errors: each says that there is an error.
package flow

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

type busyError struct{ name string }

func (e *busyError) Error() string { return e.name }

func isOneOfThem(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if errors.Is(err, sql.ErrConnDone) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	return conn.Close()
}

func onlyOneOfThem(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return"
	if errors.Is(err, sql.ErrConnDone) {
		return nil
	}
	return conn.PingContext(ctx)
}

func asOneOfThem(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	var busy *busyError
	switch {
	case errors.As(err, &busy):
		return busy
	case err != nil:
		return err
	}
	defer conn.Close()
	return conn.PingContext(ctx)
}

func asOneOfThemAndForgotten(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return"
	var busy *busyError
	if errors.As(err, &busy) || err != nil {
		return err
	}
	return conn.PingContext(ctx)
}

func isNot(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	if err != nil {
		return nil
	}
	return conn.Close()
}

func comparedByName(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "SELECT 1") // ok
	if err == sql.ErrNoRows || err == context.Canceled {
		return nil
	} else if err != nil {
		return err
	}
	return rows.Close()
}

func switchedOver(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "SELECT 1") // leak error: cursor-leak "on return"
	switch err {
	case sql.ErrNoRows:
		return nil
	case nil:
		return rows.Err()
	default:
		return err
	}
}

func switchedOverAndClosed(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "SELECT 1") // ok
	switch err {
	case sql.ErrNoRows:
		return nil
	case nil:
		return rows.Close()
	default:
		return err
	}
}

func byType(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "SELECT 1") // ok
	switch err := err.(type) {
	case nil:
		return rows.Close()
	case *busyError:
		return err
	default:
		return err
	}
}

func joined(ctx context.Context, db *sql.DB) (err error) {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	return conn.PingContext(ctx)
}

func inverted(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +2
	if err == nil {
		return conn.PingContext(ctx)
	}
	return err
}

func invertedAndClosed(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err == nil {
		defer conn.Close()
		err = conn.PingContext(ctx)
	}
	return err
}

// Loops over channels, maps, integers and functions; select and type switches; assignments of several at once.
package flow

import (
	"context"
	"database/sql"
	"errors"
)

func overAChannel(ctx context.Context, db *sql.DB, names chan string) error {
	for name := range names {
		conn, err := db.Conn(ctx) // leak error: connection-leak
		if err != nil {
			return err
		}
		if name == "" {
			continue
		}
		conn.Close()
	}
	return nil
}

func overAMap(ctx context.Context, db *sql.DB, names map[string]int) error {
	for name, count := range names {
		conn, err := db.Conn(ctx) // ok
		if err != nil {
			return err
		}
		if name == "" || count == 0 {
			conn.Close()
			break
		}
		conn.Close()
	}
	return nil
}

func overIntegers(ctx context.Context, db *sql.DB) error {
	for i := range 10 {
		conn, err := db.Conn(ctx) // leak error: connection-leak
		if err != nil {
			return err
		}
		if i == 3 {
			return nil
		}
		conn.Close()
	}
	return nil
}

func overAFunction(ctx context.Context, db *sql.DB, all func(yield func(string) bool)) error {
	for name := range all {
		conn, err := db.Conn(ctx) // ok
		if err != nil {
			return err
		}
		conn.Close()
		if name == "" {
			return nil
		}
	}
	return nil
}

func selectsWithoutDefault(ctx context.Context, db *sql.DB, ready chan int) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +6
	if err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-ready:
		return conn.Close()
	}
}

func selectsWithDefault(ctx context.Context, db *sql.DB, ready chan int) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	select {
	case <-ready:
		conn.Close()
	default:
		conn.Close()
	}
	return nil
}

func switchesOnTypes(ctx context.Context, db *sql.DB, value any) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak
	if err != nil {
		return err
	}
	switch value.(type) {
	case int, string:
		conn.Close()
	case nil:
	default:
		conn.Close()
	}
	return nil
}

func switchesOnTypesAndCloses(ctx context.Context, db *sql.DB, value any) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	switch typed := value.(type) {
	case error:
		conn.Close()
		return typed
	default:
		conn.Close()
	}
	return nil
}

func fallsThrough(ctx context.Context, db *sql.DB, kind int) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	switch kind {
	case 1:
		fallthrough
	case 2:
		conn.Close()
	default:
		conn.Close()
	}
	return nil
}

func swapped(ctx context.Context, db *sql.DB) error {
	first, err := db.Conn(ctx) // leak error: connection-leak
	if err != nil {
		return err
	}
	var second *sql.Conn
	first, second = second, first
	if first != nil {
		first.Close()
	}
	return nil
}

func swappedAndClosed(ctx context.Context, db *sql.DB) error {
	first, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	var second *sql.Conn
	first, second = second, first
	return second.Close()
}

func shadowed(ctx context.Context, db *sql.DB) (err error) {
	conn, err := db.Conn(ctx) // leak error: connection-leak
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			conn.Close()
		}
	}()
	if err := conn.PingContext(ctx); err != nil {
		_ = err
	}
	return
}

func asAnError(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	var failure *sql.ErrNoRowsType
	if errors.As(err, &failure) {
		return failure
	}
	if err != nil {
		return err
	}
	return conn.Close()
}

func labelled(ctx context.Context, db *sql.DB, rows [][]string) error {
outer:
	for _, row := range rows {
		conn, err := db.Conn(ctx) // leak error: connection-leak
		if err != nil {
			return err
		}
		for _, cell := range row {
			if cell == "" {
				continue outer
			}
		}
		conn.Close()
	}
	return nil
}

func labelledAndClosed(ctx context.Context, db *sql.DB, rows [][]string) error {
outer:
	for _, row := range rows {
		conn, err := db.Conn(ctx) // ok
		if err != nil {
			return err
		}
		for _, cell := range row {
			if cell == "" {
				conn.Close()
				break outer
			}
		}
		conn.Close()
	}
	return nil
}

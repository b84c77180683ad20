// goto, labels, select and type switches on the way to a release or past it.
package flow

import (
	"context"
	"database/sql"
)

func jumpsPastTheRelease(ctx context.Context, db *sql.DB, skip bool) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +9
	if err != nil {
		return err
	}
	if skip {
		goto done
	}
	conn.Close()
done:
	return nil
}

func jumpsToTheRelease(ctx context.Context, db *sql.DB, skip bool) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	if skip {
		goto done
	}
	_ = conn.PingContext(ctx)
done:
	conn.Close()
	return nil
}

func triesAgain(ctx context.Context, db *sql.DB) error {
again:
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	if conn.PingContext(ctx) != nil {
		conn.Close()
		goto again
	}
	return conn.Close()
}

func triesAgainWithoutClosing(ctx context.Context, db *sql.DB) error {
again:
	conn, err := db.Conn(ctx) // leak error: connection-leak "overwritten" <- line +0
	if err != nil {
		return err
	}
	if conn.PingContext(ctx) != nil {
		goto again
	}
	return conn.Close()
}

func leavesTheOuterLoop(ctx context.Context, db *sql.DB, names [][]string) error {
outer:
	for _, group := range names {
		for _, name := range group {
			conn, err := db.Conn(ctx) // leak error: connection-leak <- line +10
			if err != nil {
				return err
			}
			if name == "" {
				break outer
			}
			conn.Close()
		}
	}
	return nil
}

func waitsForEither(ctx context.Context, db *sql.DB, stop <-chan int) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +6
	if err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-stop:
		return conn.Close()
	}
}

func byType(ctx context.Context, db *sql.DB, value any) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +11
	if err != nil {
		return err
	}
	switch value := value.(type) {
	case int:
		conn.Close()
	case error:
		conn.Close()
		return value
	default:
		return nil
	}
	return nil
}

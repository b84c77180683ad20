// Functions with type parameters, method expressions, functions in variables.
package flow

import (
	"context"
	"database/sql"
	"io"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func closeAll[C io.Closer](closers ...C) {
	for _, closer := range closers {
		closer.Close()
	}
}

func closeOne[C io.Closer](closer C) { closer.Close() }

func with[T any](ctx context.Context, db *sql.DB, use func(*sql.Conn) (T, error)) (T, error) {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		var none T
		return none, err
	}
	defer conn.Close()
	return use(conn)
}

func withForgotten[T any](ctx context.Context, db *sql.DB, use func(*sql.Conn) (T, error)) (T, error) {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +5
	if err != nil {
		var none T
		return none, err
	}
	return use(conn)
}

func closesByAFunctionOfAnyType(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer closeOne(conn)
	return conn.PingContext(ctx)
}

func closesByAnInstance(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer closeOne[*sql.Conn](conn)
	return conn.PingContext(ctx)
}

func closesSeveral(ctx context.Context, db *sql.DB) error {
	first, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	closeAll(first)
	return nil
}

func mustAndForgotten(ctx context.Context, db *sql.DB) error {
	conn := must(db.Conn(ctx)) // leak error: connection-leak
	return conn.PingContext(ctx)
}

func mustAndClosed(ctx context.Context, db *sql.DB) error {
	conn := must(db.Conn(ctx)) // ok
	defer conn.Close()
	return conn.PingContext(ctx)
}

func byMethodExpression(ctx context.Context, db *sql.DB) error {
	conn, err := (*sql.DB).Conn(db, ctx) // ok
	if err != nil {
		return err
	}
	return (*sql.Conn).Close(conn)
}

func byMethodExpressionInAVariable(ctx context.Context, db *sql.DB) error {
	end := (*sql.Conn).Close
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer end(conn)
	return conn.PingContext(ctx)
}

func methodExpressionThatIsNotCalled(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return"
	if err != nil {
		return err
	}
	end := (*sql.Conn).Close
	_ = end
	return conn.PingContext(ctx)
}

func methodValueThatIsNotCalled(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return"
	if err != nil {
		return err
	}
	end := conn.Close
	_ = end
	return conn.PingContext(ctx)
}

type pair[T any] struct{ first, second T }

func inAPair(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	both := pair[*sql.Conn]{first: conn}
	return both.first.Close()
}

func inAPairAndForgotten(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return"
	if err != nil {
		return err
	}
	both := pair[*sql.Conn]{first: conn}
	return both.first.PingContext(ctx)
}

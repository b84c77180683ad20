// What a deferred call is made with: arguments and receivers at the push, variables of a literal at the end.
package flow

import (
	"context"
	"database/sql"
)

func argumentOfTheFirst(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer finish(conn)
	conn = nil
	return nil
}

func argumentOfTheSecond(ctx context.Context, db *sql.DB) error {
	var conn *sql.Conn
	defer finish(conn)
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return"
	if err != nil {
		return err
	}
	return conn.PingContext(ctx)
}

func finish(conn *sql.Conn) {
	if conn != nil {
		conn.Close()
	}
}

func variableAtTheEnd(ctx context.Context, db *sql.DB) error {
	var conn *sql.Conn
	defer func() { finish(conn) }()
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	return conn.PingContext(ctx)
}

func shadowedAtTheEnd(ctx context.Context, db *sql.DB, wanted bool) error {
	var conn *sql.Conn
	defer func() { finish(conn) }()
	if wanted {
		conn, err := db.Conn(ctx) // leak error: connection-leak "on return"
		if err != nil {
			return err
		}
		return conn.PingContext(ctx)
	}
	return nil
}

func literalWithAnArgument(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer func(c *sql.Conn) { c.Close() }(conn)
	conn = nil
	return nil
}

func flagAtTheEnd(ctx context.Context, db *sql.DB) (*sql.Conn, error) {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return nil, err
	}
	handedOut := false
	defer func() {
		if !handedOut {
			conn.Close()
		}
	}()
	if err := conn.PingContext(ctx); err != nil {
		return nil, err
	}
	handedOut = true
	return conn, nil
}

func flagSetTooEarly(ctx context.Context, db *sql.DB) (*sql.Conn, error) {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +12
	if err != nil {
		return nil, err
	}
	handedOut := false
	defer func() {
		if !handedOut {
			conn.Close()
		}
	}()
	handedOut = true
	if err := conn.PingContext(ctx); err != nil {
		return nil, err
	}
	return conn, nil
}

func flagAtThePush(ctx context.Context, db *sql.DB, keep bool) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return"
	if err != nil {
		return err
	}
	defer func(keep bool) {
		if !keep {
			conn.Close()
		}
	}(keep)
	keep = false
	return conn.PingContext(ctx)
}

func inReverse(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer conn.Close()
	tx, err := conn.BeginTx(ctx, nil) // ok
	if err != nil {
		return err
	}
	defer tx.Rollback()
	rows, err := tx.QueryContext(ctx, "SELECT 1") // ok
	if err != nil {
		return err
	}
	defer rows.Close()
	return tx.Commit()
}

func inABlock(ctx context.Context, db *sql.DB, wanted bool) error {
	{
		conn, err := db.Conn(ctx) // ok: deferred to the end of the function, not of the block
		if err != nil {
			return err
		}
		defer conn.Close()
	}
	if wanted {
		conn, err := db.Conn(ctx) // leak warning: nested-acquire
		if err != nil {
			return err
		}
		defer conn.Close()
	}
	return nil
}

func inASwitch(ctx context.Context, db *sql.DB, kind int) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return"
	if err != nil {
		return err
	}
	switch kind {
	case 0:
		defer conn.Close()
	case 1:
		defer func() { _ = conn.Close() }()
	}
	return conn.PingContext(ctx)
}

// A later declaration behind a label is a variable of its own: the last round's stays.
func goesBackAndLosesTheLast(ctx context.Context, db *sql.DB, more func() bool, keep bool) error {
again:
	if more() {
		conn, err := db.Conn(ctx) // leak error: connection-leak "overwritten" <- line +9
		if err != nil {
			return err
		}
		defer func() {
			if !keep && conn != nil {
				conn.Close()
			}
		}()
		conn, err = db.Conn(ctx) // leak error: connection-leak "on return" <- line +6
		if err != nil {
			return err
		}
		goto again
	}
	return nil
}

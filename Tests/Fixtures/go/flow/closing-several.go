// Functions that close each of what they are given, as arguments or in a slice.
package flow

import (
	"context"
	"database/sql"
	"io"
)

func closeEach(closers ...io.Closer) {
	for _, closer := range closers {
		closer.Close()
	}
}

func closeConns(conns []*sql.Conn) {
	for i := len(conns) - 1; i >= 0; i-- {
		conns[i].Close()
	}
}

func pingEach(ctx context.Context, conns ...*sql.Conn) {
	for _, conn := range conns {
		conn.PingContext(ctx)
	}
}

func closesBoth(ctx context.Context, db, other *sql.DB) error {
	first, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	second, err := other.Conn(ctx) // ok
	if err != nil {
		closeEach(first)
		return err
	}
	closeEach(first, second)
	return nil
}

func closesBothLater(ctx context.Context, db, other *sql.DB) error {
	first, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +6
	if err != nil {
		return err
	}
	second, err := other.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer closeEach(first, second)
	return nil
}

func closesASlice(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer closeConns([]*sql.Conn{conn})
	return conn.PingContext(ctx)
}

func closesASpreadSlice(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	closers := []io.Closer{conn}
	defer closeEach(closers...)
	return conn.PingContext(ctx)
}

func onlyUses(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return"
	if err != nil {
		return err
	}
	pingEach(ctx, conn)
	return nil
}

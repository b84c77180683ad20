package flow

import (
	"context"
	"database/sql"
	"time"
)

// A function that returns what its parameter gave: the caller holds what the function literal acquired.

func retryOpen(open func() (*sql.Conn, error)) (*sql.Conn, error) {
	var err error
	for i := 0; i < 3; i++ {
		var conn *sql.Conn
		conn, err = open()
		if err == nil {
			return conn, nil
		}
		time.Sleep(time.Second)
	}
	return nil, err
}

func usesRetried(ctx context.Context, db *sql.DB) error {
	conn, err := retryOpen(func() (*sql.Conn, error) { // leak error: connection-leak <- line +6
		return db.Conn(ctx)
	})
	if err != nil {
		return err
	}
	return conn.PingContext(ctx)
}

func closesRetried(ctx context.Context, db *sql.DB) error {
	conn, err := retryOpen(func() (*sql.Conn, error) { return db.Conn(ctx) }) // ok
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.PingContext(ctx)
}

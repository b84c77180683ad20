// Members of wrappers of which nothing is known: they may be what was wrapped.
package ownership

import (
	"context"
	"database/sql"

	"example.com/elsewhere/traced"
)

type tracedClient struct {
	Conn *sql.Conn
	Name string
}

func memberReturned(ctx context.Context, db *sql.DB) (*sql.Conn, error) {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return nil, err
	}
	wrapper := traced.New(conn)
	return wrapper.Conn, nil
}

func memberInLiteral(ctx context.Context, db *sql.DB) (*tracedClient, error) {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return nil, err
	}
	wrapper := traced.New(conn)
	return &tracedClient{Conn: wrapper.Conn, Name: "traced"}, nil
}

func wrapped(ctx context.Context, db *sql.DB) (*traced.Conn, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return traced.New(conn), nil
}

func memberOfWhatAnotherMade(ctx context.Context, db *sql.DB) (tracedClient, error) {
	wrapper, err := wrapped(ctx, db) // ok
	if err != nil {
		return tracedClient{}, err
	}
	return tracedClient{Conn: wrapper.Conn}, err
}

func nothingOfIt(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // leak: connection-leak "on return" <- line +5
	if err != nil {
		return err
	}
	wrapper := traced.New(conn)
	return wrapper.Ping(ctx)
}

// panic and recover: what resumes, what panics again, what changes the result.
package flow

import (
	"context"
	"database/sql"
	"fmt"
	"log"
	"os"
	"runtime"
)

func panicsAgainBehindTheClose(ctx context.Context, db *sql.DB) {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return
	}
	defer func() {
		if reason := recover(); reason != nil {
			conn.Close()
			panic(reason)
		}
	}()
	if conn.PingContext(ctx) != nil {
		panic("gone")
	}
	conn.Close()
}

func panicsAgain(ctx context.Context, db *sql.DB) {
	conn, err := db.Conn(ctx) // ok: a panic that nobody recovers ends the process
	if err != nil {
		return
	}
	defer func() {
		if reason := recover(); reason != nil {
			panic(reason)
		}
	}()
	if conn.PingContext(ctx) != nil {
		panic("gone")
	}
	conn.Close()
}

func resumes(ctx context.Context, db *sql.DB) (err error) {
	conn, err := db.Conn(ctx) // leak error: connection-leak "when the function ends"
	if err != nil {
		return err
	}
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("recovered: %v", reason)
		}
	}()
	if conn.PingContext(ctx) != nil {
		panic("gone")
	}
	return conn.Close()
}

func resumesBehindTheClose(ctx context.Context, db *sql.DB) (err error) {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer conn.Close()
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("recovered: %v", reason)
		}
	}()
	if conn.PingContext(ctx) != nil {
		panic("gone")
	}
	return nil
}

func resumesInALiteral(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // todo-leak error: connection-leak "on return"
	if err != nil {
		return err
	}
	func() {
		defer func() { recover() }()
		if conn.PingContext(ctx) != nil {
			panic("gone")
		}
		conn.Close()
	}()
	return nil
}

func resumesInALiteralBehindTheClose(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	func() {
		defer func() { recover() }()
		defer conn.Close()
		if conn.PingContext(ctx) != nil {
			panic("gone")
		}
	}()
	return nil
}

func changesTheResult(ctx context.Context, db *sql.DB) (conn *sql.Conn, err error) {
	conn, err = db.Conn(ctx) // ok
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			conn.Close()
			conn = nil
		}
	}()
	return conn, conn.PingContext(ctx)
}

func nakedReturn(ctx context.Context, db *sql.DB) (conn *sql.Conn, err error) {
	conn, err = db.Conn(ctx) // ok
	if err != nil {
		return
	}
	if err = conn.PingContext(ctx); err != nil {
		conn.Close()
		return nil, err
	}
	return
}

func nakedReturnOfTheErrorOnly(ctx context.Context, db *sql.DB) (err error) {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +5
	if err != nil {
		return
	}
	if err = conn.PingContext(ctx); err != nil {
		return
	}
	conn.Close()
	return
}

func endsTheProcess(ctx context.Context, db *sql.DB, code int) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		log.Fatalf("connect: %v", err)
	}
	switch code {
	case 0:
		os.Exit(1)
	case 1:
		log.Panicln("gone")
	case 2:
		runtime.Goexit()
	case 3:
		panic(code)
	}
	return conn.Close()
}

func endsNothing(ctx context.Context, db *sql.DB, code int) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +7
	if err != nil {
		log.Fatal(err)
	}
	switch code {
	case 0:
		log.Println("gone")
		return nil
	}
	return conn.Close()
}

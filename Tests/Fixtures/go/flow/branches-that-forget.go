// Statements that choose: each with a branch that forgets, and with none.
package flow

import (
	"context"
	"database/sql"
	"testing"
)

func fallsThroughAndForgets(ctx context.Context, db *sql.DB, kind int) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +12
	if err != nil {
		return err
	}
	switch kind {
	case 1:
		fallthrough
	case 2:
		kind++
	default:
		conn.Close()
	}
	return nil
}

func selectsWithoutDefaultAndCloses(ctx context.Context, db *sql.DB, ready chan int) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		conn.Close()
		return ctx.Err()
	case number, ok := <-ready:
		_, _ = number, ok
		return conn.Close()
	}
}

func selectsWithDefaultAndForgets(ctx context.Context, db *sql.DB, ready chan int) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +9
	if err != nil {
		return err
	}
	select {
	case <-ready:
		conn.Close()
	default:
	}
	return nil
}

func selectsInALoop(ctx context.Context, db *sql.DB, ready chan int) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +7
	if err != nil {
		return err
	}
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-ready:
			_ = conn.PingContext(ctx)
		}
	}
}

func selectsInALoopAndCloses(ctx context.Context, db *sql.DB, ready chan int) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	defer conn.Close()
loop:
	for {
		select {
		case <-ctx.Done():
			break loop
		case <-ready:
			_ = conn.PingContext(ctx)
		}
	}
	return nil
}

func breaksOnlyTheSelect(ctx context.Context, db *sql.DB, ready chan int) error {
	for {
		conn, err := db.Conn(ctx) // leak error: connection-leak
		if err != nil {
			return err
		}
		select {
		case <-ready:
			break
		default:
			conn.Close()
		}
	}
}

func overAMapAndForgets(ctx context.Context, db *sql.DB, names map[string]int) error {
	for name, count := range names {
		conn, err := db.Conn(ctx) // leak error: connection-leak
		if err != nil {
			return err
		}
		if name == "" || count == 0 {
			break
		}
		conn.Close()
	}
	return nil
}

func overAChannelAndCloses(ctx context.Context, db *sql.DB, names chan string) error {
	for name := range names {
		conn, err := db.Conn(ctx) // ok
		if err != nil {
			return err
		}
		if name == "" {
			conn.Close()
			continue
		}
		conn.Close()
	}
	return nil
}

func overIntegersAndCloses(ctx context.Context, db *sql.DB) error {
	for i := range 10 {
		conn, err := db.Conn(ctx) // ok
		if err != nil {
			return err
		}
		conn.Close()
		if i == 3 {
			return nil
		}
	}
	return nil
}

func blankResult(ctx context.Context, db *sql.DB) error {
	_, err := db.Conn(ctx) // leak error: connection-leak
	return err
}

func blankError(ctx context.Context, db *sql.DB) {
	conn, _ := db.Conn(ctx) // ok
	if conn != nil {
		conn.Close()
	}
}

func blankErrorAndForgotten(ctx context.Context, db *sql.DB) {
	conn, _ := db.Conn(ctx) // leak error: connection-leak
	_ = conn.PingContext(ctx)
}

func blankedButClosed(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	_ = conn
	return conn.Close()
}

func testThatReturns(t *testing.T, ctx context.Context, db *sql.DB) {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +6
	if err != nil {
		t.Fatal(err)
	}
	if err := conn.PingContext(ctx); err != nil {
		t.Error(err)
		return
	}
	conn.Close()
}

func testThatEnds(t *testing.T, ctx context.Context, db *sql.DB) {
	conn, err := db.Conn(ctx) // ok: a test that fails at once leaves it to the process
	if err != nil {
		t.Fatal(err)
	}
	if err := conn.PingContext(ctx); err != nil {
		t.Fatalf("ping: %v", err)
	}
	if testing.Short() {
		conn.Close()
		t.SkipNow()
	}
	conn.Close()
}

func threeAtOnce(ctx context.Context, db *sql.DB) error {
	conn, err, count := (*sql.Conn)(nil), error(nil), 0
	conn, err = db.Conn(ctx) // leak error: connection-leak "on return"
	if err != nil {
		return err
	}
	count, conn = 1, conn
	_ = count
	return conn.PingContext(ctx)
}

func elseIfChain(ctx context.Context, db *sql.DB, kind int) error {
	if conn, err := db.Conn(ctx); err != nil { // leak error: connection-leak "on return"
		return err
	} else if kind == 1 {
		return conn.Close()
	} else if err := conn.PingContext(ctx); err != nil {
		conn.Close()
		return err
	}
	return nil
}

func elseIfChainAndClosed(ctx context.Context, db *sql.DB, kind int) error {
	if conn, err := db.Conn(ctx); err != nil { // ok
		return err
	} else if kind == 1 {
		return conn.Close()
	} else {
		defer conn.Close()
		return conn.PingContext(ctx)
	}
}

func switchWithAStatement(ctx context.Context, db *sql.DB) error {
	switch conn, err := db.Conn(ctx); { // leak error: connection-leak "on return" <- line +4
	case err != nil:
		return err
	case conn.PingContext(ctx) != nil:
		return nil
	default:
		return conn.Close()
	}
}

func switchWithAStatementAndClosed(ctx context.Context, db *sql.DB) error {
	switch conn, err := db.Conn(ctx); { // ok
	case err != nil:
		return err
	default:
		defer conn.Close()
		return conn.PingContext(ctx)
	}
}

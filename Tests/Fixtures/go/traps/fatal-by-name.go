// Loggers that nobody knows, and that say by their names that they end the process.
package traps

import (
	"context"
	"database/sql"

	"example.com/journal"
)

func checkLength(ctx context.Context, db *sql.DB) {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		journal.ErrorLogger.FatalfOnError("no connection: %v", err)
	}
	defer func() {
		if err := conn.Close(); err != nil {
			journal.Println(err)
		}
	}()
	_, err = conn.ExecContext(ctx, "SELECT 1")
	journal.FatalOnError(err)
}

func endOnError(ctx context.Context, db *sql.DB) {
	rows, err := db.QueryContext(ctx, "SELECT 1") // ok
	journal.FatalOnError(err)
	defer rows.Close()
	for rows.Next() {
		if err := rows.Err(); err != nil {
			journal.Fatalf("rows: %v", err)
		}
	}
}

// Without an error it goes on.
func goesOn(ctx context.Context, db *sql.DB, n int) {
	rows, err := db.QueryContext(ctx, "SELECT 1") // leak: cursor-leak "`rows` is not closed on return" <- line +3
	journal.FatalOnError(err)
	if n > 0 {
		return
	}
	rows.Close()
}

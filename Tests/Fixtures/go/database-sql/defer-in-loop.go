package databasesql

import (
	"context"
	"database/sql"
)

// row 38
func deferredInLoop(db *sql.DB, ids []int) error {
	for _, id := range ids {
		rows, err := db.Query("SELECT name FROM items WHERE id = ?", id)
		if err != nil {
			return err
		}
		defer rows.Close() // leak warning: defer-in-loop "what each round acquires" <- line -4
		if !rows.Next() {
			return sql.ErrNoRows
		}
	}
	return nil
}

// row 38: what is read to its end is closed by that
func deferredInLoopAndReadToTheEnd(db *sql.DB, ids []int) error {
	for _, id := range ids {
		rows, err := db.Query("SELECT name FROM items WHERE id = ?", id)
		if err != nil {
			return err
		}
		defer rows.Close() // ok
		for rows.Next() {
		}
	}
	return nil
}

// row 131
func deferredRollbackInLoop(ctx context.Context, db *sql.DB, names []string) error {
	for _, name := range names {
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer tx.Rollback() // ok: the commit ends each round's transaction
		if _, err := tx.ExecContext(ctx, "INSERT INTO items VALUES (?)", name); err != nil {
			return err
		}
		if err := tx.Commit(); err != nil {
			return err
		}
	}
	return nil
}

// row 131: what is only rolled back at the end
func deferredDryRuns(ctx context.Context, db *sql.DB, names []string) error {
	for _, name := range names {
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer tx.Rollback() // leak warning: defer-in-loop
		if _, err := tx.ExecContext(ctx, "INSERT INTO items VALUES (?)", name); err != nil {
			return err
		}
	}
	return nil
}

func deferredClosureInLoop(ctx context.Context, db *sql.DB, count int) error {
	for i := 0; i < count; i++ {
		conn, err := db.Conn(ctx)
		if err != nil {
			return err
		}
		defer func() { // leak warning: defer-in-loop
			_ = conn.Close()
		}()
		if err := conn.PingContext(ctx); err != nil {
			return err
		}
	}
	return nil
}

func closureEachRound(db *sql.DB, ids []int) error {
	for _, id := range ids {
		err := func() error {
			rows, err := db.Query("SELECT name FROM items WHERE id = ?", id)
			if err != nil {
				return err
			}
			defer rows.Close() // ok: runs at the end of the round
			for rows.Next() {
			}
			return rows.Err()
		}()
		if err != nil {
			return err
		}
	}
	return nil
}

func retriesUntilItWorks(db *sql.DB) (int, error) {
	for {
		rows, err := db.Query("SELECT 1")
		if err != nil {
			continue
		}
		defer rows.Close() // ok: no round follows
		n := 0
		for rows.Next() {
			n++
		}
		return n, rows.Err()
	}
}

func leavesTheLoop(db *sql.DB, ids []int) error {
	for _, id := range ids {
		if id == 0 {
			continue
		}
		rows, err := db.Query("SELECT 1")
		if err != nil {
			return err
		}
		defer rows.Close() // ok: no round follows
		break
	}
	return nil
}

func deferredOnceBeforeTheLoop(db *sql.DB, ids []int) error {
	stmt, err := db.Prepare("SELECT name FROM items WHERE id = ?")
	if err != nil {
		return err
	}
	defer stmt.Close() // ok
	for _, id := range ids {
		if _, err := stmt.Exec(id); err != nil {
			return err
		}
	}
	return nil
}

func logsInLoop(db *sql.DB, ids []int, done func(*sql.Rows)) error {
	for range ids {
		rows, err := db.Query("SELECT 1")
		if err != nil {
			return err
		}
		defer done(rows) // ok: nobody knows what it does
		rows.Close()
	}
	return nil
}

func closedInTheRoundToo(db *sql.DB, ids []int) error {
	for range ids {
		rows, err := db.Query("SELECT 1")
		if err != nil {
			return err
		}
		defer rows.Close() // ok: closed below already
		for rows.Next() {
		}
		rows.Close()
	}
	return nil
}

package databasesql

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

type ledger struct{ db *sql.DB }

// What stands outside the transaction is done beside it.
func (l *ledger) besideTheTransaction(ctx context.Context) error {
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, "DELETE FROM items"); err != nil {
		return err
	}
	if _, err := l.db.ExecContext(ctx, "DELETE FROM names"); err != nil { // leak warning: nested-acquire <- line -8
		return err
	}
	return tx.Commit()
}

func (l *ledger) afterTheTransaction(ctx context.Context) error {
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = l.db.ExecContext(ctx, "DELETE FROM names") // ok
	return err
}

func anotherPool(ctx context.Context, db, archive *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := archive.ExecContext(ctx, "DELETE FROM names"); err != nil { // ok
		return err
	}
	return tx.Commit()
}

func whereBeginningFailed(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		_, err = db.ExecContext(ctx, "INSERT INTO log VALUES ('failed')") // ok
		return err
	}
	return tx.Commit()
}

// Reading rows while asking for others is everyday code, and pools are mostly unbounded.
func whileReading(db *sql.DB) error {
	rows, err := db.Query("SELECT id FROM items")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if _, err := db.Exec("DELETE FROM names"); err != nil { // ok
			return err
		}
	}
	return rows.Err()
}

func asksInTransaction(db *sql.DB, client *http.Client, request *http.Request) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	response, err := client.Do(request) // leak warning: external-call-in-transaction <- line -5
	if err != nil {
		return err
	}
	response.Body.Close()
	return tx.Commit()
}

func asksBefore(db *sql.DB, client *http.Client, request *http.Request) error {
	response, err := client.Do(request) // ok
	if err != nil {
		return err
	}
	response.Body.Close()
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	return tx.Commit()
}

func asksAfter(db *sql.DB, url string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = http.Get(url) // ok
	return err
}

func waitsToTryAgain(db *sql.DB) error {
	for attempt := 0; ; attempt++ {
		tx, err := db.Begin()
		if err == nil {
			return tx.Commit()
		}
		if attempt == 3 {
			return err
		}
		time.Sleep(time.Second) // ok: nothing was begun
	}
}

func asksBeside(db *sql.DB, url string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	go http.Get(url) // ok: nobody waits for it
	return tx.Commit()
}

// What helpers of the same file do while their caller holds a connection or transaction.
package nested

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

type store struct {
	db     *sql.DB
	reader *sql.DB
}

// Takes a connection of its own whenever it is called.
func (s *store) log(ctx context.Context, what string) error {
	_, err := s.db.ExecContext(ctx, "INSERT INTO log (what) VALUES (?)", what)
	return err
}

func (s *store) logTwice(ctx context.Context) error {
	if err := s.log(ctx, "one"); err != nil {
		return err
	}
	return s.log(ctx, "two")
}

// Uses what it is given, and takes one only where it is given nothing.
func (s *store) logOn(ctx context.Context, tx *sql.Tx) error {
	if tx != nil {
		_, err := tx.ExecContext(ctx, "INSERT INTO log (what) VALUES ('given')")
		return err
	}
	_, err := s.db.ExecContext(ctx, "INSERT INTO log (what) VALUES ('own')")
	return err
}

func (s *store) read(ctx context.Context) error {
	_, err := s.reader.ExecContext(ctx, "SELECT 1")
	return err
}

func record(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, "INSERT INTO log (what) VALUES ('recorded')")
	return err
}

func (s *store) nested(ctx context.Context) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := s.log(ctx, "nested"); err != nil { // leak warning: nested-acquire
		return err
	}
	return tx.Commit()
}

func (s *store) nestedOverTwo(ctx context.Context) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := s.logTwice(ctx); err != nil { // leak warning: nested-acquire
		return err
	}
	return tx.Commit()
}

func (s *store) nestedByArgument(ctx context.Context) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := record(ctx, s.db); err != nil { // leak warning: nested-acquire
		return err
	}
	return tx.Commit()
}

func (s *store) notNested(ctx context.Context) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := s.logOn(ctx, tx); err != nil { // ok
		return err
	}
	if err := s.read(ctx); err != nil { // ok: of another pool
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	return s.log(ctx, "done") // ok: behind it
}

func fetch(url string) error {
	response, err := http.Get(url)
	if err != nil {
		return err
	}
	return response.Body.Close()
}

func pause(n int) {
	if n > 3 {
		time.Sleep(time.Second)
	}
}

func (s *store) waits(ctx context.Context, url string) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fetch(url); err != nil { // leak warning: external-call-in-transaction
		return err
	}
	pause(2) // ok: perhaps
	return tx.Commit()
}

func (s *store) waitsBefore(ctx context.Context, url string) error {
	if err := fetch(url); err != nil { // ok
		return err
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	go fetch(url) // ok: beside it
	return tx.Commit()
}

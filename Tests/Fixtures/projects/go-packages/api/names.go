package api

import (
	"context"
	"database/sql"

	"fixtures/closing"
	"fixtures/store"
)

// row 85
func wrapperReleased(db *sql.DB) error {
	rows, err := store.Names(db) // ok
	if err != nil {
		return err
	}
	defer rows.Close()
	return rows.Err()
}

// row 86
func wrapperForgotten(db *sql.DB) (string, error) {
	rows, err := store.Names(db) // leak error: cursor-leak
	if err != nil {
		return "", err
	}
	var name string
	if rows.Next() {
		err = rows.Scan(&name)
	}
	return name, err
}

// row 104
func closedElsewhere(db *sql.DB) error {
	rows, err := store.Names(db) // ok
	if err != nil {
		return err
	}
	defer closing.Quietly(rows)
	return rows.Err()
}

// row 104
func describedElsewhere(db *sql.DB) error {
	rows, err := store.Names(db) // leak error: cursor-leak <- line +5
	if err != nil {
		return err
	}
	closing.Describe(rows)
	return nil
}

func beginsElsewhere(ctx context.Context, db *sql.DB, dry bool) error {
	tx, err := store.Begin(ctx, db) // leak error: transaction-leak <- line +5
	if err != nil {
		return err
	}
	if dry {
		return nil
	}
	return tx.Commit()
}

func ownsStore(db *sql.DB) error {
	s, err := store.New(db) // ok
	if err != nil {
		return err
	}
	defer s.Close()
	return s.Insert("one")
}

func forgetsStore(db *sql.DB) error {
	s, err := store.New(db) // leak error: statement-leak "`s` is not closed on return" <- line +4
	if err != nil {
		return err
	}
	return s.Insert("one")
}

func forgetsOwn(db database) error {
	tx, err := begin(db) // leak error: transaction-leak <- line +5
	if err != nil {
		return err
	}
	_, err = tx.Exec("DELETE FROM items")
	return err
}

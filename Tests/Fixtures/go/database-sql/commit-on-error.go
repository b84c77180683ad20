package databasesql

import (
	"database/sql"
	"errors"
)

// row 53
func deferredCommit(db *sql.DB, name string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Commit() // leak warning: commit-on-error <- line +5
	if _, err := tx.Exec("INSERT INTO items VALUES (?)", name); err != nil {
		return err
	}
	if name == "" {
		return errors.New("no name")
	}
	return nil
}

// row 53: nothing was changed
func deferredCommitOfReads(db *sql.DB) (n int, err error) {
	tx, err := db.Begin()
	if err != nil {
		return 0, err
	}
	defer tx.Commit() // ok
	if err := tx.QueryRow("SELECT count(*) FROM items").Scan(&n); err != nil {
		return 0, err
	}
	return n, nil
}

func commitsOrRollsBack(db *sql.DB) (err error) {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
			return
		}
		err = tx.Commit() // ok
	}()
	if _, err = tx.Exec("DELETE FROM items"); err != nil {
		return err
	}
	_, err = tx.Exec("DELETE FROM names")
	return err
}

func rollsBackOnError(db *sql.DB) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Commit() // ok: was rolled back
	if _, err := tx.Exec("DELETE FROM items"); err != nil {
		tx.Rollback()
		return err
	}
	return nil
}

func commitThatFails(db *sql.DB) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec("DELETE FROM items"); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil { // ok: the error is the commit's own
		return err
	}
	return nil
}

func throughStatement(db *sql.DB, names []string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Commit() // leak warning: commit-on-error
	stmt, err := tx.Prepare("INSERT INTO items VALUES (?)")
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := stmt.Exec(name); err != nil {
			return err
		}
	}
	return nil
}

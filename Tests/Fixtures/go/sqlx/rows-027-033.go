// Rows 27, 28 and 33 of the pattern index: sqlx.
package sqlxrows

import (
	"context"
	"log"

	"github.com/jmoiron/sqlx"
)

type user struct{ Name string }

type store struct{ *sqlx.DB }

// row 27
func closed(db *sqlx.DB) (users []user, err error) {
	rows, err := db.Queryx("SELECT name FROM users") // ok
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var u user
		if err := rows.StructScan(&u); err != nil {
			return nil, err
		}
		users = append(users, u)
	}
	return users, rows.Err()
}

// row 27: without the defer: unlike pgx's, a failed scan closes nothing.
func open(db *sqlx.DB) (users []user, err error) {
	rows, err := db.Queryx("SELECT name FROM users") // leak error: cursor-leak <- line +7
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		var u user
		if err := rows.StructScan(&u); err != nil {
			return nil, err
		}
		users = append(users, u)
	}
	return users, rows.Err()
}

// row 27: through an embedded database
func (s *store) embedded() (bool, error) {
	rows, err := s.Queryx("SELECT name FROM users") // leak error: cursor-leak
	if err != nil {
		return false, err
	}
	return rows.Next(), nil
}

// row 27: through the field that embedding makes
func (s *store) field() (bool, error) {
	rows, err := s.DB.Query("SELECT name FROM users") // leak error: cursor-leak
	if err != nil {
		return false, err
	}
	return rows.Next(), nil
}

// row 28
func named(ctx context.Context, db *sqlx.DB, name string) (u user, err error) {
	rows, err := db.NamedQueryContext(ctx, "SELECT name FROM users WHERE name = :name", user{name}) // ok
	if err != nil {
		return u, err
	}
	defer func() {
		if err := rows.Close(); err != nil {
			log.Print(err)
		}
	}()
	if rows.Next() {
		err = rows.StructScan(&u)
	}
	return u, err
}

// row 33
func prepared(db *sqlx.DB) error {
	statement, err := db.PrepareNamed("INSERT INTO users VALUES (:name)") // leak error: statement-leak
	if err != nil {
		return err
	}
	_ = statement
	return nil
}

// row 33
func preparedAndUsed(db *sqlx.DB, users []user) error {
	statement, err := db.PrepareNamed("INSERT INTO users VALUES (:name)") // leak error: statement-leak
	if err != nil {
		return err
	}
	for _, u := range users {
		if _, err := statement.Exec(u); err != nil {
			return err
		}
	}
	return nil
}

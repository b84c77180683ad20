// A pool that a function opens and hands to nobody leaks; one that is handed on lives as long as the process.
package health

import (
	"database/sql"
	"log"
	"net/http"
	"testing"
)

var global *sql.DB

type server struct{ db *sql.DB }

func check(dsn string) error {
	db, err := sql.Open("postgres", dsn) // leak error: connection-leak <- line +4
	if err != nil {
		return err
	}
	return db.Ping()
}

func closedTooLate(dsn string) error {
	db, err := sql.Open("postgres", dsn) // leak error: connection-leak <- line +5
	if err != nil {
		return err
	}
	if err := db.Ping(); err != nil {
		return err
	}
	return db.Close()
}

func closed(dsn string) error {
	db, err := sql.Open("postgres", dsn) // ok
	if err != nil {
		return err
	}
	defer db.Close()
	return db.Ping()
}

func returned(dsn string) (*sql.DB, error) {
	db, err := sql.Open("postgres", dsn) // ok
	if err != nil {
		return nil, err
	}
	if err := db.Ping(); err != nil {
		return nil, err // the caller gives up and the process ends
	}
	return db, nil
}

func stored(dsn string) error {
	db, err := sql.Open("postgres", dsn) // ok
	if err != nil {
		return err
	}
	if err := db.Ping(); err != nil {
		return err
	}
	global = db
	return nil
}

func kept(dsn string) (*server, error) {
	db, err := sql.Open("postgres", dsn) // ok
	if err != nil {
		return nil, err
	}
	s := &server{db: db}
	return s, s.db.Ping()
}

func served(dsn string) error {
	db, err := sql.Open("postgres", dsn) // ok: the handler uses it
	if err != nil {
		return err
	}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if err := db.Ping(); err != nil {
			log.Print(err)
		}
	})
	return http.ListenAndServe(":80", nil)
}

func passedOn(dsn string) error {
	db, err := sql.Open("postgres", dsn) // ok: who knows what becomes of it
	if err != nil {
		return err
	}
	return run(db)
}

func run(db *sql.DB) error { return db.Ping() }

func reopened(dsn string) error {
	db, err := returned(dsn) // leak error: connection-leak
	if err != nil {
		return err
	}
	return db.Ping()
}

func TestPing(t *testing.T) {
	db, err := sql.Open("postgres", "dsn") // ok: the test process ends
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Ping(); err != nil {
		t.Error(err)
	}
}

// Rows and statements of database/sql: rows 1 to 41.
package catalog

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log"
)

// row 1
func correct(db *sql.DB) ([]string, error) {
	rows, err := db.Query("SELECT name FROM items") // ok
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, rows.Err()
}

// row 2
func correctBlock(db *sql.DB) error {
	rows, err := db.Query("SELECT name FROM items") // ok
	if err != nil {
		return err
	}
	defer func() {
		if err := rows.Close(); err != nil {
			log.Printf("close rows: %v", err)
		}
	}()
	for rows.Next() {
		if err := rows.Scan(new(string)); err != nil {
			return err
		}
	}
	return rows.Err()
}

// row 3
func exhaustedOrFatal(db *sql.DB) {
	rows, err := db.Query("SELECT name FROM items") // ok: read to the end, or the process ends
	if err != nil {
		log.Fatal(err)
	}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			log.Fatal(err)
		}
		fmt.Println(name)
	}
	if err := rows.Err(); err != nil {
		log.Fatal(err)
	}
}

// row 4
func closedLast(db *sql.DB) {
	rows, err := db.Query("SELECT name FROM items") // ok
	if err != nil {
		log.Fatal(err)
	}
	for rows.Next() {
		if err := rows.Scan(new(string)); err != nil {
			log.Fatal(err)
		}
	}
	rows.Close()
}

// row 5
func closedLastWithEarlyReturn(db *sql.DB) error {
	rows, err := db.Query("SELECT name FROM items") // leak error: cursor-leak "on return" <- line +7
	if err != nil {
		return err
	}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return err
		}
	}
	return rows.Close()
}

// row 6
func closedUnderUnrelatedCondition(db *sql.DB, verbose bool) error {
	rows, err := db.Query("SELECT name FROM items") // leak error: cursor-leak <- line +8
	if err != nil {
		return err
	}
	rows.Next()
	if verbose {
		rows.Close()
	}
	return nil
}

func closes(rows *sql.Rows) {
	if err := rows.Close(); err != nil {
		log.Print(err)
	}
}

func doesNothing(rows *sql.Rows) {}

// row 7
func handedToCloser(db *sql.DB) error {
	rows, err := db.Query("SELECT name FROM items") // ok
	if err != nil {
		return err
	}
	closes(rows)
	return nil
}

// row 8
func handedToEmptyFunction(db *sql.DB) error {
	rows, err := db.Query("SELECT name FROM items") // leak error: cursor-leak <- line +5
	if err != nil {
		return err
	}
	doesNothing(rows)
	return nil
}

// row 9
func parameterOverwritten(db *sql.DB, rows *sql.Rows) error {
	var err error
	rows, err = db.Query("SELECT name FROM items") // leak error: cursor-leak <- line +5
	if err != nil {
		return err
	}
	doesNothing(rows)
	return nil
}

// row 10
func returned(db *sql.DB) (*sql.Rows, error) {
	rows, err := db.Query("SELECT name FROM items") // ok
	if err != nil {
		return nil, err
	}
	return rows, nil
}

// row 11
func tailCall(db *sql.DB) (*sql.Rows, error) {
	return db.Query("SELECT name FROM items") // ok
}

// row 12
func returnedOnSuccessOnly(db *sql.DB, strict bool) (*sql.Rows, error) {
	rows, err := db.Query("SELECT name FROM items") // leak error: cursor-leak <- line +5
	if err != nil {
		return nil, err
	}
	if strict {
		return nil, errors.New("strict")
	}
	return rows, nil
}

// row 13
func preparedDeferred(db *sql.DB) error {
	stmt, err := db.Prepare("SELECT name FROM items WHERE id = ?") // ok
	if err != nil {
		return err
	}
	defer stmt.Close()
	return stmt.QueryRow(1).Scan(new(string))
}

// row 14
func preparedDeferredBlock(db *sql.DB) error {
	stmt, err := db.Prepare("SELECT name FROM items WHERE id = ?") // ok
	if err != nil {
		return err
	}
	defer func() {
		if err := stmt.Close(); err != nil {
			log.Print(err)
		}
	}()
	return stmt.QueryRow(1).Scan(new(string))
}

// row 15
func preparedNeverClosed(db *sql.DB) (name string) {
	stmt, err := db.Prepare("SELECT name FROM items WHERE id = ?") // leak error: statement-leak <- line +12
	if err != nil {
		log.Fatal(err)
	}
	err = stmt.QueryRow(1).Scan(&name)
	switch {
	case err == sql.ErrNoRows:
		log.Print("no item")
	case err != nil:
		log.Fatal(err)
	default:
	}
	return name
}

// row 16
func preparedClosedLast(db *sql.DB) {
	stmt, err := db.Prepare("DELETE FROM items") // ok
	if err != nil {
		log.Fatal(err)
	}
	if _, err := stmt.Exec(); err != nil {
		log.Fatal(err)
	}
	stmt.Close()
}

// row 17
func preparedReturned(db *sql.DB) (*sql.Stmt, error) {
	stmt, err := db.Prepare("DELETE FROM items") // ok
	if err != nil {
		return nil, err
	}
	return stmt, nil
}

// row 17
func preparedTailCall(db *sql.DB) (*sql.Stmt, error) {
	return db.Prepare("DELETE FROM items") // ok
}

// row 18
func rowsDiscarded(db *sql.DB) error {
	_, err := db.Query("DELETE FROM items") // leak error: cursor-leak
	return err
}

// row 24
func drained(db *sql.DB) (n int, err error) {
	rows, err := db.Query("SELECT name FROM items") // ok
	if err != nil {
		return 0, err
	}
	for rows.Next() {
		n++
	}
	if err := rows.Err(); err != nil {
		return 0, err
	}
	return n, nil
}

func closeAndLog(c interface{ Close() error }) {
	if err := c.Close(); err != nil {
		log.Print(err)
	}
}

// row 29
func deferredHelper(db *sql.DB) error {
	rows, err := db.Query("SELECT name FROM items") // ok
	if err != nil {
		return err
	}
	defer closeAndLog(rows)
	if !rows.Next() {
		return sql.ErrNoRows
	}
	return nil
}

// row 30
func deferredLiteralWithParameter(db *sql.DB) error {
	rows, err := db.Query("SELECT name FROM items") // ok
	if err != nil {
		return err
	}
	defer func(r *sql.Rows) {
		r.Close()
	}(rows)
	if !rows.Next() {
		return sql.ErrNoRows
	}
	return nil
}

// row 31
func genericDeferred[T any](ctx context.Context, db *sql.DB, read func(*sql.Rows) (T, error)) (zero T, err error) {
	rows, err := db.QueryContext(ctx, "SELECT name FROM items") // ok
	if err != nil {
		return zero, err
	}
	defer rows.Close()
	return read(rows)
}

// row 32
func genericForgotten[T any](ctx context.Context, db *sql.DB, values []T) error {
	rows, err := db.QueryContext(ctx, "SELECT name FROM items") // leak error: cursor-leak <- line +7
	if err != nil {
		return err
	}
	if rows.Next() {
		log.Print("some")
	}
	return nil
}

type repository struct {
	insert *sql.Stmt
}

// row 34
func (r *repository) prepare(db *sql.DB) (err error) {
	r.insert, err = db.Prepare("INSERT INTO items VALUES (?)") // ok
	return err
}

func (r *repository) Close() error { return r.insert.Close() }

func closeIfSet(stmt *sql.Stmt) {
	if stmt != nil {
		stmt.Close()
	}
}

// row 35
func deferredGuardedHelper(db *sql.DB) error {
	stmt, err := db.Prepare("DELETE FROM items") // ok
	if err != nil {
		return err
	}
	defer closeIfSet(stmt)
	_, err = stmt.Exec()
	return err
}

func forgetIfSet(stmt *sql.Stmt) {
	if stmt != nil {
	}
}

// row 36
func deferredEmptyHelper(db *sql.DB) error {
	stmt, err := db.Prepare("DELETE FROM items") // leak error: statement-leak <- line +6
	if err != nil {
		return err
	}
	defer forgetIfSet(stmt)
	_, err = stmt.Exec()
	return err
}

// row 37
func overwrittenBeforeClose(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak "overwritten" <- line +4
	if err != nil {
		return err
	}
	rows, err = db.Query("SELECT 2") // ok
	if err != nil {
		return err
	}
	return rows.Close()
}

// row 39
func closedOnEachBranch(db *sql.DB, wanted bool) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	if wanted {
		rows.Next()
		rows.Close()
		return nil
	}
	rows.Close()
	return errors.New("not wanted")
}

type page struct{ rows *sql.Rows }

// row 40
func storedInParameter(db *sql.DB, p *page) (err error) {
	p.rows, err = db.Query("SELECT 1") // ok
	return err
}

func inspects(value interface{}) {
	log.Printf("%T", value)
}

// row 41
func handedToInterfaceParameter(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak <- line +5
	if err != nil {
		return err
	}
	inspects(rows)
	return nil
}

// Aliases, closures and merges: rows 60 to 76.
package catalog

import (
	"database/sql"
	"errors"
	"log"
	"os"
)

// row 60
func errReadInDeferredClosure(db *sql.DB) (err error) {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer func() {
		if e := rows.Err(); e != nil {
			err = e
		}
		rows.Close()
	}()
	if !rows.Next() {
		return sql.ErrNoRows
	}
	return nil
}

// row 61
func throughAlias(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	same := rows
	same.Next()
	return same.Close()
}

// row 62
func aliasBeforeCheck(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	same := rows
	if err != nil {
		return err
	}
	defer same.Close()
	return nil
}

// row 63
func reassignedThreeTimes(db *sql.DB) {
	rows, _ := db.Query("SELECT 1") // leak error: cursor-leak
	rows, _ = db.Query("SELECT 2")  // leak error: cursor-leak
	rows, _ = db.Query("SELECT 3")  // leak error: cursor-leak
	log.Print(rows)
}

// row 64
func discarded(db *sql.DB) {
	_, err := db.Query("SELECT 1") // leak error: cursor-leak
	log.Print(err)
}

// row 65
func bothDropped(db *sql.DB) {
	db.Query("SELECT 1") // leak error: cursor-leak
}

// row 66
func closureInvoked(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	finish := func() {
		rows.Close()
	}
	rows.Next()
	finish()
	return nil
}

// row 67
func closureNeverInvoked(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak <- line +7
	if err != nil {
		return err
	}
	_ = func() {
		rows.Close()
	}
	return nil
}

// row 68
func allInsideNeverInvoked(db *sql.DB) {
	_ = func() {
		rows, err := db.Query("SELECT 1") // ok
		if err != nil {
			return
		}
		rows.Close()
	}
}

// row 69
func literalVariableReleasesParameter(db *sql.DB) error {
	finish := func(r *sql.Rows) {
		r.Close()
	}
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	finish(rows)
	return nil
}

func opens(db *sql.DB) (*sql.Rows, error) {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return nil, err
	}
	return rows, nil
}

// row 70
func callerReleases(db *sql.DB) error {
	rows, err := opens(db) // ok
	if err != nil {
		return err
	}
	defer rows.Close()
	return nil
}

// row 71
func errInReturn(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer func() {
		_ = rows.Close()
	}()
	rows.Next()
	return rows.Err()
}

func warn(err error) {
	if err != nil {
		log.Print(err)
	}
}

// row 72
func nestedAsArgument(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer func() {
		warn(rows.Close())
	}()
	rows.Next()
	return nil
}

// row 73
func assignedInBothBranches(db *sql.DB, all bool) error {
	var rows *sql.Rows
	var err error
	if all {
		rows, err = db.Query("SELECT 1") // ok
	} else {
		rows, err = db.Query("SELECT 2") // ok
	}
	if err != nil {
		return err
	}
	defer rows.Close()
	return nil
}

// row 74
func assignedInBothBranchesForgotten(db *sql.DB, all bool) error {
	var rows *sql.Rows
	var err error
	if all {
		rows, err = db.Query("SELECT 1") // leak error: cursor-leak
	} else {
		rows, err = db.Query("SELECT 2") // leak error: cursor-leak
	}
	if err != nil {
		return err
	}
	log.Print(rows)
	return nil
}

// row 75
func otherCloser(db *sql.DB, file *os.File) error {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak
	if err != nil {
		return err
	}
	rows.Next()
	return file.Close()
}

// row 76
func literalAfterLoop(db *sql.DB) (err error) {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak <- line +6
	if err != nil {
		return err
	}
	for rows.Next() {
		if err := rows.Scan(new(int)); err != nil {
			return errors.New("scan")
		}
	}
	defer func(r *sql.Rows) {
		r.Close()
	}(rows)
	return nil
}

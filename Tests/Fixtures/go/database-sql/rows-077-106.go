// Helpers, wrappers, retries: rows 77 to 106.
package catalog

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"log"
	"time"
)

// row 77
func twoInSequence(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	rows.Close()
	rows, err = db.Query("SELECT 2") // ok
	if err != nil {
		return err
	}
	rows.Close()
	return nil
}

type result struct {
	rows *sql.Rows
	note string
}

// row 78
func throughField(db *sql.DB) (err error) {
	var r result
	r.rows, err = db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	inner := r.rows
	defer inner.Close()
	return nil
}

// row 79
func onlyPrinted(db *sql.DB) {
	rows, _ := db.Query("SELECT 1") // leak error: cursor-leak
	fmt.Println(rows)
}

// row 79
func onlyMethodRead(db *sql.DB) ([]string, error) {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak <- line +4
	if err != nil {
		return nil, err
	}
	return rows.Columns()
}

func closesRows(rows *sql.Rows) { rows.Close() }

func reads(rows *sql.Rows) string {
	columns, _ := rows.Columns()
	return fmt.Sprint(columns)
}

// row 80
func literalVariableWithParameter(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	finish := func(r *sql.Rows) error { return r.Close() }
	return finish(rows)
}

// row 81
func namedFunctionCloses(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer closesRows(rows)
	return nil
}

// row 82
func calleeReads(db *sql.DB) (string, error) {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak <- line +4
	if err != nil {
		return "", err
	}
	return reads(rows), nil
}

func readsThenCloses(rows *sql.Rows) {
	defer rows.Close()
	if columns, err := rows.Columns(); err == nil {
		log.Print(columns)
	}
}

// row 83
func helperDefersItself(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer readsThenCloses(rows)
	return nil
}

// row 84
func deferredNoOp(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak <- line +5
	if err != nil {
		return err
	}
	defer func(*sql.Rows) {}(rows)
	return nil
}

func openNames(db *sql.DB) (*sql.Rows, error) {
	return db.Query("SELECT name FROM items") // ok
}

// row 86
func wrapperResultDropped(db *sql.DB) error {
	_, err := openNames(db) // leak error: cursor-leak
	return err
}

// row 87
func asCloser(db *sql.DB) (io.Closer, error) {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return nil, err
	}
	return rows, nil
}

func closeIt(c io.Closer) {
	if err := c.Close(); err != nil {
		log.Print(err)
	}
}

// row 88
func helperTakesCloser(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer closeIt(rows)
	return nil
}

func ignoresIt(c io.Closer) {}

// row 89
func helperIgnoresCloser(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak <- line +5
	if err != nil {
		return err
	}
	ignoresIt(rows)
	return nil
}

type iterator struct{ rows *sql.Rows }

func newIterator(rows *sql.Rows) *iterator { return &iterator{rows: rows} }

func (i *iterator) next() bool { return i.rows.Next() }

// row 90
func wrapperDropped(db *sql.DB) (bool, error) {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak
	if err != nil {
		return false, err
	}
	it := newIterator(rows)
	return it == nil, nil
}

var open *sql.Rows

// row 91
func intoGlobal(db *sql.DB) (err error) {
	open, err = db.Query("SELECT 1") // ok
	return err
}

// row 92
func closedThroughSamePath(db *sql.DB) error {
	r := &result{note: "one"}
	var err error
	r.rows, err = db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer r.rows.Close()
	return nil
}

func (r *result) cursor() *sql.Rows { return r.rows }

// row 93
func closedThroughAccessor(db *sql.DB) error {
	r := &result{note: "one"}
	var err error
	r.rows, err = db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer r.cursor().Close()
	return nil
}

// row 95
func drainThenClose(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer func() {
		for rows.Next() {
		}
		rows.Close()
	}()
	return nil
}

type RowsLike struct{}

func (RowsLike) Next() bool { return false }

// row 96
func similarName() bool {
	rows := RowsLike{} // ok
	return rows.Next()
}

// row 97
func conditionalThenDeferred(db *sql.DB, stmt *sql.Stmt) error {
	var rows *sql.Rows
	var err error
	if stmt != nil {
		rows, err = stmt.Query() // ok
	} else {
		rows, err = db.Query("SELECT 1") // ok
	}
	if err != nil {
		return err
	}
	defer rows.Close()
	return nil
}

// row 100
func siblingClosed(db *sql.DB) error {
	first, err := db.Query("SELECT 1") // leak error: cursor-leak
	if err != nil {
		return err
	}
	second, err := db.Query("SELECT 2") // ok
	if err != nil {
		return err
	}
	second.Close()
	fmt.Println(first)
	return nil
}

// row 102
func retriedWhileFailing(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	for attempt := 0; err != nil && attempt < 3; attempt++ {
		time.Sleep(time.Second)
		rows, err = db.Query("SELECT 1") // ok
	}
	if err != nil {
		return err
	}
	defer rows.Close()
	return nil
}

// row 103
func tickerLoop(ctx context.Context, db *sql.DB, ticks <-chan time.Time) error {
	for {
		rows, err := db.QueryContext(ctx, "SELECT 1") // ok
		if err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			closesRows(rows)
			return ctx.Err()
		case <-ticks:
			closesRows(rows)
		}
	}
}

// row 105
func literalInvokedAtOnce(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	func(c io.Closer) {
		c.Close()
	}(rows)
	return nil
}

// row 106
func closedOnSomeBranches(db *sql.DB, mode int) error {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak <- line +12
	if err != nil {
		return err
	}
	switch mode {
	case 1:
		rows.Close()
	case 2:
		rows.Next()
		rows.Close()
	}
	fmt.Println(mode)
	return nil
}

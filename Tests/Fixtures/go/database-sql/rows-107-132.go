// Paths on which an obligation is or is not discharged: rows 107 to 132.
package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log"
	"os"
	"testing"
	"time"
)

// row 107
func mentionedInDeadCode(db *sql.DB) {
	var tx, err = db.Begin() // leak error: transaction-leak
	if err != nil {
		return
	}
	if false {
		tx.Rollback()
	}
}

// row 108
func shortForm(db *sql.DB) error {
	tx, err := db.Begin() // leak error: transaction-leak <- line +5
	if err != nil {
		return err
	}
	fmt.Println(tx)
	return nil
}

// row 108
func plainAssignment(db *sql.DB) error {
	var tx *sql.Tx
	var err error
	tx, err = db.Begin() // leak error: transaction-leak <- line +5
	if err != nil {
		return err
	}
	fmt.Println(tx)
	return nil
}

// row 109
func discarded(db *sql.DB) error {
	_, err := db.Begin() // leak error: transaction-leak
	return err
}

// row 110
func deferred(db *sql.DB) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return nil
}

// row 111
func releasedInIfOnly(db *sql.DB, dry bool) {
	tx, err := db.Begin() // leak error: transaction-leak "return" <- line +7
	if err != nil {
		return
	}
	if dry {
		tx.Rollback()
	}
	return
}

// row 112
func elseIsEndless(db *sql.DB, dry bool) {
	tx, err := db.Begin() // ok: the other way never comes out
	if err != nil {
		return
	}
	if dry {
		tx.Rollback()
	} else {
		for {
			time.Sleep(time.Second) // leak warning: external-call-in-transaction <- line -8
		}
	}
}

// row 113
func elseIsBounded(db *sql.DB, dry bool) {
	tx, err := db.Begin() // leak error: transaction-leak <- line +11
	if err != nil {
		return
	}
	if dry {
		tx.Rollback()
	} else {
		for i := 0; i < 10; i++ {
			fmt.Println(tx)
		}
	}
}

// row 114
func casesThatNeverReturn(t *testing.T, db *sql.DB, n int) {
	tx, err := db.Begin() // ok: every case that does not release ends the test or the process
	if err != nil {
		t.Fatal(err)
	}
	switch n {
	case 1:
		tx.Commit()
	case 2:
		t.FailNow()
	case 3:
		log.Fatal("cannot go on")
	case 4:
		t.Fatalf("case %d", n)
	case 5:
		fallthrough
	default:
		os.Exit(1)
	}
}

// row 115
func caseThatFallsOut(db *sql.DB, n int) {
	tx, err := db.Begin() // leak error: transaction-leak <- line +13
	if err != nil {
		return
	}
	switch n {
	case 1:
		tx.Commit()
	case 2:
		fmt.Println("nothing to do")
	default:
		tx.Rollback()
	}
	fmt.Println("done")
}

// row 116
func selectWithSilentCase(ctx context.Context, db *sql.DB, done chan bool) error {
	tx, err := db.BeginTx(ctx, nil) // leak error: transaction-leak <- line +11
	if err != nil {
		return err
	}
	select {
	case ok := <-done:
		if ok {
			return tx.Commit()
		}
		return tx.Rollback()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// row 117
func selectThatPanics(db *sql.DB, broken <-chan error) {
	tx, err := db.Begin() // ok: no way back to a caller
	if err != nil {
		return
	}
	fmt.Println(tx)
	select {
	case err := <-broken:
		panic(err)
	}
}

// row 118
func inGoroutine(db *sql.DB) {
	go func() {
		tx, err := db.Begin() // leak error: transaction-leak
		if err != nil {
			return
		}
		tx.Exec("DELETE FROM drafts")
	}()
}

// row 118
func inGoroutineReleased(db *sql.DB) {
	go func() {
		tx, err := db.Begin() // ok
		if err != nil {
			return
		}
		defer tx.Rollback()
		tx.Exec("DELETE FROM drafts")
	}()
}

// row 119
func fieldOfFunctionType(db *sql.DB) error {
	var hooks struct{ after func(error) error }
	hooks.after = func(err error) error { return err }
	tx, err := db.Begin() // ok
	if err != nil {
		return hooks.after(err)
	}
	defer tx.Rollback()
	return hooks.after(nil)
}

// row 120
func nakedReturn(db *sql.DB) (tx *sql.Tx, err error) {
	tx, err = db.Begin() // ok: the caller's
	return
}

// row 121
var nakedReturnOfLiteral = func(db *sql.DB) (tx *sql.Tx, err error) {
	tx, err = db.Begin() // ok: the caller's
	return
}

// row 122
func innerLiteralAssigns(db *sql.DB) error {
	var tx *sql.Tx
	begin := func() (err error) {
		tx, err = db.Begin() // ok: the outer function ends it
		return err
	}
	if err := begin(); err != nil {
		return err
	}
	defer tx.Rollback()
	return nil
}

var current *sql.Tx

// row 123
func intoPackageVariable(db *sql.DB) (err error) {
	current, err = db.Begin() // ok: outlives the function
	return err
}

// row 126
func genericForgets[T any](db *sql.DB, value T) error {
	tx, err := db.Begin() // leak error: transaction-leak <- line +5
	if err != nil {
		return err
	}
	_, err = tx.Exec("INSERT INTO values VALUES (?)", value)
	return err
}

// row 126
func genericDefers[T any](db *sql.DB, values []T) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, value := range values {
		if _, err := tx.Exec("INSERT INTO values VALUES (?)", value); err != nil {
			return err
		}
	}
	return tx.Commit()
}

type queue[T any] struct{ items []T }

func (q *queue[T]) Begin() (*queue[T], error) { return q, nil }
func (q *queue[T]) Query(string) (int, error)  { return len(q.items), nil }

// row 127
func sameNamesElsewhere(q *queue[int]) error {
	batch, err := q.Begin() // ok: not ours
	if err != nil {
		return err
	}
	_, err = batch.Query("all") // ok
	return err
}

// row 128
func twoScopes(db *sql.DB, nested bool) error {
	{
		tx, err := db.Begin() // ok
		if err != nil {
			return err
		}
		defer tx.Rollback()
	}
	{
		tx, err := db.Begin() // leak error: transaction-leak <- line +8 // leak warning: nested-acquire <- line -7
		if err != nil {
			return err
		}
		if nested {
			tx.Rollback()
		}
	}
	return nil
}

// row 129
func overwritten(db *sql.DB) error {
	tx, err := db.Begin() // leak error: transaction-leak <- line +4
	if err != nil {
		return err
	}
	tx, err = db.Begin() // ok
	if err != nil {
		return err
	}
	return tx.Commit()
}

// row 130
func blankUse(db *sql.DB) error {
	tx, err := db.Begin() // leak error: transaction-leak <- line +5
	if err != nil {
		return err
	}
	_ = tx
	return nil
}

var errStale = errors.New("stale")

// row 125
func anyOtherFunction(db *sql.DB) {
	tx, _ := db.Begin() // leak error: transaction-leak
	fmt.Println(tx, errStale)
}

// row 132: the file ends right behind the last brace
func last(db *sql.DB) {
	tx, err := db.Begin() // leak error: transaction-leak
	fmt.Println(tx, err)
}
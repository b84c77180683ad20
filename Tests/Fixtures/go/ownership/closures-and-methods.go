// Who may end something: closures that assign variables, methods that are handed over as values, loops that run beside
// the function, objects that somebody else has.
package ownership

import (
	"context"
	"database/sql"
	"errors"
	"log"
)

var errNo = errors.New("no")

var registry []*holder

type holder struct {
	rows *sql.Rows
	next *holder
}

func each(f func() error) error { return f() }

// The closure assigns `err` only later: the test right behind the call still holds.
func assignedLater(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil) // ok
	if err != nil {
		return err
	}
	defer func() {
		_ = tx.Rollback()
	}()
	err = each(func() error {
		_, err = tx.Exec("UPDATE t SET n = 1")
		return err
	})
	if err != nil {
		return err
	}
	return tx.Commit()
}

// Behind a call that may run the closure nothing is known of what it assigns.
func assignedBetween(db *sql.DB) error {
	var err error
	run := func() error {
		err = errNo
		return nil
	}
	tx, err := db.Begin() // leak error: transaction-leak
	if err != nil {
		return err
	}
	each(run)
	if err != nil {
		return err
	}
	return tx.Commit()
}

func logOnError(f func() error) {
	if err := f(); err != nil {
		log.Print(err)
	}
}

// A method that closes is called by whoever it is handed to.
func boundMethod(db *sql.DB) (bool, error) {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return false, err
	}
	defer logOnError(rows.Close)
	return rows.Next(), nil
}

// A method that closes nothing does not.
func otherMethod(db *sql.DB) (bool, error) {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak
	if err != nil {
		return false, err
	}
	defer logOnError(rows.Err)
	return rows.Next(), nil
}

func forever() {
	for {
		log.Print("beat")
	}
}

// A loop without end beside the function does not keep it from returning.
func besides(db *sql.DB) (bool, error) {
	rows, err := db.Query("SELECT 1") // leak error: cursor-leak
	if err != nil {
		return false, err
	}
	go forever()
	return rows.Next(), nil
}

// What is put into an object that somebody has is somebody's.
func intoRegistered(db *sql.DB) error {
	h := &holder{}
	registry = append(registry, h)
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	h.rows = rows
	return nil
}

// So is what is put into an element.
func intoElement(db *sql.DB, n int) ([]*holder, error) {
	holders := make([]*holder, n)
	for i := range holders {
		holders[i] = &holder{}
		rows, err := db.Query("SELECT 1") // leak error: cursor-leak
		if err != nil {
			return nil, err
		}
		if n > 3 {
			return nil, errNo
		}
		holders[i].rows = rows
	}
	return holders, nil
}

func newHolder(db *sql.DB) (*holder, error) {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return nil, err
	}
	return wrap(rows, nil)
}

func wrap(rows *sql.Rows, next *holder) (*holder, error) {
	return &holder{rows: rows, next: next}, nil
}

func (h *holder) Close() error { return h.rows.Close() }

// The first of two results holds what was wrapped.
func throughWrapper(db *sql.DB) (*holder, error) {
	var h *holder
	var err error
	h, err = newHolder(db) // ok
	if err != nil {
		return nil, err
	}
	return h, nil
}

func throughWrapperClosed(db *sql.DB) (bool, error) {
	h, err := newHolder(db) // ok
	if err != nil {
		return false, err
	}
	defer h.Close()
	return h.rows.Next(), nil
}

func throughWrapperLost(db *sql.DB) (bool, error) {
	h, err := newHolder(db) // leak error: cursor-leak
	if err != nil {
		return false, err
	}
	return h.rows.Next(), nil
}

var errNeedsInit = errors.New("needs init")

type transaction struct{ tx *sql.Tx }

func (t *transaction) Close() error { return t.tx.Rollback() }

func (t *transaction) check() error { return errNeedsInit }

func begin(db *sql.DB) (*transaction, error) {
	tx, err := db.Begin()
	if err != nil {
		return nil, err
	}
	t := &transaction{tx: tx}
	if err := t.check(); err == errNeedsInit {
		return t, err
	}
	return t, nil
}

// An object that is nil holds nothing.
func guarded(db *sql.DB) error {
	t, err := begin(db) // ok
	if t != nil {
		defer func() {
			if err := t.Close(); err != nil {
				log.Print(err)
			}
		}()
	}
	if err != nil {
		return err
	}
	return nil
}

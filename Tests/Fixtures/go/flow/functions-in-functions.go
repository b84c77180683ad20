package store

import "database/sql"

// What a function literal does not know of the function around it.

func oneNameInBoth(db *sql.DB, isWanted bool) error {
	for isWanted {
		tx, err := db.Begin() // leak error: transaction-leak "when overwritten"
		if err != nil {
			return err
		}
		undo := func() {
			tx.Rollback()
		}
		_ = undo
		func() {
			other, err := db.Begin() // ok
			if err != nil {
				return
			}
			undo := func() {
				other.Rollback()
			}
			defer undo()
			work()
		}()
	}
	return nil
}

func twoNames(db *sql.DB, isWanted bool) error {
	for isWanted {
		tx, err := db.Begin() // leak error: transaction-leak "when overwritten"
		if err != nil {
			return err
		}
		undo := func() {
			tx.Rollback()
		}
		_ = undo
		func() {
			other, err := db.Begin() // ok
			if err != nil {
				return
			}
			undoOther := func() {
				other.Rollback()
			}
			defer undoOther()
			work()
		}()
	}
	return nil
}

func testedAround(db *sql.DB, isWanted bool) error {
	if !isWanted {
		return nil
	}
	func() {
		tx, err := db.Begin() // todo-ok: it is always wanted here
		if err != nil {
			return
		}
		if isWanted {
			defer tx.Rollback()
		}
		work()
	}()
	return nil
}

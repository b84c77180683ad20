// Many inner errors meet before a deferred function that looks at the one that is returned.
package database

import "database/sql"

func step(tx *sql.Tx, n int) error { return nil }

func count(tx *sql.Tx, n int) (int, error) { return n, nil }

// Each way out returns an error of its own; all of them are errors.
func manyReturns(db *sql.DB, n int) (err error) {
	var tx *sql.Tx
	tx, err = db.Begin() // ok
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
		}
	}()
	if n > 1 {
		if err := step(tx, 1); err != nil {
			return err
		}
	}
	if n > 2 {
		if err := step(tx, 2); err != nil {
			return err
		}
		if m, err := count(tx, 2); err != nil || m > 2 {
			if err != nil {
				return err
			}
		}
	}
	for i := 0; i < n; i++ {
		if err := step(tx, i); err != nil {
			return err
		}
		switch i {
		case 1:
			if err := step(tx, i); err != nil {
				return err
			}
		case 2:
			if err := step(tx, i); err != nil {
				return err
			}
		default:
			if _, err := count(tx, i); err != nil {
				return err
			}
		}
	}
	return tx.Commit()
}

// One of them may be nil.
func oneForgotten(db *sql.DB, n int) (err error) {
	var tx *sql.Tx
	tx, err = db.Begin() // leak error: transaction-leak "on return" <- line +22
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
		}
	}()
	if n > 1 {
		if err := step(tx, 1); err != nil {
			return err
		}
	}
	if n > 2 {
		if err := step(tx, 2); err != nil {
			return err
		}
		if err := step(tx, 3); err != nil {
			return err
		}
		if n > 7 {
			return nil
		}
	}
	for i := 0; i < n; i++ {
		if err := step(tx, i); err != nil {
			return err
		}
		if _, err := count(tx, i); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// Inner errors are put into the outer variable, and tested once more.
func gathered(db *sql.DB, n int) (err error) {
	var tx *sql.Tx
	tx, err = db.Begin() // ok
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
			return
		}
		err = tx.Commit()
	}()
	switch n {
	case 1:
		if e := step(tx, 1); e != nil {
			err = e
		}
	case 2:
		if e := step(tx, 2); e != nil {
			err = e
		}
	case 3:
		if e := step(tx, 3); e != nil {
			err = e
		}
	case 4:
		if e := step(tx, 4); e != nil {
			err = e
		}
	case 5:
		if e := step(tx, 5); e != nil {
			err = e
		}
	}
	return err
}

// Without a defer.
func gatheredInLine(db *sql.DB, n int) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	failed := false
	switch n {
	case 1:
		if e := step(tx, 1); e != nil {
			err, failed = e, true
		}
	case 2:
		if e := step(tx, 2); e != nil {
			err, failed = e, true
		}
	case 3:
		if e := step(tx, 3); e != nil {
			err, failed = e, true
		}
	case 4:
		if e := step(tx, 4); e != nil {
			err, failed = e, true
		}
	case 5:
		if e := step(tx, 5); e != nil {
			err, failed = e, true
		}
	case 6:
		if e := step(tx, 6); e != nil {
			err, failed = e, true
		}
	case 7:
		if e := step(tx, 7); e != nil {
			err, failed = e, true
		}
	case 8:
		if e := step(tx, 8); e != nil {
			err, failed = e, true
		}
	case 9:
		if e := step(tx, 9); e != nil {
			err, failed = e, true
		}
	case 10:
		if e := step(tx, 10); e != nil {
			err, failed = e, true
		}
	case 11:
		if e := step(tx, 11); e != nil {
			err, failed = e, true
		}
	case 12:
		if e := step(tx, 12); e != nil {
			err, failed = e, true
		}
	}
	if err != nil {
		tx.Rollback()
		return err
	}
	if failed {
		return nil
	}
	return tx.Commit()
}

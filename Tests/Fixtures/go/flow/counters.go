package flow

import "database/sql"

// A batch: the transaction is open whenever something was counted.
func batches(db *sql.DB, rows <-chan int) error {
	var tx *sql.Tx
	var err error
	count := 0
	for row := range rows {
		if count == 0 {
			tx, err = db.Begin() // ok
			if err != nil {
				return err
			}
		}
		if _, err := tx.Exec("INSERT INTO t VALUES (?)", row); err != nil {
			tx.Rollback()
			return err
		}
		count++
		if count%100 == 0 {
			if err := tx.Commit(); err != nil {
				tx.Rollback()
				return err
			}
			count = 0
		}
	}
	if count == 0 {
		return nil
	}
	return tx.Commit()
}

// Forgets what is left of the last batch.
func batchesForgettingTheLast(db *sql.DB, rows <-chan int) error {
	var tx *sql.Tx
	var err error
	count := 0
	for row := range rows {
		if count == 0 {
			tx, err = db.Begin() // leak: transaction-leak "on return" <- line +15
			if err != nil {
				return err
			}
		}
		if _, err := tx.Exec("INSERT INTO t VALUES (?)", row); err != nil {
			tx.Rollback()
			return err
		}
		count += 2
		if count == 100 {
			tx.Commit()
			count = 0
		}
	}
	return nil
}

// The loop runs at least once.
func retries(db *sql.DB) {
	var tx *sql.Tx
	for attempt := 0; attempt < 3; attempt++ {
		tx, _ = db.Begin() // leak: transaction-leak "overwritten" <- line +0
		if attempt > 0 {
			break
		}
	}
	tx.Rollback()
}

// Goroutines that release, and such that use what is released behind their back.
package concurrency

import (
	"context"
	"database/sql"
	"sync"

	"golang.org/x/sync/errgroup"
)

func handle(rows *sql.Rows) error { return rows.Err() }

func closesInGoroutine(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	go func() {
		defer rows.Close()
		handle(rows)
	}()
	return nil
}

func consume(rows *sql.Rows) {
	defer rows.Close()
	handle(rows)
}

func closesInNamedGoroutine(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	go consume(rows)
	return nil
}

func usedByGoroutine(db *sql.DB) error {
	rows, err := db.Query("SELECT 1")
	if err != nil {
		return err
	}
	defer rows.Close() // leak error: use-after-release <- line +1
	go func() {
		rows.Next()
	}()
	return nil
}

func waitsForGoroutine(db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer rows.Close()
	var group sync.WaitGroup
	group.Add(1)
	go func() {
		defer group.Done()
		rows.Next()
	}()
	group.Wait()
	return nil
}

func waitsForGroup(ctx context.Context, db *sql.DB) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer rows.Close()
	group, _ := errgroup.WithContext(ctx)
	group.Go(func() error {
		rows.Next()
		return rows.Err()
	})
	return group.Wait()
}

func sendsAway(db *sql.DB, out chan<- *sql.Rows) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	out <- rows
	return nil
}

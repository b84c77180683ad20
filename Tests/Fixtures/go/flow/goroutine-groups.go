// Goroutines in groups: what they release is released, what they only use is not, what fails before them leaks.
package flow

import (
	"context"
	"database/sql"
	"sync"

	"golang.org/x/sync/errgroup"
)

func eachClosesItsOwn(ctx context.Context, db *sql.DB, names []string) error {
	group, ctx := errgroup.WithContext(ctx)
	for range names {
		group.Go(func() error {
			conn, err := db.Conn(ctx) // ok
			if err != nil {
				return err
			}
			defer conn.Close()
			return conn.PingContext(ctx)
		})
	}
	return group.Wait()
}

func eachForgetsItsOwn(ctx context.Context, db *sql.DB, names []string) error {
	group, ctx := errgroup.WithContext(ctx)
	for range names {
		group.Go(func() error {
			conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +4
			if err != nil {
				return err
			}
			return conn.PingContext(ctx)
		})
	}
	return group.Wait()
}

func oneForAllClosedBehindTheWait(ctx context.Context, db *sql.DB, names []string) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	var group errgroup.Group
	group.SetLimit(1)
	for range names {
		group.Go(func() error { return conn.PingContext(ctx) })
	}
	err = group.Wait()
	if closing := conn.Close(); err == nil {
		err = closing
	}
	return err
}

func oneForAllLostBehindTheWait(ctx context.Context, db *sql.DB, names []string) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +9
	if err != nil {
		return err
	}
	var group errgroup.Group
	for range names {
		group.Go(func() error { return conn.PingContext(ctx) })
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return conn.Close()
}

func closedInTheGroup(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	var group errgroup.Group
	group.Go(func() error {
		defer conn.Close()
		return conn.PingContext(ctx)
	})
	return group.Wait()
}

func returnsBeforeTheGoroutine(ctx context.Context, db *sql.DB, wanted bool) error {
	conn, err := db.Conn(ctx) // leak error: connection-leak "on return" <- line +5
	if err != nil {
		return err
	}
	if !wanted {
		return nil
	}
	var group sync.WaitGroup
	group.Add(1)
	go func() {
		defer group.Done()
		defer conn.Close()
	}()
	group.Wait()
	return nil
}

func closedByWaitGroupGo(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx) // ok
	if err != nil {
		return err
	}
	var group sync.WaitGroup
	group.Go(func() { conn.Close() })
	group.Wait()
	return nil
}

func opensInAGoroutine(ctx context.Context, db *sql.DB) {
	go func() {
		conn, err := db.Conn(ctx) // leak error: connection-leak
		if err != nil {
			return
		}
		_ = conn.PingContext(ctx)
	}()
}

func opensInAGoroutineAndCloses(ctx context.Context, db *sql.DB, failures chan<- error) {
	go func() {
		conn, err := db.Conn(ctx) // ok
		if err != nil {
			failures <- err
			return
		}
		defer conn.Close()
		failures <- conn.PingContext(ctx)
	}()
}

func onlyOnce(ctx context.Context, db *sql.DB, once *sync.Once) (err error) {
	once.Do(func() {
		var conn *sql.Conn
		conn, err = db.Conn(ctx) // leak error: connection-leak "when the function ends"
		if err != nil {
			return
		}
		err = conn.PingContext(ctx)
	})
	return err
}

func onlyOnceAndClosed(ctx context.Context, db *sql.DB, once *sync.Once) (err error) {
	once.Do(func() {
		var conn *sql.Conn
		conn, err = db.Conn(ctx) // ok
		if err != nil {
			return
		}
		defer conn.Close()
		err = conn.PingContext(ctx)
	})
	return err
}

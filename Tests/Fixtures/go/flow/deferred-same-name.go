// A closure that is deferred in a loop sees the variable of its round, also where other rounds or branches have
// variables of the same name.
package flow

import (
	"context"
	"database/sql"
)

func closedPerBranch(ctx context.Context, db *sql.DB, names []string) error {
	for _, name := range names {
		if name == "" {
			conn := len(names)
			if conn > 3 {
				return nil
			}
		} else {
			conn, err := db.Conn(ctx) // ok
			if err != nil {
				return err
			}
			defer func() { // leak warning: defer-in-loop
				conn.Close()
			}()
		}
	}
	return nil
}

func oneVariableForAllRounds(ctx context.Context, db *sql.DB, names []string) error {
	var conn *sql.Conn
	var err error
	for range names {
		conn, err = db.Conn(ctx) // leak error: connection-leak "overwritten" <- line +0
		if err != nil {
			return err
		}
		defer func() {
			if conn != nil {
				conn.Close()
			}
		}()
	}
	return nil
}

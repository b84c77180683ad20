package rounds

import (
	"context"
	"database/sql"
)

func closedUnlessKept(ctx context.Context, db *sql.DB, names []string, keep bool) error {
	for range names {
		if keep {
			continue
		}
		if conn, err := db.Conn(ctx); err == nil { // ok
			defer func() { // leak warning: defer-in-loop "what each round acquires"
				if !keep {
					conn.Close()
				}
			}()
		}
	}
	return nil
}

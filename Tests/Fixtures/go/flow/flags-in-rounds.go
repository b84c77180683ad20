package flow

import (
	"context"
	"database/sql"
)

type step struct {
	name  string
	plain bool
	run   func(context.Context, *sql.DB) error
}

func (s *step) isPlain(name string) bool { return s.plain || s.name == name }

type runner struct {
	db       *sql.DB
	observer func(string)
	alone    bool
	steps    []*step
}

// The flag that tells whether a transaction was begun is the one that tells whether to commit it, in every round.
func (r *runner) all(ctx context.Context, target int) (err error) {
	at := 0
	for at != target {
		current := r.steps[at]
		inside := !r.alone && !current.isPlain("first")
		var tx *sql.Tx
		if inside {
			tx, err = r.db.BeginTx(ctx, nil)
			if err != nil {
				return err
			}
			defer tx.Rollback() // ok: committed before the next round
		}
		if r.observer != nil {
			r.observer(current.name)
		}
		if err = current.run(ctx, r.db); err != nil {
			return err
		}
		if inside {
			if err = tx.Commit(); err != nil {
				return err
			}
		}
		at = at + 1
	}
	return nil
}

// Another flag does not tell.
func (r *runner) some(ctx context.Context, target int, keep bool) (err error) {
	at := 0
	for at != target {
		current := r.steps[at]
		inside := !r.alone && !current.isPlain("first")
		var tx *sql.Tx
		if inside {
			tx, err = r.db.BeginTx(ctx, nil)
			if err != nil {
				return err
			}
			defer tx.Rollback() // leak warning: defer-in-loop
		}
		if err = current.run(ctx, r.db); err != nil {
			return err
		}
		if inside && keep {
			if err = tx.Commit(); err != nil {
				return err
			}
		}
		at = at + 1
	}
	return nil
}

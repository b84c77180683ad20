// Functions that acquire and release nothing themselves hand on what they are given, on some ways out.
package wrapped

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

var errEmpty = errors.New("empty")

type holder struct {
	rows *sql.Rows
	name string
}

func (h *holder) Close() error { return h.rows.Close() }

func prepare(ctx context.Context, name string) error { return ctx.Err() }

func hold(ctx context.Context, mu *sync.Mutex, rows *sql.Rows, name string) (*holder, error) {
	mu.Lock()
	defer mu.Unlock()
	if err := prepare(ctx, name); err == errEmpty {
		return &holder{rows: rows}, err
	} else if err != nil {
		return nil, err
	}
	return &holder{rows: rows, name: name}, nil
}

func open(ctx context.Context, mu *sync.Mutex, db *sql.DB) (*holder, error) {
	rows, err := db.QueryContext(ctx, "SELECT 1") // ok
	if err != nil {
		return nil, err
	}
	return hold(ctx, mu, rows, "one")
}

func choose(rows *sql.Rows, wanted bool) *holder {
	var h *holder
	if wanted {
		h = &holder{rows: rows}
	}
	return h
}

func chosen(db *sql.DB) (*holder, error) {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return nil, err
	}
	return choose(rows, true), nil
}

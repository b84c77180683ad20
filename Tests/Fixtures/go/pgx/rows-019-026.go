// Rows 19 to 26 of the pattern index: rows of pgx, whose Next and Scan close them.
package pgxrows

import (
	"context"
	"errors"
	"log"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

type item struct{ name string }

// row 19
func deferredTx(ctx context.Context, tx pgx.Tx) (names []string, err error) {
	rows, err := tx.Query(ctx, "SELECT name FROM items") // ok
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		if name == "" {
			return nil, errors.New("no name")
		}
		names = append(names, name)
	}
	return names, rows.Err()
}

// row 19
func deferredConn(ctx context.Context, conn *pgx.Conn) (bool, error) {
	rows, err := conn.Query(ctx, "SELECT name FROM items") // ok
	if err != nil {
		return false, err
	}
	defer rows.Close()
	return rows.Next(), nil
}

// row 19
func deferredPool(ctx context.Context, pool *pgxpool.Pool) (bool, error) {
	var rows pgx.Rows
	rows, err := pool.Query(ctx, "SELECT name FROM items") // ok
	if err != nil {
		return false, err
	}
	defer rows.Close()
	return rows.Next(), nil
}

// row 20
func deferredBlock(ctx context.Context, pool *pgxpool.Pool) (bool, error) {
	rows, err := pool.Query(ctx, "SELECT name FROM items") // ok
	if err != nil {
		return false, err
	}
	defer func() {
		rows.Close()
		log.Print("closed")
	}()
	return rows.Next(), nil
}

// row 21
func dropped(ctx context.Context, pool *pgxpool.Pool) error {
	rows, err := pool.Query(ctx, "SELECT name FROM items") // leak error: cursor-leak <- line +5
	if err != nil {
		return err
	}
	_ = rows
	return nil
}

// row 21
func droppedAtOnce(ctx context.Context, pool *pgxpool.Pool) error {
	_, err := pool.Query(ctx, "DELETE FROM items") // leak error: cursor-leak
	return err
}

// row 22
func neverClosed(ctx context.Context, pool *pgxpool.Pool) (string, error) {
	rows, err := pool.Query(ctx, "SELECT name FROM items") // leak error: cursor-leak <- line +14
	if err != nil {
		return "", err
	}
	var name string
	if rows.Next() {
		if err := rows.Scan(&name); err != nil {
			return "", err
		}
	}
	// Asking for the error closes nothing.
	if err := rows.Err(); err != nil {
		return "", err
	}
	return name, nil
}

// row 22: in the shape that is right: a failed scan closes, and so does the end.
func closedByNextAndScan(ctx context.Context, pool *pgxpool.Pool) (items []item, err error) {
	rows, err := pool.Query(ctx, "SELECT name FROM items") // ok
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		var i item
		if err = rows.Scan(&i.name); err != nil {
			return
		}
		items = append(items, i)
	}
	if rows.Err() != nil {
		return nil, rows.Err()
	}
	return items, nil
}

// row 23
func returned(ctx context.Context, pool *pgxpool.Pool) (pgx.Rows, error) {
	rows, err := pool.Query(ctx, "SELECT name FROM items") // ok
	if err != nil {
		return nil, err
	}
	return rows, nil
}

// row 23
func tail(ctx context.Context, pool *pgxpool.Pool) (pgx.Rows, error) {
	return pool.Query(ctx, "SELECT name FROM items") // ok
}

// row 26
func collected(ctx context.Context, pool *pgxpool.Pool) ([]item, error) {
	rows, err := pool.Query(ctx, "SELECT name FROM items") // ok
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByName[item])
}

// row 26
func collectedExplicitly(ctx context.Context, pool *pgxpool.Pool) ([]item, error) {
	rows, _ := pool.Query(ctx, "SELECT name FROM items") // ok: an error of the query comes out of CollectRows
	items, err := pgx.CollectRows[item](rows, func(row pgx.CollectableRow) (i item, err error) {
		err = row.Scan(&i.name)
		return i, err
	})
	return items, err
}

// row 26
func forEach(ctx context.Context, tx pgx.Tx) (n int, err error) {
	rows, err := tx.Query(ctx, "SELECT n FROM items") // ok
	if err != nil {
		return 0, err
	}
	var i int
	if _, err := pgx.ForEachRow(rows, []any{&i}, func() error { n += i; return nil }); err != nil {
		return 0, err
	}
	return n, nil
}

// row 26: missed by one path
func collectedUnless(ctx context.Context, pool *pgxpool.Pool, dry bool) ([]item, error) {
	rows, err := pool.Query(ctx, "SELECT name FROM items") // leak error: cursor-leak <- line +5
	if err != nil {
		return nil, err
	}
	if dry {
		return nil, nil
	}
	return pgx.CollectRows(rows, pgx.RowToStructByName[item])
}

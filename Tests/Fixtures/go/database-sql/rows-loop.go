// Incident: a return in the middle of a rows loop leaves the rows, and with them a pooled connection, open.
package shop

import (
	"context"
	"database/sql"
	"fmt"
	"log"
)

type order struct {
	id    int64
	total float64
}

func scan(rows *sql.Rows, o *order) error { return rows.Scan(&o.id, &o.total) }

func orders(db *sql.DB) ([]order, error) {
	rows, err := db.Query("SELECT id, total FROM orders") // leak error: cursor-leak "return" <- line +8
	if err != nil {
		return nil, err
	}
	var result []order
	for rows.Next() {
		var o order
		if err := scan(rows, &o); err != nil {
			return nil, err
		}
		result = append(result, o)
	}
	return result, nil
}

func ordersDeferred(db *sql.DB) ([]order, error) {
	rows, err := db.Query("SELECT id, total FROM orders") // ok
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var result []order
	for rows.Next() {
		var o order
		if err := scan(rows, &o); err != nil {
			return nil, err
		}
		result = append(result, o)
	}
	return result, rows.Err()
}

func ordersMethod(ctx context.Context, db *sql.DB, customer int64) (total float64, err error) {
	rows, err := db.QueryContext(ctx, "SELECT total FROM orders WHERE customer = ?", customer) // leak error: cursor-leak <- line +7
	if err != nil {
		return 0, fmt.Errorf("query orders: %w", err)
	}
	for rows.Next() {
		var t float64
		if err = rows.Scan(&t); err != nil {
			return
		}
		total += t
	}
	return total, rows.Err()
}

func firstOrder(db *sql.DB) (order, error) {
	rows, err := db.Query("SELECT id, total FROM orders ORDER BY id LIMIT 1") // leak error: cursor-leak
	if err != nil {
		return order{}, err
	}
	var o order
	if rows.Next() {
		err = rows.Scan(&o.id, &o.total)
	}
	return o, err
}

func breakOut(db *sql.DB, limit int) (n int, err error) {
	rows, err := db.Query("SELECT id FROM orders") // leak error: cursor-leak <- line +10
	if err != nil {
		return 0, err
	}
	for rows.Next() {
		n++
		if n == limit {
			break
		}
	}
	return n, nil
}

func breakOutAndClose(db *sql.DB, limit int) (n int, err error) {
	rows, err := db.Query("SELECT id FROM orders") // ok
	if err != nil {
		return 0, err
	}
	for rows.Next() {
		n++
		if n == limit {
			break
		}
	}
	if err := rows.Close(); err != nil {
		log.Print(err)
	}
	return n, rows.Err()
}

func oneRow(db *sql.DB, id int64) (total float64, err error) {
	// A Row has nothing to close.
	err = db.QueryRow("SELECT total FROM orders WHERE id = ?", id).Scan(&total) // ok
	return total, err
}

package shop

import (
	"context"
	"database/sql"
)

func spawn(db *sql.DB, rows *sql.Rows) {
	go db.Ping()
	go func(r *sql.Rows) {
		r.Close()
		db.Close()
	}(rows)
	go worker(rows)
}

func send(ch chan<- *sql.Rows, rows *sql.Rows) {
	ch <- rows
}

func wait(ctx context.Context, ch chan *sql.Rows, out chan int) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case rows, ok := <-ch:
			if !ok {
				return nil
			}
			rows.Close()
		case out <- next():
			break
		default:
			idle()
		}
	}
}

func forever() {
	select {}
}

func receive(ch chan *sql.Rows) {
	rows := <-ch
	rows.Close()
	<-ch
}

func one(ch chan int) {
	select {
	case n := <-ch:
		use(n)
	}
}

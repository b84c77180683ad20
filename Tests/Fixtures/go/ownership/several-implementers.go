package ownership

import (
	"context"
	"database/sql"
)

// What stands behind the interface is not known, but each of them ends the transaction that it is given.

type sink interface {
	Run(ctx context.Context, tx *sql.Tx) (int, error)
}

type counting struct{ n int }

func (c counting) Run(ctx context.Context, tx *sql.Tx) (int, error) {
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, "UPDATE t SET n = n + 1"); err != nil {
		return 0, err
	}
	return c.n, tx.Commit()
}

type printing struct{ name string }

func (p *printing) Run(ctx context.Context, tx *sql.Tx) (int, error) {
	defer finishPrinting(tx)
	println(p.name)
	_, err := tx.ExecContext(ctx, "UPDATE t SET n = n + 2")
	return 0, err
}

func finishPrinting(tx *sql.Tx) { tx.Rollback() }

func runSink(ctx context.Context, db *sql.DB, s sink) (int, error) {
	tx, err := db.BeginTx(ctx, nil) // ok
	if err != nil {
		return 0, err
	}
	return s.Run(ctx, tx)
}

func runSinkAfterQuery(ctx context.Context, db *sql.DB, s sink) (int, error) {
	tx, err := db.BeginTx(ctx, nil) // leak: transaction-leak "on return" <- line +5
	if err != nil {
		return 0, err
	}
	if _, err := tx.ExecContext(ctx, "SET x = 1"); err != nil {
		return 0, err
	}
	return s.Run(ctx, tx)
}

// None of these ends it.

type looker interface {
	Look(tx *sql.Tx) error
}

type left struct{}

func (left) Look(tx *sql.Tx) error {
	_, err := tx.Exec("UPDATE left")
	return err
}

type right struct{}

func (right) Look(tx *sql.Tx) error {
	_, err := tx.Exec("UPDATE right")
	return err
}

func look(db *sql.DB, l looker) error {
	tx, err := db.Begin() // leak: transaction-leak <- line +4
	if err != nil {
		return err
	}
	return l.Look(tx)
}

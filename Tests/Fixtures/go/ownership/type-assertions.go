package ownership

import (
	"context"
	"database/sql"
)

type executor interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

func eitherOne(ctx context.Context, db *sql.DB, isTx bool) error {
	var either executor
	if isTx {
		tx, err := db.BeginTx(ctx, nil) // ok
		if err != nil {
			return err
		}
		either = tx
	} else {
		conn, err := db.Conn(ctx) // ok
		if err != nil {
			return err
		}
		either = conn
	}
	defer func() {
		if tx, ok := either.(*sql.Tx); ok {
			tx.Commit()
			return
		}
		if conn, ok := either.(*sql.Conn); ok {
			conn.Close()
			return
		}
		panic("not reached")
	}()
	_, err := either.ExecContext(ctx, "UPDATE t SET n = 1")
	return err
}

func switched(ctx context.Context, db *sql.DB) error {
	var either executor
	tx, err := db.BeginTx(ctx, nil) // ok
	if err != nil {
		return err
	}
	either = tx
	_, err = either.ExecContext(ctx, "UPDATE t SET n = 1")
	switch value := either.(type) {
	case *sql.Tx:
		value.Rollback()
	case *sql.Conn:
		value.Close()
	}
	return err
}

func asserted(ctx context.Context, db *sql.DB, keep bool) error {
	tx, err := db.BeginTx(ctx, nil) // leak: transaction-leak "on return" <- line +7
	if err != nil {
		return err
	}
	var either executor = tx
	if value, ok := either.(*sql.Tx); ok {
		if keep {
			return nil
		}
		return value.Rollback()
	}
	return nil
}

func otherFlags(ctx context.Context, db *sql.DB, value any) error {
	tx, err := db.BeginTx(ctx, nil) // leak: transaction-leak "on return" <- line +6
	if err != nil {
		return err
	}
	name, ok := value.(string)
	if !ok {
		return nil
	}
	if _, err := tx.ExecContext(ctx, name); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

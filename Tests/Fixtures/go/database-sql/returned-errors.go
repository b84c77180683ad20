package store

import (
	"context"
	"database/sql"
	"errors"
	"io"

	"example.org/httperr"
	"example.org/trace"
	"example.org/types"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

var ErrGone = errors.New("gone")

// What is returned as an error is one, by its name or by how it was made.

func sentinel(db *sql.DB) (err error) {
	tx, failure := db.Begin() // ok
	if failure != nil {
		return failure
	}
	defer func() {
		if err != nil {
			tx.Rollback()
		}
	}()
	if isGone(tx) {
		return ErrGone
	}
	if isMissing(tx) {
		return types.ErrNotFound
	}
	if isEmpty(tx) {
		return io.EOF
	}
	return tx.Commit()
}

func sentinelInTheVariable(db *sql.DB) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
		}
	}()
	if isGone(tx) {
		err = sql.ErrNoRows
		return err
	}
	err = tx.Commit()
	return err
}

func sentinelThatTheVariableMisses(db *sql.DB) error {
	tx, err := db.Begin() // leak: transaction-leak "on return" <- line +10
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
		}
	}()
	if isGone(tx) {
		return ErrGone
	}
	err = tx.Commit()
	return err
}

func made(ctx context.Context, db *sql.DB) (err error) {
	tx, failure := db.Begin() // ok
	if failure != nil {
		return failure
	}
	defer func() {
		if err != nil {
			tx.Rollback()
		}
	}()
	if isGone(tx) {
		return status.Error(codes.NotFound, "gone")
	}
	if isMissing(tx) {
		return httperr.BadRequest("missing")
	}
	if err2 := fill(ctx, tx); err2 != nil {
		return trace.Wrap(err2)
	}
	return tx.Commit()
}

func wrappedWhateverItIs(ctx context.Context, db *sql.DB) (err error) {
	tx, failure := db.Begin() // leak: transaction-leak "on return" <- line +10
	if failure != nil {
		return failure
	}
	defer func() {
		if err != nil {
			tx.Rollback()
		}
	}()
	err = fill(ctx, tx)
	return trace.Wrap(err)
}

func askedOfTheContext(ctx context.Context, db *sql.DB) (err error) {
	tx, failure := db.Begin() // leak: transaction-leak "on return" <- line +10
	if failure != nil {
		return failure
	}
	defer func() {
		if err != nil {
			tx.Rollback()
		}
	}()
	if isGone(tx) {
		return ctx.Err()
	}
	return tx.Commit()
}

func brokenOut(db *sql.DB, ids []int) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	for _, id := range ids {
		if id == 0 {
			err = ErrGone
			break
		}
	}
	if err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

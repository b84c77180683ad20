package store

import (
	"context"

	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

// The pool behind is there whenever asking for it succeeds, and asking for it fails only where there is none.

func closedUnlessThereIsNone(dsn string) error {
	db, err := gorm.Open(postgres.Open(dsn), &gorm.Config{}) // ok
	if err != nil {
		return err
	}
	defer func() {
		sql, err := db.DB()
		if err != nil {
			return
		}
		sql.Close()
	}()
	return db.Exec("DROP DATABASE test").Error
}

func closedWhereItIsThere(dsn string) error {
	db, err := gorm.Open(postgres.Open(dsn), &gorm.Config{}) // ok
	if err != nil {
		return err
	}
	defer func() {
		if pool, _ := db.DB(); pool != nil {
			pool.Close()
		}
	}()
	if pool, _ := db.DB(); pool != nil {
		pool.SetMaxOpenConns(1)
	}
	return db.Exec("DROP DATABASE test").Error
}

func onlyPinged(ctx context.Context, dsn string) error {
	db, err := gorm.Open(postgres.Open(dsn), &gorm.Config{}) // leak: connection-leak "on return"
	if err != nil {
		return err
	}
	pool, err := db.DB()
	if err != nil {
		return err
	}
	return pool.PingContext(ctx)
}

func closedInPart(dsn string, isDone bool) error {
	db, err := gorm.Open(postgres.Open(dsn), &gorm.Config{}) // leak: connection-leak "on return"
	if err != nil {
		return err
	}
	defer func() {
		if pool, _ := db.DB(); pool != nil && isDone {
			pool.Close()
		}
	}()
	return db.Exec("DROP DATABASE test").Error
}

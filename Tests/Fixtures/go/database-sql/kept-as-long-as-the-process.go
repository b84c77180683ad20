package main

import (
	"context"
	"database/sql"
	"os"
)

// What an object keeps that lives as long as the process need not be released.

type orders struct {
	find *sql.Stmt
}

func newOrders(ctx context.Context, db *sql.DB) (*orders, error) {
	find, err := db.PrepareContext(ctx, "SELECT id FROM orders WHERE id = $1") // ok
	if err != nil {
		return nil, err
	}
	return &orders{find: find}, nil
}

func (o *orders) has(ctx context.Context, id int) bool {
	return o.find.QueryRowContext(ctx, id).Scan(&id) == nil
}

type application struct {
	db     *sql.DB
	orders *orders
}

func newApplication(db *sql.DB) (*application, error) {
	app := &application{db: db}
	if err := app.initStores(context.Background()); err != nil {
		return nil, err
	}
	return app, nil
}

func (app *application) initStores(ctx context.Context) (err error) {
	app.orders, err = newOrders(ctx, app.db)
	return err
}

var shared *sql.DB

func main() {
	app, err := newApplication(shared)
	if err != nil {
		os.Exit(1)
	}
	app.orders.has(context.Background(), 1)
}

// The same in an object that every request makes anew.

type lines struct {
	find *sql.Stmt
}

func newLines(ctx context.Context, db *sql.DB) (*lines, error) {
	find, err := db.PrepareContext(ctx, "SELECT id FROM lines WHERE id = $1") // leak warning: statement-leak "not closed by any method of `lines`"
	if err != nil {
		return nil, err
	}
	return &lines{find: find}, nil
}

type request struct {
	lines *lines
}

func newRequest(ctx context.Context, db *sql.DB) (*request, error) {
	lines, err := newLines(ctx, db)
	if err != nil {
		return nil, err
	}
	return &request{lines: lines}, nil
}

func handle(ctx context.Context, db *sql.DB, id int) error {
	r, err := newRequest(ctx, db)
	if err != nil {
		return err
	}
	return r.lines.find.QueryRowContext(ctx, id).Scan(&id)
}

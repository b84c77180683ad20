// Who owns it: rows 153 to 179.
package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/signal"
	"sync"

	"golang.org/x/sync/errgroup"
)

// row 153
func bareExpression(db *sql.DB) {
	db.Prepare("SELECT 1") // leak error: statement-leak
}

func must(tx *sql.Tx, err error) *sql.Tx {
	if err != nil {
		panic(err)
	}
	return tx
}

// row 154
func chained(db *sql.DB) {
	must(db.Begin()).Rollback() // ok
}

// row 155
func singleRow(db *sql.DB) (n int, err error) {
	row := db.QueryRow("SELECT count(*) FROM entries") // ok: a Row closes itself
	err = row.Scan(&n)
	return n, err
}

// row 157
func releasedIfNotNil(db *sql.DB) {
	tx, err := db.Begin() // ok: nil exactly when there is nothing to release
	fmt.Println(err)
	if tx != nil {
		tx.Rollback()
	}
}

// row 158
func deferredIfNotNil(db *sql.DB) {
	tx, err := db.Begin() // ok
	if tx != nil {
		defer tx.Rollback()
	}
	fmt.Println(err)
}

type unit struct {
	tx   *sql.Tx
	name string
}

// row 159
func insideLiteral(db *sql.DB) (*unit, error) {
	tx, err := db.Begin() // ok: the caller's
	if err != nil {
		return nil, err
	}
	return &unit{tx: tx, name: "import"}, nil
}

// row 161
func otherFactoryForgotten(ctx context.Context, db *sql.DB) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	defer tx.Rollback()
	batch, err := db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelSerializable}) // leak error: transaction-leak <- line +5 // leak warning: nested-acquire <- line -5
	if err != nil {
		return err
	}
	fmt.Println(batch)
	return tx.Commit()
}

// row 162
func capturedByGroup(ctx context.Context, db *sql.DB, names []string) error {
	tx, err := db.BeginTx(ctx, nil) // ok
	if err != nil {
		return err
	}
	defer tx.Rollback()
	group, ctx := errgroup.WithContext(ctx)
	for _, name := range names {
		name := name
		group.Go(func() error {
			_, err := tx.ExecContext(ctx, "INSERT INTO names VALUES (?)", name)
			return err
		})
	}
	return group.Wait()
}

// row 163
func forwarded(db *sql.DB) error {
	begun, err := db.Begin() // ok
	if err != nil {
		return err
	}
	tx := begun
	defer tx.Rollback()
	return nil
}

// row 164
func oneOfThreeForgotten(db *sql.DB) error {
	insert, err := db.Prepare("INSERT INTO entries VALUES (?)") // ok
	if err != nil {
		return err
	}
	defer insert.Close()
	update, err := db.Prepare("UPDATE entries SET n = ?") // leak error: statement-leak
	if err != nil {
		return err
	}
	remove, err := db.Prepare("DELETE FROM entries") // ok
	if err != nil {
		return err
	}
	defer remove.Close()
	_, err = update.Exec(1)
	return err
}

// row 165
func returned(db *sql.DB) (*sql.Tx, error) {
	tx, err := db.Begin() // ok
	return tx, err
}

// row 166
func inLoop(db *sql.DB, names []string) error {
	for _, name := range names {
		stmt, err := db.Prepare("INSERT INTO names VALUES (?)") // leak error: statement-leak
		if err != nil {
			return err
		}
		stmt.Exec(name)
	}
	return nil
}

// row 167
func inLoopInsideLiteral(db *sql.DB, names []string) error {
	for _, name := range names {
		err := func() error {
			stmt, err := db.Prepare("INSERT INTO names VALUES (?)") // ok
			if err != nil {
				return err
			}
			defer stmt.Close()
			_, err = stmt.Exec(name)
			return err
		}()
		if err != nil {
			return err
		}
	}
	return nil
}

// row 168
func releasedByGoroutine(db *sql.DB, done <-chan struct{}) error {
	rows, err := db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	go func() {
		<-done
		rows.Close()
	}()
	return nil
}

// row 169
type session struct {
	tx *sql.Tx
}

func (s *session) begin(db *sql.DB) (err error) {
	s.tx, err = db.Begin() // ok: end releases it
	return err
}

func (s *session) end() { s.tx.Rollback() }

// row 172
type pair struct {
	first, second *sql.Stmt
}

func (p *pair) prepare(db *sql.DB) (err error) {
	p.first, err = db.Prepare("SELECT 1") // ok
	if err != nil {
		return err
	}
	p.second, err = db.Prepare("SELECT 2") // ok
	return err
}

func (p *pair) Close() {
	p.first.Close()
	p.second.Close()
}

func rollBack(tx *sql.Tx) { tx.Rollback() }

// row 173
func passedToHelper(db *sql.DB) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	rollBack(tx)
	return nil
}

// row 173
func passedToDeferredHelper(db *sql.DB) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	defer rollBack(tx)
	return nil
}

// row 174
func conditionalAcquisition(ctx context.Context, db *sql.DB, readOnly bool) error {
	var tx *sql.Tx
	var err error
	if readOnly {
		tx, err = db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}) // ok
	} else {
		tx, err = db.Begin() // ok
	}
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return nil
}

// row 175
func behindAnInterface(db *sql.DB) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	var held interface{} = tx
	held.(*sql.Tx).Rollback()
	return nil
}

var (
	shared   *sql.Conn
	sharedMu sync.Mutex
)

// row 176
func releasedOnSignal(ctx context.Context, db *sql.DB) error {
	sharedMu.Lock()
	defer sharedMu.Unlock()
	var err error
	shared, err = db.Conn(ctx) // ok: the handler closes it
	if err != nil {
		return err
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt)
	go func() {
		<-signals
		shared.Close()
	}()
	return nil
}

// row 177
func slicesOfStatements(db *sql.DB, queries []string) error {
	var statements []*sql.Stmt
	defer func() {
		for _, stmt := range statements {
			stmt.Close()
		}
	}()
	for _, query := range queries {
		stmt, err := db.Prepare(query) // ok: the deferred loop closes all
		if err != nil {
			return err
		}
		statements = append(statements, stmt)
	}
	return nil
}

type task struct {
	tx   *sql.Tx
	name string
}

// row 178
func jobOfGoroutine(db *sql.DB, jobs *sync.WaitGroup) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	job := task{tx: tx, name: "nightly"}
	jobs.Add(1)
	go func() {
		defer jobs.Done()
		defer job.tx.Rollback()
		fmt.Println(job.name)
	}()
	return nil
}

// row 179
type inner struct{ rows *sql.Rows }

func (i *inner) stop() { i.rows.Close() }

type outer struct {
	inner inner
	label string
}

func nestedField(db *sql.DB) error {
	var o outer
	var err error
	o.inner.rows, err = db.Query("SELECT 1") // ok
	if err != nil {
		return err
	}
	defer o.inner.stop()
	return nil
}

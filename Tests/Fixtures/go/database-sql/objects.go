package objects

import "database/sql"

// A method releases the field: whoever makes the object has to call it.
type closing struct {
	insert *sql.Stmt
}

func newClosing(db *sql.DB) (*closing, error) {
	insert, err := db.Prepare("INSERT INTO items VALUES (?)") // ok
	if err != nil {
		return nil, err
	}
	return &closing{insert: insert}, nil
}

func (c *closing) add(name string) error {
	_, err := c.insert.Exec(name)
	return err
}

func (c *closing) Close() error { return c.insert.Close() }

func closes(db *sql.DB) error {
	c, err := newClosing(db) // ok
	if err != nil {
		return err
	}
	defer c.Close()
	return c.add("one")
}

func forgets(db *sql.DB) error {
	c, err := newClosing(db) // leak error: statement-leak "`c` is not closed on return" <- line +4
	if err != nil {
		return err
	}
	return c.add("one")
}

func forgetsOnError(db *sql.DB) error {
	c, err := newClosing(db) // leak error: statement-leak <- line +5
	if err != nil {
		return err
	}
	if err := c.add("one"); err != nil {
		return err
	}
	return c.Close()
}

func handsOn(db *sql.DB) (*closing, error) {
	return newClosing(db) // ok
}

// An object in an object.
type outer struct {
	inner *closing
}

func newOuter(db *sql.DB) (*outer, error) {
	inner, err := newClosing(db) // ok
	if err != nil {
		return nil, err
	}
	return &outer{inner: inner}, nil
}

func (o *outer) Stop() { o.inner.Close() }

func stops(db *sql.DB) {
	o, err := newOuter(db) // ok
	if err != nil {
		return
	}
	defer o.Stop()
}

func doesNotStop(db *sql.DB) error {
	o, err := newOuter(db) // leak error: statement-leak <- line +4
	if err != nil {
		return err
	}
	return o.inner.add("two")
}

// row 170
type keeping struct {
	stmt *sql.Stmt
}

func newKeeping(db *sql.DB) (*keeping, error) {
	stmt, err := db.Prepare("DELETE FROM items") // leak warning: statement-leak "not closed by any method of `keeping`"
	if err != nil {
		return nil, err
	}
	return &keeping{stmt: stmt}, nil
}

func (k *keeping) clear() bool {
	_, err := k.stmt.Exec()
	return err == nil
}

func keeps(db *sql.DB) bool {
	k, err := newKeeping(db) // ok: reported where it is kept
	return err == nil && k.clear()
}

// row 171
type first struct {
	tx *sql.Tx
}

type second struct {
	tx *sql.Tx
}

func (f *first) begin(db *sql.DB) (err error) {
	f.tx, err = db.Begin() // leak warning: transaction-leak "by any method of `first`"
	return err
}

func (f *first) Close() {}

func (s *second) begin(db *sql.DB) (err error) {
	s.tx, err = db.Begin() // ok
	return err
}

func (s *second) Close() error { return s.tx.Rollback() }

func both(db *sql.DB) {
	f := &first{}
	f.begin(db)
	defer f.Close()
	s := &second{}
	s.begin(db)
	defer s.Close()
}

// Somebody else releases what the field holds.
type shared struct {
	Conn *sql.Conn
}

func (s *shared) fill(c *sql.Conn) { s.Conn = c }

func open(db *sql.DB) (*shared, error) {
	conn, err := db.Conn(nil) // ok: drop closes it
	if err != nil {
		return nil, err
	}
	return &shared{Conn: conn}, nil
}

func drop(s *shared) { s.Conn.Close() }

// A getter hands it out.
type lending struct {
	conn *sql.Conn
}

func newLending(db *sql.DB) (*lending, error) {
	conn, err := db.Conn(nil) // ok: who asks for it may close it
	if err != nil {
		return nil, err
	}
	return &lending{conn: conn}, nil
}

func (l *lending) raw() *sql.Conn { return l.conn }

func lends(db *sql.DB) *sql.Conn {
	l, err := newLending(db) // ok
	if err != nil {
		return nil
	}
	return l.raw()
}

// An object that keeps a closure which captures the object.
type looped struct {
	conn *sql.Conn
	run  func()
}

func capturesItself(db *sql.DB, keep func(*looped)) error {
	conn, err := db.Conn(nil) // ok
	if err != nil {
		return err
	}
	l := &looped{conn: conn}
	l.run = func() {
		l.conn.Close()
		l.run = nil
	}
	keep(l)
	return nil
}

func returnsItself(db *sql.DB) (*looped, error) {
	conn, err := db.Conn(nil) // ok
	if err != nil {
		return nil, err
	}
	l := &looped{conn: conn}
	l.run = func() { l.conn.Close() }
	return l, nil
}

// What is kept in an object in a field is released through both.
type unitOfWork struct {
	state *txState
}

type txState struct {
	unit *sql.Tx
	name string
}

func (u *unitOfWork) begin(db *sql.DB) error {
	tx, err := db.Begin() // ok
	if err != nil {
		return err
	}
	u.state = &txState{unit: tx, name: "unit"}
	return nil
}

func (u *unitOfWork) end() error { return u.state.unit.Commit() }

func (u *unitOfWork) abort() { u.state.unit.Rollback() }

func usesUnit(db *sql.DB) error {
	u := &unitOfWork{}
	if err := u.begin(db); err != nil {
		return err
	}
	return u.end()
}

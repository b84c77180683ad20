package shop

import (
	"database/sql"
	. "fmt"

	_ "github.com/lib/pq"

	yaml "example.com/go-yaml"
	"github.com/hashicorp/go-multierror"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"gopkg.in/guregu/null.v4"
)

type (
	// Store is a struct with an embedded one.
	Store struct {
		*sql.DB
		pgx.Tx
		name, title string
		pool        *pgxpool.Pool
		byName      map[string]*sql.Stmt
		list        []Item
		callback    func() error
	}

	Closer interface {
		Close() error
		Open(name string) (rows *sql.Rows, err error)
		Pinger
	}

	Pinger interface{ Ping() }

	Row = sql.Row

	Level int

	Set[K comparable, V Pinger] struct {
		items map[K]V
	}
)

var db *sql.DB

var (
	store, err = NewStore(db)
	pool       = &pgxpool.Pool{}
)

const insert = "INSERT INTO a " +
	"VALUES (1)"

const (
	first = iota
	second
)

func NewStore(db *sql.DB, options ...string) (*Store, error) {
	s := &Store{DB: db, name: "x"}
	if err := s.DB.Ping(); err != nil {
		return nil, multierror.Append(err, yaml.Bad, null.Int{})
	}
	return s, nil
}

func (s *Store) Get(id int, _ string) (item Item, err error) {
	db.Exec(insert, id, first)
	Println(unknownFunction(id))
	return
}

func (Level) String() string { return "level" }

func (s *Set[K, V]) Each(f func(K, V)) {
	for key, value := range s.items {
		value.Ping()
		f(key, value)
	}
}

func generic[T any, P Pinger](list []T, p P) T {
	var zero T
	p.Ping()
	return zero
}

func instances(x any) {
	generic[int](nil, nil)
	pgx.CollectRows[Item](x, pgx.RowTo[Item])
	Pair[int, string](x)
	_ = generic[int, Level]
}

func conversions(x any, b []byte) {
	use(string(b), []byte("x"), Level(3), Pinger(x), (*Store)(x), any(x), Set[int, Level](x))
}

func local() {
	type row struct{ id int }
	const limit = 3
	query := "SELECT 1"
	changing := "SELECT 2"
	changing += " LIMIT 1"
	var r row
	use(r, limit, query, changing)
}

func shadows(sql *Store) {
	sql.Get(1, "")
	len := func(int) int { return 0 }
	use(len(3))
}

package shop

import (
	"database/sql"
	"fmt"
)

func text(table string, n int) {
	use("a\tb\"\u00e9\x41\101\n", `raw
\n`, 'x', 0x1F, 1_000, 0b101, 017, 0, 1.5, -2, 3i)
	use("SELECT " + "1", "DELETE FROM "+table, table+" x", "a"+table+"b", ("x"))
	use(fmt.Sprintf("SAVEPOINT sp_%d", n), fmt.Sprintf("BEGIN"), fmt.Sprintf("%s", table), fmt.Sprint("ROLLBACK TO ", n))
}

func composites(rows *sql.Rows, key string) *Pair {
	list := []*sql.Rows{rows, nil}
	byName := map[string]*sql.Rows{"a": rows, key: nil}
	nested := []Pair{{left: rows}, {rows, nil}}
	array := [...]int{2: 1, 3}
	pointer := &Pair{left: rows, right: open()}
	anonymous := struct{ rows *sql.Rows }{rows}
	use(list, byName, nested, array, anonymous, Options{}, &Options{Verbose: true})
	return pointer
}

func elements(list []*sql.Rows, byName map[string]*sql.Rows, i int, key string) {
	list[0].Close()
	list[i].Close()
	byName["a"].Close()
	byName[key].Close()
	list[next()].Close()
	list[1:][0].Close()
	use(&list[0], *byName["a"], list[1:i])
}

func builtins(list []int) []int {
	s := make([]*sql.Rows, 0, len(list))
	p := new(sql.DB)
	list = append(list, 1)
	list = append(list, more()...)
	use(s, p, min(1, 2), cap(list))
	delete(m, "a")
	return list
}

func chain(db *Builder) {
	db.
		Select("a").
		From("b").
		Where("c = ?", 1).(*Query).
		Run()
}

func addresses(rows *sql.Rows) {
	var a, b int
	err := rows.Scan(&a, &b, &item.name)
	p := &a
	*p = 3
	use(err, p, *p)
}

type pair struct {
	first, second *sql.Rows
	count         int
}

func positional(rows *sql.Rows) {
	p := pair{rows, nil, 1}
	p.first.Close()
	for _, q := range []*pair{{rows, rows, 2}} {
		q.second.Close()
	}
}

package shop

import "database/sql"

func drain(rows *sql.Rows) error {
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return err
		}
	}
	return rows.Err()
}

func clause() {
	for i := 0; i < 10; i++ {
		if skip(i) {
			continue
		}
		use(i)
	}
}

func endless(ready func() bool) {
	for {
		if ready() {
			break
		}
	}
}

func labels(grid [][]int) {
outer:
	for _, row := range grid {
		for _, cell := range row {
			if cell == 0 {
				continue outer
			}
			if cell < 0 {
				break outer
			}
		}
	}
}

func ranges(list []*sql.DB, byName map[string]*sql.DB, ch chan *sql.Rows, n int, seq func(func(*sql.DB) bool)) {
	for i := range list {
		list[i].Close()
	}
	for _, db := range list {
		db.Close()
	}
	for name, db := range byName {
		use(name, db)
	}
	for rows := range ch {
		rows.Close()
	}
	for range n {
		tick()
	}
	for db := range seq {
		db.Close()
	}
	var db *sql.DB
	for _, db = range list {
	}
	db.Close()
}

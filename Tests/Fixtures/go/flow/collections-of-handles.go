// Collections of connections: helpers that close the elements of what they are given.
package subject

import (
	"context"
	"database/sql"
	"io"
	"maps"
	"slices"
)

type named struct {
	name string
	conn *sql.Conn
}

func closeByIndex(conns []*sql.Conn) {
	for i := range conns {
		conns[i].Close()
	}
}

func closeClosers(all []io.Closer) {
	for _, each := range all {
		_ = each.Close()
	}
}

func closeBackward(conns []*sql.Conn) {
	for _, conn := range slices.Backward(conns) {
		conn.Close()
	}
}

func closeNamed(all []named) {
	for _, each := range all {
		each.conn.Close()
	}
}

func closeGroups(groups map[string][]*sql.Conn) {
	for _, conns := range groups {
		for _, conn := range conns {
			conn.Close()
		}
	}
}

func closeValues(conns map[string]*sql.Conn) {
	for conn := range maps.Values(conns) {
		conn.Close()
	}
}

func closeDeferred(conns []*sql.Conn) {
	defer func() {
		for _, conn := range conns {
			conn.Close()
		}
	}()
}

func ping(ctx context.Context, all []named) {
	for _, each := range all {
		each.conn.PingContext(ctx)
	}
}

func open(ctx context.Context, db *sql.DB) *sql.Conn {
	conn, err := db.Conn(ctx)
	if err != nil {
		panic(err)
	}
	return conn
}

func byIndex(ctx context.Context, db *sql.DB) {
	conn := open(ctx, db) // ok
	closeByIndex([]*sql.Conn{conn})
}

func asClosers(ctx context.Context, db *sql.DB) {
	conn := open(ctx, db) // ok
	closeClosers([]io.Closer{conn})
}

func backward(ctx context.Context, db *sql.DB) {
	conn := open(ctx, db) // ok
	closeBackward([]*sql.Conn{conn})
}

func inStructs(ctx context.Context, db *sql.DB) {
	conn := open(ctx, db) // ok
	closeNamed([]named{{"main", conn}})
}

func inNamedFields(ctx context.Context, db *sql.DB) {
	conn := open(ctx, db) // ok
	closeNamed([]named{{name: "main", conn: conn}})
}

func inGroups(ctx context.Context, db *sql.DB) {
	conn := open(ctx, db) // ok
	closeGroups(map[string][]*sql.Conn{"main": {conn}})
}

func inAMap(ctx context.Context, db *sql.DB) {
	conn := open(ctx, db) // ok
	closeValues(map[string]*sql.Conn{"main": conn})
}

func later(ctx context.Context, db *sql.DB) {
	conn := open(ctx, db) // ok
	closeDeferred([]*sql.Conn{conn})
}

func onlyUsed(ctx context.Context, db *sql.DB) {
	conn := open(ctx, db) // leak: connection-leak "not closed when the function ends" <- line +2
	ping(ctx, []named{{"main", conn}})
}

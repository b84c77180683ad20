// What has the names of the standard library's other packages in common with databases: none of it is one.
package traps

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"sync"
	"text/template"
	"time"

	// The names below are used beside these: the files that matter import databases.
	_ "github.com/gomodule/redigo/redis"
	_ "github.com/jackc/pgx/v5"
)

var errStop = errors.New("stop")

// The parameters of a URL.
func query(u *url.URL) (string, error) {
	values := u.Query() // ok
	if values.Get("q") == "" {
		return "", errStop
	}
	return values.Get("q"), nil
}

// The parameters of a URL, parsed.
func parseQuery(text string) (string, error) {
	values, err := url.ParseQuery(text) // ok
	if err != nil {
		return "", err
	}
	return values.Get("q"), nil
}

// An HTTP client has connections, but they are its own.
func get(client *http.Client) error {
	response, err := client.Get("https://example.com") // ok: another linter's business
	if err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return errStop
	}
	return response.Body.Close()
}

// A mutex is locked and unlocked.
func lock(mu *sync.Mutex, stop bool) error {
	mu.Lock() // ok
	if stop {
		return errStop
	}
	mu.Unlock()
	return nil
}

// A pool of objects: what is not put back is collected.
func object(pool *sync.Pool) ([]byte, error) {
	buffer, ok := pool.Get().([]byte) // ok
	if !ok {
		return nil, errStop
	}
	pool.Put(buffer)
	return buffer, nil
}

// A context's cancel function is the business of the compiler's vet.
func timeout(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second) // ok
	if ctx.Err() != nil {
		return ctx.Err()
	}
	cancel()
	return nil
}

// Records of a CSV file.
func records(file io.Reader) ([]string, error) {
	rows := csv.NewReader(file) // ok
	for {
		row, err := rows.Read()
		if err != nil {
			return nil, err
		}
		if len(row) > 1 {
			return row, nil
		}
	}
}

// A scanner has Scan and Err.
func lines(file io.Reader) (string, error) {
	rows := bufio.NewScanner(file) // ok
	for rows.Scan() {
		return rows.Text(), nil
	}
	return "", rows.Err()
}

// A file is closed, but is no connection.
func read(path string) error {
	file, err := os.Open(path) // ok
	if err != nil {
		return err
	}
	_, err = io.ReadAll(file)
	return err
}

// Somebody's io.Closer in a field.
type holder struct{ closer io.Closer }

func (h *holder) replace(closer io.Closer) error {
	h.closer = closer // ok
	if closer == nil {
		return errStop
	}
	return nil
}

// A template's own Begin and Lookup.
func render(t *template.Template) error {
	begin := t.Lookup("begin") // ok
	if begin == nil {
		return errStop
	}
	return begin.Execute(io.Discard, nil)
}

// A ticker is stopped, not closed.
func tick() error {
	ticker := time.NewTicker(time.Second) // ok
	<-ticker.C
	return errStop
}

// Package lab is what generated functions call, and what runs them under every schedule of outcomes.
package lab

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"time"
)

// Bounds of the search: runs of a function, choices of a run, marks of a run, distinct leaking runs told of a line.
const (
	runLimit    = 3000
	choiceLimit = 14
	markLimit   = 2000
	toldLimit   = 200
)

// ErrBusy is the error that generated functions name.
var ErrBusy = errors.New("busy")

var errOther = errors.New("other")

// Function is a generated function.
type Function struct {
	Name string
	Body any
	// It tells ErrBusy from other errors.
	NamesBusy bool
}

type run struct {
	given     []int
	taken     []choice
	notes     []string
	lines     []int
	held      []*Conn
	begun     []*Tx
	again     map[int]int
	namesBusy bool
	invalid   string
	isCut     bool
	exited    bool
}

type choice struct{ made, options int }

var current *run

func (r *run) choose(options int) int {
	if len(r.taken) >= choiceLimit {
		r.isCut = true
		return 0
	}
	made := 0
	if len(r.taken) < len(r.given) {
		made = r.given[len(r.taken)]
	}
	r.taken = append(r.taken, choice{made, options})
	return made
}

// The choices of the next run, or nil when this was the last.
func (r *run) following() []int {
	for number := len(r.taken) - 1; number >= 0; number-- {
		if r.taken[number].made+1 == r.taken[number].options {
			continue
		}
		next := []int{}
		for _, earlier := range r.taken[:number] {
			next = append(next, earlier.made)
		}
		return append(next, r.taken[number].made+1)
	}
	return nil
}

func line() int {
	_, _, line, _ := runtime.Caller(2)
	return line
}

func (r *run) note(line int, format string, values ...any) {
	r.notes = append(r.notes, fmt.Sprintf("line %d ", line)+fmt.Sprintf(format, values...))
}

func (r *run) fails(line int, what string) error {
	options := 2
	if r.namesBusy {
		options = 3
	}
	err := []error{nil, errOther, ErrBusy}[r.choose(options)]
	if err != nil {
		r.note(line, "%s fails: %v", what, err)
	}
	return err
}

func (r *run) flip(line int, what string) bool {
	answer := r.choose(2) == 1
	r.note(line, "%s is %v", what, answer)
	return answer
}

// At marks that a statement begins.
func At(line int) {
	current.lines = append(current.lines, line)
	if len(current.lines) > markLimit {
		current.invalid = "does not end"
		runtime.Goexit()
	}
}

// Conn is a connection.
type Conn struct {
	line   int
	isOpen bool
	txs    []*Tx
}

// Tx is a transaction, which ends with its connection.
type Tx struct {
	line   int
	isOpen bool
}

func impossible(what string) {
	current.invalid = what
	runtime.Goexit()
}

func acquired(line int) *Conn {
	conn := &Conn{line: line, isOpen: true}
	current.held = append(current.held, conn)
	return conn
}

func Acquire() (*Conn, error) {
	line := line()
	if err := current.fails(line, "Acquire"); err != nil {
		return nil, err
	}
	return acquired(line), nil
}

func Find() *Conn {
	line := line()
	if !current.flip(line, "Find") {
		return nil
	}
	return acquired(line)
}

func (c *Conn) Close() error {
	if c == nil {
		impossible("null handle")
	}
	c.isOpen = false
	for _, tx := range c.txs {
		tx.isOpen = false
	}
	return current.fails(line(), "Close")
}

func (c *Conn) Query() error {
	if c == nil {
		impossible("null handle")
	}
	return current.fails(line(), "Query")
}

func (c *Conn) Begin() (*Tx, error) {
	if c == nil {
		impossible("null handle")
	}
	if !c.isOpen {
		impossible("use after release")
	}
	line := line()
	if err := current.fails(line, "Begin"); err != nil {
		return nil, err
	}
	tx := &Tx{line: line, isOpen: true}
	c.txs = append(c.txs, tx)
	current.begun = append(current.begun, tx)
	return tx, nil
}

func (t *Tx) Commit() error {
	if t == nil {
		impossible("null handle")
	}
	t.isOpen = false
	return current.fails(line(), "Commit")
}

func (t *Tx) Rollback() error {
	if t == nil {
		impossible("null handle")
	}
	t.isOpen = false
	return nil
}

func Release(c *Conn) {
	if c == nil {
		impossible("null handle")
	}
	c.isOpen = false
	for _, tx := range c.txs {
		tx.isOpen = false
	}
}

// Keep makes the connection somebody else's.
func Keep(c *Conn) { c.forget() }

func Work() error { return current.fails(line(), "Work") }

func Use(*Conn) error { return current.fails(line(), "Use") }

func Flip() bool { return current.flip(line(), "Flip") }

// More is true at most twice in a row on one line, so that loops end.
func More() bool {
	line := line()
	if current.again[line] >= 2 {
		current.again[line] = 0
		return false
	}
	answer := current.flip(line, "More")
	if answer {
		current.again[line]++
	} else {
		current.again[line] = 0
	}
	return answer
}

func Items() []int {
	count := current.choose(3)
	current.note(line(), "Items are %d", count)
	return make([]int, count)
}

// Ready is a channel that can be received from, or not.
func Ready() <-chan int {
	if !current.flip(line(), "Ready") {
		return nil
	}
	channel := make(chan int)
	close(channel)
	return channel
}

// Exit ends the process.
func Exit() {
	current.exited = true
	runtime.Goexit()
}

func (c *Conn) forget() {
	if c == nil {
		return
	}
	c.line = 0
	for _, tx := range c.txs {
		tx.line = 0
	}
}

// What the value holds is somebody else's now.
func forget(value reflect.Value) {
	if !value.IsValid() || !value.CanInterface() {
		return
	}
	switch value := value.Interface().(type) {
	case *Conn:
		value.forget()
		return
	case *Tx:
		if value != nil {
			value.line = 0
		}
		return
	}
	if value.Kind() == reflect.Struct {
		for i := 0; i < value.NumField(); i++ {
			forget(value.Field(i))
		}
	}
}

func (r *run) execute(body reflect.Value) (panicked bool) {
	current = r
	arguments := make([]reflect.Value, body.Type().NumIn())
	for i := range arguments {
		argument := r.choose(2) == 1
		arguments[i] = reflect.ValueOf(argument)
		r.notes = append(r.notes, fmt.Sprintf("argument %d is %v", i, argument))
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		panicked = true
		defer func() { recover() }()
		for _, result := range body.Call(arguments) {
			forget(result)
		}
		panicked = false
	}()
	select {
	case <-done:
	case <-time.After(time.Second):
		// Left behind, waiting for ever.
		r.invalid = "blocks"
	}
	return panicked
}

type leak struct {
	Schedule []string `json:"schedule"`
	Lines    []int    `json:"lines"`
	Raised   bool     `json:"raised"`
}

type site struct {
	Line        int    `json:"line"`
	Leaks       []leak `json:"leaks"`
	IsTruncated bool   `json:"isTruncated"`
	seen        map[string]bool
}

type truth struct {
	Function string  `json:"function"`
	Runs     int     `json:"runs"`
	IsCut    bool    `json:"isCut"`
	Invalid  *string `json:"invalid,omitempty"`
	Sites    []*site `json:"sites"`
}

func (t *truth) note(line int, isOpen bool, r *run) {
	if line == 0 {
		return
	}
	var found *site
	for _, known := range t.Sites {
		if known.Line == line {
			found = known
		}
	}
	if found == nil {
		found = &site{Line: line, Leaks: []leak{}, seen: map[string]bool{}}
		t.Sites = append(t.Sites, found)
	}
	key := fmt.Sprint(r.lines)
	if !isOpen || found.seen[key] {
		return
	}
	found.seen[key] = true
	if len(found.Leaks) == toldLimit {
		found.IsTruncated = true
		return
	}
	found.Leaks = append(found.Leaks, leak{r.notes, append([]int{}, r.lines...), false})
}

func find(function Function) *truth {
	t := &truth{Function: function.Name, Sites: []*site{}}
	body := reflect.ValueOf(function.Body)
	for given := []int{}; given != nil; {
		if t.Runs == runLimit {
			t.IsCut = true
			break
		}
		t.Runs++
		r := &run{given: given, again: map[int]int{}, namesBusy: function.NamesBusy}
		panicked := r.execute(body)
		if r.invalid != "" {
			t.Invalid = &r.invalid
			return t
		}
		t.IsCut = t.IsCut || r.isCut
		// A panic that nobody recovers ends the process, as Exit does.
		outlives := !panicked && !r.exited
		for _, conn := range r.held {
			t.note(conn.line, conn.isOpen && outlives, r)
		}
		for _, tx := range r.begun {
			t.note(tx.line, tx.isOpen && outlives, r)
		}
		given = r.following()
	}
	return t
}

// Run prints what is true of each function, one JSON object a line.
func Run(functions []Function) {
	encoder := json.NewEncoder(os.Stdout)
	for _, function := range functions {
		if err := encoder.Encode(find(function)); err != nil {
			panic(err)
		}
	}
}

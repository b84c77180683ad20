// Package lab is what generated functions call, and what runs them under every schedule of outcomes.
package lab

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"strings"
	"time"
)

// Bounds of the search: runs of a function, choices of a run, marks of a run, distinct leaking runs told of a line.
const (
	runLimit    = 3000
	choiceLimit = 14
	markLimit   = 2000
	toldLimit   = 200
)

// How long a run takes that waits for ever: more than any other does on a busy machine. What is left behind must not go on.
const blocked = 20 * time.Second

// ErrBusy is the error that generated functions name.
var ErrBusy = errors.New("busy")

var errOther = errors.New("other")

// Function is a generated function.
type Function struct {
	Name string
	Body any
	// It tells ErrBusy from other errors.
	NamesBusy bool
	Parts     []Part
}

// Part is a function that a generated function calls.
type Part struct {
	Name string
	Body any
}

type run struct {
	given     []int
	taken     []choice
	notes     []string
	lines     []int
	held      []*Conn
	arguments []*Conn
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

// How many functions of the generated file are under way. Literals are part of the function that they stand in.
func depth() int {
	callers := make([]uintptr, 64)
	frames := runtime.CallersFrames(callers[:runtime.Callers(2, callers)])
	count := 0
	for {
		frame, more := frames.Next()
		if strings.HasPrefix(frame.Function, "main.") && !strings.Contains(frame.Function, ".func") {
			count++
		}
		if !more {
			return count
		}
	}
}

// What the callee made is the caller's from now on, and the call an acquisition there.
func handOver(line int, values ...any) {
	depth := depth()
	for _, value := range values {
		for _, conn := range conns(reflect.ValueOf(value)) {
			if conn.depth == depth+1 {
				conn.depth = depth
				if conn.line != 0 {
					conn.line = line
				}
			}
		}
	}
}

// From, From2 and From3 stand around calls of generated functions.
func From[A any](a A) A {
	handOver(line(), a)
	return a
}

func From2[A, B any](a A, b B) (A, B) {
	handOver(line(), a, b)
	return a, b
}

func From3[A, B, C any](a A, b B, c C) (A, B, C) {
	handOver(line(), a, b, c)
	// What comes with a function that releases it is that function's.
	for _, conn := range conns(reflect.ValueOf(a)) {
		conn.isOutOfSight = true
	}
	return a, b, c
}

// Functions of whose way with its argument callers know no more than "perhaps".
var perhaps = map[string]bool{}

// Enter tells that a function has got a connection.
func Enter(function string, conn *Conn) {
	if conn != nil && perhaps[function] {
		conn.isOutOfSight = true
	}
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
	// How many generated functions are under way around the one that must see to its release.
	depth int
	// Somebody else took it over.
	isKept bool
	// A function of whose way with its argument callers know no more than "perhaps" has had it.
	isOutOfSight bool
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
	conn := &Conn{line: line, isOpen: true, depth: depth()}
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

// Either of two channels can be received from.
func Either() (left, right <-chan int) {
	ready := make(chan int)
	close(ready)
	if current.flip(line(), "Either") {
		return ready, nil
	}
	return nil, ready
}

// Any is a number, an error or nothing.
func Any() any {
	choice := current.choose(3)
	current.note(line(), "Any is %d", choice)
	return []any{1, errOther, nil}[choice]
}

// Apply calls the function.
func Apply(c *Conn, function func(*Conn)) { function(c) }

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
	c.isKept = true
	for _, tx := range c.txs {
		tx.line = 0
	}
}

// The connections that are in a value, as deep as generated functions put things.
func conns(value reflect.Value) []*Conn {
	if !value.IsValid() || !value.CanInterface() {
		return nil
	}
	if conn, ok := value.Interface().(*Conn); ok {
		if conn == nil {
			return nil
		}
		return []*Conn{conn}
	}
	var found []*Conn
	switch value.Kind() {
	case reflect.Pointer, reflect.Interface:
		found = conns(value.Elem())
	case reflect.Struct:
		for i := 0; i < value.NumField(); i++ {
			found = append(found, conns(value.Field(i))...)
		}
	case reflect.Slice:
		for i := 0; i < value.Len(); i++ {
			found = append(found, conns(value.Index(i))...)
		}
	}
	return found
}

// What the value holds is somebody else's now.
func forget(value reflect.Value) {
	if value.IsValid() && value.CanInterface() {
		if tx, ok := value.Interface().(*Tx); ok && tx != nil {
			tx.line = 0
			return
		}
	}
	for _, conn := range conns(value) {
		conn.forget()
	}
}

// An argument of a generated function; connections are somebody else's.
func (r *run) argument(index int, kind reflect.Type) reflect.Value {
	if kind == reflect.TypeOf((*Conn)(nil)) {
		isNull := r.choose(2) == 1
		r.notes = append(r.notes, fmt.Sprintf("argument %d is null: %v", index, isNull))
		if isNull {
			return reflect.Zero(kind)
		}
		conn := &Conn{isOpen: true}
		r.arguments = append(r.arguments, conn)
		return reflect.ValueOf(conn)
	}
	if kind.Kind() == reflect.Bool {
		argument := r.choose(2) == 1
		r.notes = append(r.notes, fmt.Sprintf("argument %d is %v", index, argument))
		return reflect.ValueOf(argument)
	}
	return reflect.Zero(kind)
}

func (r *run) execute(body reflect.Value) (panicked bool) {
	current = r
	arguments := make([]reflect.Value, body.Type().NumIn())
	for i := range arguments {
		arguments[i] = r.argument(i, body.Type().In(i))
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		panicked = true
		defer func() { recover() }()
		for _, result := range body.Call(arguments) {
			forget(result)
		}
		forget(reflect.ValueOf(kept()))
		panicked = false
	}()
	select {
	case <-done:
		kept()
	case <-time.After(blocked):
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
	IsUncertain bool   `json:"isUncertain"`
	seen        map[string]bool
}

type truth struct {
	Function string  `json:"function"`
	Runs     int     `json:"runs"`
	IsCut    bool    `json:"isCut"`
	Invalid  *string `json:"invalid,omitempty"`
	Sites    []*site `json:"sites"`
}

func (t *truth) note(line int, isOpen, isOutOfSight bool, r *run) {
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
	if isOpen && isOutOfSight {
		found.IsUncertain = true
		return
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

// Calls the body under every schedule, until each answers false.
func (t *truth) explore(body reflect.Value, namesBusy bool, each func(r *run, isOver bool) bool) {
	for given, runs := []int{}, 0; given != nil; runs++ {
		if runs == runLimit {
			t.IsCut = true
			return
		}
		t.Runs++
		r := &run{given: given, notes: []string{}, lines: []int{}, again: map[int]int{}, namesBusy: namesBusy}
		panicked := r.execute(body)
		// A panic that nobody recovers ends the process, as Exit does.
		if !each(r, panicked || r.exited) {
			return
		}
		given = r.following()
	}
}

func (t *truth) noteRun(r *run, isOver bool) {
	t.IsCut = t.IsCut || r.isCut
	for _, conn := range r.held {
		t.note(conn.line, conn.isOpen && !isOver, conn.isOutOfSight, r)
		for _, tx := range conn.txs {
			t.note(tx.line, tx.isOpen && !isOver, conn.isOutOfSight, r)
		}
	}
	for _, conn := range r.arguments {
		for _, tx := range conn.txs {
			t.note(tx.line, tx.isOpen && !isOver, conn.isOutOfSight, r)
		}
	}
}

// A part by itself: its own acquisitions do not hang on who calls it with what.
func (t *truth) explorePart(part Part, namesBusy bool) {
	fates := map[string]bool{}
	t.explore(reflect.ValueOf(part.Body), namesBusy, func(r *run, isOver bool) bool {
		if r.invalid != "" {
			// A null argument that it cannot do with.
			return true
		}
		t.noteRun(r, isOver)
		for _, conn := range r.arguments {
			if !isOver {
				fates[fmt.Sprint(conn.isOpen && !conn.isKept, conn.isKept)] = true
			}
		}
		return true
	})
	perhaps[part.Name] = len(fates) > 1
}

func find(function Function) *truth {
	t := &truth{Function: function.Name, Sites: []*site{}}
	for _, part := range function.Parts {
		t.explorePart(part, function.NamesBusy)
	}
	t.explore(reflect.ValueOf(function.Body), function.NamesBusy, func(r *run, isOver bool) bool {
		if r.invalid != "" {
			t.Invalid = &r.invalid
			return false
		}
		t.noteRun(r, isOver)
		return true
	})
	return t
}

// What generated functions have put away for somebody else, which is then forgotten.
var kept func() any

// Run prints what is true of each function, one JSON object a line.
//
// takeKept hands out what functions have put into variables of the package.
func Run(functions []Function, takeKept func() any) {
	kept = takeKept
	encoder := json.NewEncoder(os.Stdout)
	for _, function := range functions {
		if err := encoder.Encode(find(function)); err != nil {
			panic(err)
		}
	}
}

// Libraries whose calls read as if they went to a database.
package traps

import (
	"context"
	"errors"

	"github.com/Masterminds/squirrel"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/doug-martin/goqu/v9"
	"github.com/elastic/go-elasticsearch/v8"
	"github.com/go-playground/validator/v10"
	"github.com/gorilla/sessions"
	"github.com/gorilla/websocket"
	"github.com/graphql-go/graphql"
	"github.com/nats-io/nats.go"
	"github.com/olivere/elastic/v7"
	"github.com/prometheus/client_golang/api/prometheus/v1"
	"github.com/segmentio/kafka-go"
	"github.com/shurcooL/githubv4"
	"github.com/xuri/excelize/v2"
	"go.opentelemetry.io/otel/trace"
	"google.golang.org/grpc"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"

	"example.com/traps/unknown"
)

var errOther = errors.New("other")

// Query builders only build.
func build() (string, error) {
	query := squirrel.Select("name").From("users").Where(squirrel.Eq{"id": 1}) // ok
	text, _, err := query.ToSql()
	return text, err
}

// goqu's dialects have From, Select and Query-like methods.
func buildWith(dialect goqu.DialectWrapper) (string, error) {
	dataset := dialect.From("users").Where(goqu.C("id").Eq(1)) // ok
	text, _, err := dataset.ToSQL()
	if err != nil {
		return "", err
	}
	return text, nil
}

// GraphQL has queries.
func resolve(schema graphql.Schema) error {
	result := graphql.Do(graphql.Params{Schema: schema, RequestString: "query { name }"}) // ok
	if len(result.Errors) > 0 {
		return errOther
	}
	return nil
}

// So does GitHub's.
func gitHub(ctx context.Context, client *githubv4.Client) error {
	var query struct{ Viewer struct{ Login string } }
	if err := client.Query(ctx, &query, nil); err != nil { // ok
		return err
	}
	return errOther
}

// A spreadsheet has rows, which close a temporary file.
func cells(file *excelize.File) ([]string, error) {
	rows, err := file.Rows("Sheet1") // ok
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		columns, err := rows.Columns()
		if err != nil {
			return nil, err
		}
		if len(columns) > 0 {
			return columns, nil
		}
	}
	return nil, errOther
}

// Elasticsearch is searched.
func search(client *elastic.Client) error {
	scroll := client.Scroll("users").Query(elastic.NewTermQuery("name", "x")) // ok
	for {
		result, err := scroll.Do(context.Background())
		if err != nil {
			return err
		}
		if result.TotalHits() == 0 {
			return errOther
		}
	}
}

// Another client of it.
func searchOther(client *elasticsearch.Client) error {
	response, err := client.Search() // ok
	if err != nil {
		return err
	}
	if response.IsError() {
		return errOther
	}
	return nil
}

// Kubernetes has Get, List, Watch and a client of its own.
func pods(ctx context.Context, client kubernetes.Interface) error {
	watcher, err := client.CoreV1().Pods("default").Watch(ctx, metav1.ListOptions{}) // ok
	if err != nil {
		return err
	}
	for event := range watcher.ResultChan() {
		if event.Object == nil {
			return errOther
		}
	}
	return nil
}

// Time series are queried.
func series(ctx context.Context, api v1.API) error {
	value, _, err := api.Query(ctx, "SELECT up", unknown.Now()) // ok
	if err != nil {
		return err
	}
	if value == nil {
		return errOther
	}
	return nil
}

// DynamoDB has Query, too.
func items(ctx context.Context, client *dynamodb.Client) (int32, error) {
	output, err := client.Query(ctx, &dynamodb.QueryInput{}) // ok
	if err != nil {
		return 0, err
	}
	return output.Count, nil
}

// A message queue's subscription and a reader.
func messages(connection *nats.Conn) error {
	subscription, err := connection.SubscribeSync("events") // ok: no model of it
	if err != nil {
		return err
	}
	if _, err := subscription.NextMsg(1); err != nil {
		return err
	}
	return errOther
}

// A reader of a message log that commits.
func commits(ctx context.Context, reader *kafka.Reader) error {
	message, err := reader.FetchMessage(ctx) // ok
	if err != nil {
		return err
	}
	return reader.CommitMessages(ctx, message)
}

// A web session is saved.
func session(store sessions.Store) error {
	session, err := store.Get(nil, "session") // ok
	if err != nil {
		return err
	}
	if session.IsNew {
		return errOther
	}
	return nil
}

// A web socket is a connection, of another kind.
func socket(dialer *websocket.Dialer) error {
	conn, _, err := dialer.Dial("wss://example.com", nil) // ok
	if err != nil {
		return err
	}
	_, _, err = conn.ReadMessage()
	return err
}

// So is a channel of remote procedure calls.
func remote() error {
	conn, err := grpc.Dial("localhost:80") // ok
	if err != nil {
		return err
	}
	if conn.Target() == "" {
		return errOther
	}
	return conn.Close()
}

// A span is started and ended.
func traced(ctx context.Context, tracer trace.Tracer) error {
	_, span := tracer.Start(ctx, "begin") // ok
	if ctx.Err() != nil {
		return ctx.Err()
	}
	span.End()
	return nil
}

// A validator's struct level Begin.
func validate(v *validator.Validate) error {
	if err := v.Struct(struct{}{}); err != nil { // ok
		return err
	}
	return errOther
}

// A type that is not there: two results and an error, but no SQL.
func query2(client *unknown.Client) error {
	rows, err := client.Query("users") // ok
	if err != nil {
		return err
	}
	if rows.Next() {
		return errOther
	}
	return nil
}

// One result only.
func begin1(client *unknown.Client) error {
	tx := client.Begin() // ok
	if tx.Broken() {
		return errOther
	}
	return tx.Commit()
}

// SQL text for something that answers with a number.
func count(client *unknown.Client) (int, error) {
	n, err := client.Query("SELECT count(*) FROM users") // ok
	if err != nil {
		return 0, err
	}
	return n, nil
}

// SQL text for an engine that answers with a whole table, which is ranged over.
func table(client *unknown.Client) (string, error) {
	rows, err := client.Query("SELECT name FROM users") // ok
	if err != nil {
		return "", err
	}
	for _, row := range rows {
		return row.Name, nil
	}
	return "", errOther
}

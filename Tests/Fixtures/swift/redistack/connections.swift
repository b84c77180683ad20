// Connections of one's own, and those that a pool lends.
import NIOCore
import RediStack

func ping(_ configuration: RedisConnection.Configuration, on loop: EventLoop) throws -> String {
    let connection = try RedisConnection.make(configuration: configuration, boundEventLoop: loop).wait()  // leak warning: connection-leak <- line +1
    let answer = try connection.ping().wait()
    try connection.close().wait()
    return answer
}

func pingClosed(_ configuration: RedisConnection.Configuration, on loop: EventLoop) throws -> String {
    let connection = try RedisConnection.make(configuration: configuration, boundEventLoop: loop).wait()  // ok
    defer { try? connection.close().wait() }
    return try connection.ping().wait()
}

func pingContinued(_ configuration: RedisConnection.Configuration, on loop: EventLoop) -> EventLoopFuture<String> {
    RedisConnection.make(configuration: configuration, boundEventLoop: loop).flatMap { connection in  // ok
        connection.ping().flatMap { answer in connection.close().map { answer } }
    }
}

final class Cache {
    private let pool: RedisConnectionPool

    init(_ configuration: RedisConnectionPool.Configuration, on loop: EventLoop) {
        pool = RedisConnectionPool(configuration: configuration, boundEventLoop: loop)  // ok
    }

    func ping() -> EventLoopFuture<String> {
        pool.leaseConnection { connection in  // ok
            connection.ping()
        }
    }
}

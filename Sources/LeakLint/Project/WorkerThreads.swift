#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Works on independent items with several threads.
///
/// The threads are the system's and not Swift's tasks because recursive descent into deeply nested source needs more
/// stack than those have.
enum WorkerThreads {
  /// In bytes; only what is used takes memory.
  private static let stackSize = 256 << 20

  /// - Parameter jobs: how many threads; at least one is used.
  /// - Returns: the results in the order of the items, whatever the order of work.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], jobs: Int, _ transform: @escaping @Sendable (Item) -> Result
  ) -> [Result] {
    guard !items.isEmpty else { return [] }
    let queue = Queue(items: items, transform: transform)
    let threads = (0..<min(max(jobs, 1), items.count)).compactMap { _ in start(queue) }
    for thread in threads { pthread_join(thread, nil) }
    // Where the system refuses threads the caller does the work itself; otherwise nothing is left to do.
    queue.work()
    return queue.finish()
  }

  private static func start<Item, Result>(_ queue: Queue<Item, Result>) -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    let body = Unmanaged.passRetained(ThreadBody { queue.work() })
    #if canImport(Darwin)
      var thread: pthread_t?
      let code = pthread_create(
        &thread, &attributes,
        { context in
          Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
          return nil
        }, body.toOpaque())
    #else
      var thread = pthread_t()
      let code = pthread_create(
        &thread, &attributes,
        { context in
          guard let context else { return nil }
          Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
          return nil
        }, body.toOpaque())
    #endif
    guard code == 0 else {
      body.release()
      return nil
    }
    return thread
  }
}

/// What a thread is to do, as an object that C can point to.
private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Items to work on, taken one after the other. Each result has a slot of its own, written by one thread; the lock
/// guards only the number of the next item.
private final class Queue<Item: Sendable, Result: Sendable>: @unchecked Sendable {
  private let items: [Item]
  private let transform: @Sendable (Item) -> Result
  private let results: UnsafeMutableBufferPointer<Result>
  private var next = 0
  private let lock: UnsafeMutablePointer<pthread_mutex_t>

  init(items: [Item], transform: @escaping @Sendable (Item) -> Result) {
    self.items = items
    self.transform = transform
    results = .allocate(capacity: items.count)
    lock = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
    results.deallocate()
  }

  func work() {
    while let index = take() {
      results.initializeElement(at: index, to: transform(items[index]))
    }
  }

  /// After all work is done: moves the results out.
  func finish() -> [Result] {
    Array(unsafeUninitializedCapacity: items.count) { buffer, count in
      count = buffer.moveInitialize(fromContentsOf: results)
    }
  }

  private func take() -> Int? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    guard next < items.count else { return nil }
    defer { next += 1 }
    return next
  }
}

// Names that sound like a database's and are Apple's frameworks': every line is silent.
import AVFoundation
import Combine
import CoreData
import CoreHaptics
import Foundation
import GRDB
import Network
import PostgresNIO
import QuartzCore
import RealmSwift
import SQLite3
import StoreKit
import SwiftUI
import UIKit

final class Screen: UIViewController {
    let captureSession = AVCaptureSession()
    let feedback = UINotificationFeedbackGenerator()
    let semaphore = DispatchSemaphore(value: 1)
    var subscription: AnyCancellable?

    func beginAnimations() {
        UIView.beginAnimations("fade", context: nil)  // ok
        if view.isHidden { return }
        UIView.commitAnimations()
    }

    func layerTransaction() {
        CATransaction.begin()  // ok
        CATransaction.setDisableActions(true)
        guard view.window != nil else { return }
        CATransaction.commit()
    }

    func capture() throws {
        captureSession.beginConfiguration()  // ok
        guard let device = AVCaptureDevice.default(for: .video) else { return }
        captureSession.addInput(try AVCaptureDeviceInput(device: device))
        captureSession.commitConfiguration()
    }

    func haptics() {
        feedback.prepare()  // ok
        if view.isHidden { return }
        feedback.notificationOccurred(.success)
    }

    func hapticEngine() throws {
        let engine = try CHHapticEngine()
        try engine.start()  // ok
        if view.isHidden { return }
        engine.stop()
    }

    func wait() {
        semaphore.wait()  // ok
        if view.isHidden { return }
        semaphore.signal()
    }

    func undo(_ manager: UndoManager) {
        manager.beginUndoGrouping()  // ok
        if view.isHidden { return }
        manager.endUndoGrouping()
    }

    func table(_ table: UITableView) {
        table.beginUpdates()  // ok
        if table.isHidden { return }
        table.endUpdates()
    }

    func editing(_ text: NSTextStorage) {
        text.beginEditing()  // ok
        if text.length == 0 { return }
        text.endEditing()
    }

    func background() {
        let task = UIApplication.shared.beginBackgroundTask()  // ok
        if view.isHidden { return }
        UIApplication.shared.endBackgroundTask(task)
    }
}

func publisher(_ numbers: ConnectablePublisher) {
    let connection = numbers.connect()  // ok
    if ProcessInfo.processInfo.isLowPowerModeEnabled { return }
    connection.cancel()
}

func socket() {
    let connection = NWConnection(host: "localhost", port: 80, using: .tcp)  // ok
    connection.start(queue: .main)
    if connection.state == .ready { return }
    connection.cancel()
}

func requests(_ url: URL) async throws -> Data {
    let session = URLSession(configuration: .ephemeral)  // ok
    let (data, _) = try await session.data(from: url)
    session.finishTasksAndInvalidate()
    return data
}

func stream(_ url: URL) throws {
    let stream = InputStream(url: url)
    stream?.open()  // ok
    try validate(url)
    stream?.close()
}

func file(_ url: URL) throws -> Data? {
    let handle = try FileHandle(forReadingFrom: url)  // ok
    let data = try handle.readToEnd()
    try handle.close()
    return data
}

func window(_ window: UIWindow) {
    window.makeKeyAndVisible()
    if window.isHidden { return }
    window.close()  // ok
}

func bookmark(_ url: URL) throws {
    guard url.startAccessingSecurityScopedResource() else { return }  // ok
    try validate(url)
    url.stopAccessingSecurityScopedResource()
}

func purchase(_ product: Product) async throws {
    let result = try await product.purchase()
    guard case .success(let verification) = result, case .verified(let transaction) = verification else { return }  // ok
    if transaction.revocationDate != nil { return }
    await transaction.finish()
}

func animated(_ view: some View) -> some View {
    view.transaction { transaction in  // ok
        transaction.animation = nil
    }
}

func withAnimationTransaction() {
    var transaction = Transaction(animation: .default)  // ok
    transaction.disablesAnimations = true
    withTransaction(transaction) { toggle() }
}

func coreData(_ context: NSManagedObjectContext) throws {
    let statement = NSBatchDeleteRequest(fetchRequest: request)  // ok
    try context.execute(statement)
    context.rollback()
}

func keyPathQuery(_ query: NSMetadataQuery) {
    query.start()  // ok
    if query.isStopped { return }
    query.stop()
}

func scanner(_ text: String) -> String? {
    let scanner = Scanner(string: text)
    let cursor = scanner.currentIndex  // ok
    guard scanner.scanString("BEGIN") != nil else { return nil }
    return String(text[cursor...])
}

func lock(_ lock: NSLock) {
    lock.lock()  // ok
    if Task.isCancelled { return }
    lock.unlock()
}

func activity(_ info: ProcessInfo) throws {
    let activity = info.beginActivity(options: [], reason: "sync")  // ok
    try validate(URL(fileURLWithPath: "/"))
    info.endActivity(activity)
}

func coordinated(_ coordinator: NSFileCoordinator, _ url: URL) {
    coordinator.prepare(forReadingItemsAt: [url], writingItemsAt: []) { done in done() }  // ok
}

func graphics() throws {
    UIGraphicsBeginImageContext(.zero)  // ok
    try validate(URL(fileURLWithPath: "/"))
    UIGraphicsEndImageContext()
}

func validate(_ url: URL) throws {
    if url.path.isEmpty { throw CocoaError(.fileNoSuchFile) }
}

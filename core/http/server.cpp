// SPDX-License-Identifier: Apache-2.0
// The workers between the parking lot and the site. A worker never waits for a client: what is not
// there yet, or does not go out at once, sends the connection back to the lot.
#include "core/http/server.h"

#include <signal.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/base/wiping.h"
#include "core/http/connection.h"
#include "core/http/live.h"
#include "core/http/lot.h"

namespace core::http {
namespace {

// An unread body up to this length is thrown away and the connection kept.
constexpr std::uint64_t drained = 64u << 10;

using Parked = std::unique_ptr<Connection>;

}  // namespace

struct Server::Lot {
    Lot(Serving terms, Site& house)
        : serving(std::move(terms)),
          site(house),
          parking(
              serving, [this](Parked c) { enqueue(std::move(c)); },
              [this](Parked c) { after_answer(std::move(c)); }) {}

    void enqueue(Parked connection);
    void work();
    void serve(Parked connection);
    void begin(Parked connection);
    void finish(Parked connection);
    void refuse(Parked connection, Refusal refusal);
    void answer(Parked connection, Response response, bool close);
    void settle(Parked connection, Connection::Step step);
    void after_answer(Parked connection);
    void fill_origin(Connection& connection) const;
    // Room for a long body; nullptr when the bodies held already leave none. One alone always has it.
    std::shared_ptr<void> room_for(const Connection& connection);
    bool quiet() const { return queue.empty() && running == 0; }

    Serving serving;
    Site& site;
    ParkingLot parking;
    mutable std::mutex guard;
    std::condition_variable wanted, rested;
    std::deque<Parked> queue;
    std::size_t running = 0;
    bool ending = false;
    std::atomic<bool> stopping{false};
    std::atomic<std::uint64_t> requests{0}, refused{0};
    std::atomic<std::size_t> held{0};   // bytes of long bodies
    std::vector<std::thread> workers;
};

void Server::Lot::enqueue(Parked connection) {
    {
        const std::lock_guard lock(guard);
        if (ending) return;
        if (queue.size() < static_cast<std::size_t>(serving.queue)) {
            queue.push_back(std::move(connection));
            wanted.notify_one();
            return;
        }
    }
    refuse(std::move(connection), {503, "too busy"});
}

void Server::Lot::work() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
    std::unique_lock lock(guard);
    for (;;) {
        wanted.wait(lock, [this] { return ending || !queue.empty(); });
        if (ending) return;
        auto connection = std::move(queue.front());
        queue.pop_front();
        ++running;
        lock.unlock();
        serve(std::move(connection));
        lock.lock();
        --running;
        if (quiet()) rested.notify_all();
    }
}

void Server::Lot::serve(Parked connection) {
    if (connection->refusal()) {
        const Refusal refusal = *connection->refusal();
        refuse(std::move(connection), refusal);
    } else if (connection->phase() == Connection::Phase::body) {
        finish(std::move(connection));
    } else {
        begin(std::move(connection));
    }
}

void Server::Lot::fill_origin(Connection& connection) const {
    Request& request = connection.request;
    request.address = connection.address();
    if (serving.trusted_proxy.empty() || request.address != serving.trusted_proxy) return;
    // The last hop is the one our own proxy has seen; what stands before it is the client's word.
    const auto hops = text::split(request.header("x-forwarded-for"), ',');
    const auto last = text::trim(hops.back());
    if (!last.empty()) request.address = last;
    request.secure = text::lower(request.header("x-forwarded-proto")) == "https";
}

std::shared_ptr<void> Server::Lot::room_for(const Connection& connection) {
    const std::size_t most = connection.match.route->limits.body;
    const std::size_t size = connection.head.chunked ? most : std::min<std::size_t>(most, *connection.head.length);
    // Strangers, however slow, leave half of it to those who work here.
    const auto kind = connection.match.route->gate.kind;
    const bool stranger = kind == Gate::Kind::open || kind == Gate::Kind::anyone;
    const std::size_t bound = stranger ? serving.bodies / 2 : serving.bodies;
    std::size_t now = held;
    do {
        if (now > 0 && now + size > bound) return nullptr;
    } while (!held.compare_exchange_weak(now, now + size));
    return std::shared_ptr<void>(&held, [size](void* all) { *static_cast<std::atomic<std::size_t>*>(all) -= size; });
}

void Server::Lot::begin(Parked connection) {
    Connection& c = *connection;
    std::string sent = c.take_head();
    const std::string typed = take_typed_address(sent);
    auto head = parse_head(sent);
    if (const auto* refusal = std::get_if<Refusal>(&head))
        return refuse(std::move(connection), *refusal);
    c.head = std::get<Head>(std::move(head));
    auto request = request_of(c.head);
    if (const auto* refusal = std::get_if<Refusal>(&request))
        return refuse(std::move(connection), *refusal);
    c.request = std::get<Request>(std::move(request));
    if (!typed.empty()) c.request.fault = Error("core.error.invalid", {{typed, "core.fault.in_address", {}}});
    fill_origin(c);
    if (c.head.lengthless) return refuse(std::move(connection), {411, "length required"});
    c.match = site.route(c.request);
    c.request.params = c.match.params;
    ++requests;
    if (!c.match.route || !c.head.has_body()) {
        // Nobody wants the body: thrown away when short, otherwise the connection goes with it.
        // After an expectation nobody can tell whether it comes at all.
        const bool keep = !c.head.has_body() || (!c.head.chunked && *c.head.length <= drained &&
                                                 !c.head.expects_continue);
        if (keep) c.skip(c.head.length.value_or(0));
        auto response = site.answer(c.request, c.match);
        return answer(std::move(connection), std::move(response), !keep);
    }
    const Limits& limits = c.match.route->limits;
    if (const auto refusal = accepts(c.request, c.head, limits))
        return refuse(std::move(connection), *refusal);
    BodyReader reader(c.head, limits.body);
    if (reader.refusal()) return refuse(std::move(connection), *reader.refusal());
    if (c.head.chunked || *c.head.length > drained) {
        if (auto response = site.turn_away(c.request, c.match))
            return answer(std::move(connection), std::move(*response), true);
        auto room = room_for(c);
        if (!room) return refuse(std::move(connection), {503, "too busy"});
        c.keep(std::move(room));
    }
    const bool ask = c.head.expects_continue && !c.begun();
    auto step = c.gather(std::move(reader));
    if (step != Connection::Step::more) return serve(std::move(connection));
    if (ask) c.send_continue();
    parking.park(std::move(connection));
}

void Server::Lot::finish(Parked connection) {
    Connection& c = *connection;
    Response response;
    {
        // A passphrase may stand in it, whoever asks and whatever becomes of the request.
        const Wiping wiping;
        take_body(c.request, c.body());
        response = site.answer(c.request, c.match);
        c.request.form = Fields();
        wipe(c.request.body);
        c.request.uploads.clear();
    }
    c.keep(nullptr);
    wipe_stack();
    answer(std::move(connection), std::move(response), false);
}

void Server::Lot::refuse(Parked connection, Refusal refusal) {
    ++refused;
    Response response = site.refuse(connection->request, refusal.status, refusal.why);
    response.status = refusal.status;
    if (refusal.status == 503) response.header("Retry-After", "2");
    answer(std::move(connection), std::move(response), true);
}

void Server::Lot::answer(Parked connection, Response response, bool close) {
    Connection& c = *connection;
    Manner manner;
    manner.head_only = c.head.method == "HEAD";
    manner.keep_alive = !close && c.head.keep_alive && !stopping;
    manner.gzip = takes_gzip(c.request.header("accept-encoding"));
    auto listener = manner.head_only ? nullptr : response.live;
    auto out = compose(std::move(response), manner);
    if (!out) out = compose(site.refuse(c.request, 404, "file not there"), manner);
    if (!out) return;
    c.send(std::move(*out), !manner.keep_alive);
    c.tell(std::move(listener));
    settle(std::move(connection), c.flush());
}

void Server::Lot::settle(Parked connection, Connection::Step step) {
    switch (step) {
        case Connection::Step::closed:
            return;
        case Connection::Step::more:
            return parking.park(std::move(connection));
        case Connection::Step::ready:
            return after_answer(std::move(connection));
    }
}

void Server::Lot::after_answer(Parked connection) {
    if (connection->listen()) return parking.park(std::move(connection));
    if (connection->close_after()) {
        connection->linger();
        return parking.park(std::move(connection));
    }
    connection->await_head();
    if (connection->look() == Connection::Step::ready) return enqueue(std::move(connection));
    parking.park(std::move(connection));
}

Server::Server(Serving serving, Site& site)
    : lot_(std::make_unique<Lot>(std::move(serving), site)) {}

Server::~Server() { stop(); }

void Server::start() {
    lot_->parking.open();
    for (int i = 0; i < lot_->serving.workers; ++i)
        lot_->workers.emplace_back([lot = lot_.get()] { lot->work(); });
}

int Server::port() const { return lot_->parking.port(); }

void Server::stop(std::chrono::seconds grace) {
    lot_->stopping = true;
    lot_->parking.close();
    const auto end = std::chrono::steady_clock::now() + grace;
    {
        std::unique_lock lock(lot_->guard);
        lot_->rested.wait_until(lock, end, [this] { return lot_->quiet(); });
    }
    // Answers that clients are still taking.
    while (lot_->parking.writing() > 0 && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    {
        const std::lock_guard lock(lot_->guard);
        lot_->ending = true;
    }
    lot_->wanted.notify_all();
    // A handler that outlives the grace is waited for: its thread cannot be ended safely.
    for (auto& worker : lot_->workers) worker.join();
    lot_->workers.clear();
    lot_->parking.join();
    const std::lock_guard lock(lot_->guard);
    lot_->queue.clear();
}

Server::Figures Server::figures() const {
    Figures figures;
    figures.connections = lot_->parking.connections();
    figures.parked = lot_->parking.parked();
    figures.listening = lot_->serving.live == nullptr ? 0 : lot_->serving.live->listening();
    figures.requests = lot_->requests;
    figures.refused = lot_->refused;
    const std::lock_guard lock(lot_->guard);
    figures.waiting = lot_->queue.size();
    return figures;
}

}  // namespace core::http

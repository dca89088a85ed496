// SPDX-License-Identifier: Apache-2.0
#include "core/http/lot.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "core/base/error.h"

namespace core::http {
namespace {

constexpr int sweep_every_ms = 250;

[[noreturn]] void no_port(const Serving& serving) {
    throw Error(Code::unavailable, "core.error.port",
                {{"address", serving.address}, {"port", std::to_string(serving.port)}});
}

Descriptor listen_on(const Serving& serving) {
    addrinfo wanted{};
    wanted.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(serving.address.c_str(), std::to_string(serving.port).c_str(), &wanted,
                      &found) != 0)
        no_port(serving);
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> held(found, &::freeaddrinfo);
    Descriptor socket(::socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const int on = 1;
    if (!socket.open()) no_port(serving);
    ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(socket.get(), found->ai_addr, found->ai_addrlen) != 0 ||
        ::listen(socket.get(), 1024) != 0)
        no_port(serving);
    return socket;
}

int port_of(const Descriptor& socket) {
    sockaddr_storage own{};
    socklen_t size = sizeof own;
    ::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&own), &size);
    return ntohs(own.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(own).sin6_port
                                           : reinterpret_cast<sockaddr_in&>(own).sin_port);
}

std::string address_of(const sockaddr_storage& peer, socklen_t size) {
    std::array<char, NI_MAXHOST> text{};
    if (::getnameinfo(reinterpret_cast<const sockaddr*>(&peer), size, text.data(), text.size(),
                      nullptr, 0, NI_NUMERICHOST) != 0)
        return {};
    std::string address(text.data());
    return address.starts_with("::ffff:") ? address.substr(7) : address;
}

}  // namespace

ParkingLot::ParkingLot(const Serving& serving, Take ready, Take written)
    : serving_(serving), ready_(std::move(ready)), written_(std::move(written)) {}

ParkingLot::~ParkingLot() { join(); }

void ParkingLot::open() {
    listener_ = listen_on(serving_);
    port_ = port_of(listener_);
    epoll_ = Descriptor(::epoll_create1(EPOLL_CLOEXEC));
    bell_ = Descriptor(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
    for (Descriptor* each : {&listener_, &bell_}) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = each;
        ::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, each->get(), &event);
    }
    listening_ = true;
    if (serving_.live != nullptr) serving_.live->front([this] { wake(); });
    thread_ = std::thread([this] { run(); });
}

void ParkingLot::close() {
    closing_ = true;
    wake();
}

void ParkingLot::join() {
    if (serving_.live != nullptr && thread_.joinable()) serving_.live->front(nullptr);
    closing_ = ending_ = true;
    wake();
    if (thread_.joinable()) thread_.join();
}

void ParkingLot::wake() {
    const std::uint64_t one = 1;
    // A bell that cannot be rung any louder is ringing already.
    if (bell_.open() && ::write(bell_.get(), &one, sizeof one) < 0) return;
}

void ParkingLot::park(std::unique_ptr<Connection> connection) {
    if (closing_ && connection->phase() != Connection::Phase::write) return;
    const std::lock_guard lock(guard_);
    const Connection& parked = *connection;
    parked_.emplace(connection.get(), std::move(connection));
    arm(parked, EPOLL_CTL_MOD);
}

std::unique_ptr<Connection> ParkingLot::leave(Connection* parked) {
    const std::lock_guard lock(guard_);
    const auto found = parked_.find(parked);
    if (found == parked_.end()) return nullptr;
    auto connection = std::move(found->second);
    parked_.erase(found);
    return connection;
}

void ParkingLot::arm(const Connection& connection, int operation) {
    epoll_event event{};
    event.events = EPOLLONESHOT;
    event.events |= connection.phase() == Connection::Phase::write ? EPOLLOUT : EPOLLIN;
    if (connection.phase() == Connection::Phase::listen)
        event.events |= EPOLLRDHUP | (connection.has_news() ? EPOLLOUT : 0u);
    event.data.ptr = const_cast<Connection*>(&connection);
    ::epoll_ctl(epoll_.get(), operation, connection.socket(), &event);
}

void ParkingLot::run() {
    // Signals belong to the main thread; sendfile to a client that left must not end the process.
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
    std::array<epoll_event, 256> events;
    auto swept = std::chrono::steady_clock::now();
    while (!ending_) {
        const int count = ::epoll_wait(epoll_.get(), events.data(), events.size(), sweep_every_ms);
        for (int i = 0; i < count; ++i) {
            const auto& event = events[static_cast<std::size_t>(i)];
            if (event.data.ptr == &bell_) {
                std::uint64_t rung = 0;
                if (::read(bell_.get(), &rung, sizeof rung) < 0) continue;
                tell_news();
            } else if (event.data.ptr == &listener_) {
                accept_all();
            } else {
                move_on(static_cast<Connection*>(event.data.ptr));
            }
        }
        const auto now = std::chrono::steady_clock::now();
        if (closing_ || now - swept >= std::chrono::milliseconds(sweep_every_ms)) {
            swept = now;
            sweep();
        }
    }
    std::unordered_map<Connection*, std::unique_ptr<Connection>> rest;
    const std::lock_guard lock(guard_);
    rest.swap(parked_);
}

void ParkingLot::move_on(Connection* parked) {
    auto connection = leave(parked);
    if (!connection) return;
    if (connection->phase() == Connection::Phase::listen) {
        const auto step = connection->hear();
        return go_on(std::move(connection), step);
    }
    const bool writes = connection->phase() == Connection::Phase::write;
    switch (writes ? connection->flush() : connection->receive()) {
        case Connection::Step::closed:
            return;
        case Connection::Step::more:
            return park(std::move(connection));
        case Connection::Step::ready:
            break;
    }
    (writes ? written_ : ready_)(std::move(connection));
}

void ParkingLot::go_on(std::unique_ptr<Connection> connection, Connection::Step step) {
    if (step == Connection::Step::more) park(std::move(connection));
}

// One that is not parked yet has its news marked, and is sent them when it is.
void ParkingLot::tell_news() {
    if (serving_.live == nullptr) return;
    for (const auto& listener : serving_.live->take_woken()) {
        std::unique_ptr<Connection> connection;
        {
            const std::lock_guard lock(guard_);
            const auto found = parked_.find(static_cast<Connection*>(const_cast<void*>(listener->place.load())));
            // Another may lie where the one it had lay.
            if (found == parked_.end() || found->second->phase() != Connection::Phase::listen ||
                found->second->listener() != listener)
                continue;
            connection = std::move(found->second);
            parked_.erase(found);
        }
        const auto step = connection->hear();
        go_on(std::move(connection), step);
    }
}

void ParkingLot::accept_all() {
    for (int i = 0; i < 256 && !closing_; ++i) {
        sockaddr_storage peer{};
        socklen_t size = sizeof peer;
        Descriptor socket(::accept4(listener_.get(), reinterpret_cast<sockaddr*>(&peer), &size,
                                    SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!socket.open()) {
            // Out of descriptors: look again at the next sweep instead of spinning.
            if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
                ::epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, listener_.get(), nullptr);
                listening_ = false;
            }
            if (errno == EINTR || errno == ECONNABORTED) continue;
            return;
        }
        const int on = 1;
        ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        admit(std::move(socket), address_of(peer, size));
    }
}

void ParkingLot::admit(Descriptor socket, std::string address) {
    if (!room_for(address)) return;
    ++connections_;
    auto gone = [this, address] {
        --connections_;
        if (serving_.max_per_address == 0) return;
        const std::lock_guard lock(guard_);
        if (--per_address_[address] <= 0) per_address_.erase(address);
    };
    auto connection = std::make_unique<Connection>(std::move(socket), std::move(address), serving_,
                                                   std::move(gone));
    const std::lock_guard lock(guard_);
    const Connection& parked = *connection;
    parked_.emplace(connection.get(), std::move(connection));
    arm(parked, EPOLL_CTL_ADD);
}

// A full lot lets the client go that has been silent longest.
bool ParkingLot::room_for(const std::string& address) {
    std::unique_ptr<Connection> oldest;
    const std::lock_guard lock(guard_);
    const bool limited = serving_.max_per_address > 0 && address != serving_.trusted_proxy;
    if (limited && per_address_[address] >= serving_.max_per_address) return false;
    if (connections_ >= static_cast<std::size_t>(serving_.max_connections)) {
        auto first = parked_.end();
        for (auto at = parked_.begin(); at != parked_.end(); ++at)
            if (at->second->idle() &&
                (first == parked_.end() || at->second->deadline() < first->second->deadline()))
                first = at;
        if (first == parked_.end()) return false;
        oldest = std::move(first->second);
        parked_.erase(first);
    }
    if (serving_.max_per_address > 0) ++per_address_[address];
    return true;
}

void ParkingLot::sweep() {
    if (!listening_ && !closing_) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = &listener_;
        listening_ = ::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, listener_.get(), &event) == 0;
    }
    if (closing_ && listener_.open()) {
        ::epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, listener_.get(), nullptr);
        listener_ = Descriptor();
    }
    std::vector<std::unique_ptr<Connection>> late;
    const auto now = std::chrono::steady_clock::now();
    {
        const std::lock_guard lock(guard_);
        for (auto at = parked_.begin(); at != parked_.end();) {
            const bool drop = closing_ && at->second->phase() != Connection::Phase::write;
            if (!drop && at->second->deadline() > now) {
                ++at;
                continue;
            }
            late.push_back(std::move(at->second));
            at = parked_.erase(at);
        }
    }
    for (auto& connection : late) {
        using Phase = Connection::Phase;
        if (!closing_ && connection->phase() == Phase::listen) {
            const auto step = connection->beat();
            go_on(std::move(connection), step);
            continue;
        }
        const bool half = connection->phase() == Phase::body ||
                          (connection->phase() == Phase::head && connection->begun());
        if (closing_ || !half) continue;
        connection->refuse(408, "too slow");
        ready_(std::move(connection));
    }
}

std::size_t ParkingLot::parked() const {
    const std::lock_guard lock(guard_);
    return parked_.size();
}

std::size_t ParkingLot::writing() const {
    const std::lock_guard lock(guard_);
    return static_cast<std::size_t>(std::count_if(
        parked_.begin(), parked_.end(),
        [](const auto& each) { return each.second->phase() == Connection::Phase::write; }));
}

}  // namespace core::http

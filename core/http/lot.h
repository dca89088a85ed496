// SPDX-License-Identifier: Apache-2.0
// The parking lot: one thread and one epoll for every socket that waits. It accepts, reads what
// arrives, sends what could not be sent at once, and watches the deadlines.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "core/http/connection.h"

namespace core::http {

class ParkingLot {
  public:
    using Take = std::function<void(std::unique_ptr<Connection>)>;

    // `ready` gets a connection with a whole head, a whole body or a refusal; `written` one whose
    // answer is out. Both are called on the lot's thread and must not wait.
    ParkingLot(const Serving& serving, Take ready, Take written);
    ~ParkingLot();

    void open();  // throws Error(unavailable, "core.error.port") when the port is taken
    int port() const { return port_; }
    // From any thread. After close() only a connection that is still being answered is kept.
    void park(std::unique_ptr<Connection> connection);
    // No more connections; what waits for a request is closed at once.
    void close();
    void join();

    std::size_t parked() const;
    std::size_t writing() const;
    std::size_t connections() const { return connections_; }

  private:
    void run();
    void accept_all();
    void admit(Descriptor socket, std::string address);
    bool room_for(const std::string& address);
    void move_on(Connection* parked);
    void sweep();
    void tell_news();
    void go_on(std::unique_ptr<Connection> connection, Connection::Step step);
    void arm(const Connection& connection, int operation);
    void wake();
    std::unique_ptr<Connection> leave(Connection* parked);

    const Serving& serving_;
    Take ready_, written_;
    Descriptor epoll_, listener_, bell_;
    int port_ = 0;
    std::atomic<bool> closing_{false}, ending_{false};
    std::atomic<std::size_t> connections_{0};
    bool listening_ = false;  // lot's thread only
    mutable std::mutex guard_;
    std::unordered_map<Connection*, std::unique_ptr<Connection>> parked_;
    std::map<std::string, int> per_address_;
    std::thread thread_;
};

}  // namespace core::http

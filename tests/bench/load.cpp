// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/load.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <exception>
#include <stdexcept>
#include <thread>

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

class Caller {
  public:
    explicit Caller(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(static_cast<std::uint16_t>(port));
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int yes = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        if (::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0)
            throw std::runtime_error("no connection to the server");
    }
    ~Caller() { ::close(socket_); }
    Caller(const Caller&) = delete;

    void ask(const std::string& request) {
        if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) !=
            static_cast<ssize_t>(request.size()))
            throw std::runtime_error("the server hung up");
        while (!whole()) more();
        if (seen_.compare(0, 12, "HTTP/1.1 200") != 0)
            throw std::runtime_error("answered: " + seen_.substr(0, seen_.find('\r')));
        seen_.clear();
    }

  private:
    bool whole() const {
        const auto end = seen_.find("\r\n\r\n");
        if (end == std::string::npos) return false;
        const auto length = seen_.find("Content-Length: ");
        if (length > end) throw std::runtime_error("an answer without its length");
        return seen_.size() >= end + 4 + std::stoul(seen_.substr(length + 16));
    }
    void more() {
        char part[65536];
        const ssize_t count = ::recv(socket_, part, sizeof part, 0);
        if (count <= 0) throw std::runtime_error("the server hung up");
        seen_.append(part, static_cast<std::size_t>(count));
    }

    int socket_;
    std::string seen_;
};

struct Turn {
    std::vector<double> ms;
    std::exception_ptr failed;
};

void run(Turn& turn, int port, const std::string& request, Clock::time_point end) {
    try {
        Caller caller(port);
        do {
            const auto began = Clock::now();
            caller.ask(request);
            const std::chrono::duration<double, std::milli> spent = Clock::now() - began;
            turn.ms.push_back(spent.count());
        } while (Clock::now() < end);
    } catch (...) {
        turn.failed = std::current_exception();
    }
}

}  // namespace

Answered load(int port, const std::string& request, int clients, std::chrono::milliseconds span) {
    std::vector<Turn> turns(static_cast<std::size_t>(clients));
    const auto began = Clock::now();
    {
        std::vector<std::jthread> threads;
        for (Turn& turn : turns)
            threads.emplace_back([&] { run(turn, port, request, began + span); });
    }
    Answered all;
    all.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    for (const Turn& turn : turns) {
        if (turn.failed) std::rethrow_exception(turn.failed);
        all.ms.insert(all.ms.end(), turn.ms.begin(), turn.ms.end());
    }
    return all;
}

}  // namespace bench

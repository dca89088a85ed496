// SPDX-License-Identifier: Apache-2.0
#include "intake/reading/scanner.h"

#include <Poco/Exception.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace intake {

namespace {

using Poco::Net::SocketAddress;
using Poco::Net::StreamSocket;

constexpr std::size_t piece = 256u << 10;
constexpr std::size_t longest_answer = 4096;

StreamSocket connected(const std::string& address, std::chrono::seconds timeout) {
    const auto where = address.starts_with('/') ? SocketAddress(SocketAddress::UNIX_LOCAL, address)
                                                : SocketAddress(address);
    StreamSocket socket;
    socket.connect(where, Poco::Timespan(5, 0));
    const Poco::Timespan patience(static_cast<long>(timeout.count()), 0);
    socket.setReceiveTimeout(patience);
    socket.setSendTimeout(patience);
    return socket;
}

void send_all(StreamSocket& socket, std::string_view bytes) {
    while (!bytes.empty()) {
        const int sent = socket.sendBytes(bytes.data(), static_cast<int>(std::min(bytes.size(), piece)), MSG_NOSIGNAL);
        if (sent <= 0) throw Poco::IOException("the scanner takes no more");
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

std::string answer(StreamSocket& socket) {
    std::string said;
    std::array<char, 512> part{};
    while (said.size() < longest_answer && said.find('\0') == said.npos) {
        const int got = socket.receiveBytes(part.data(), static_cast<int>(part.size()));
        if (got <= 0) break;
        said.append(part.data(), static_cast<std::size_t>(got));
    }
    return said.substr(0, said.find('\0'));
}

// Length of a piece in network order, then the piece; a piece of no length ends the stream (clamd(8)).
void stream(StreamSocket& socket, core::ByteView bytes) {
    auto rest = core::chars(bytes);
    while (true) {
        const auto part = rest.substr(0, piece);
        const auto size = static_cast<std::uint32_t>(part.size());
        const char length[4] = {static_cast<char>(size >> 24), static_cast<char>(size >> 16),
                                static_cast<char>(size >> 8), static_cast<char>(size)};
        send_all(socket, {length, sizeof length});
        if (part.empty()) return;
        send_all(socket, part);
        rest.remove_prefix(part.size());
    }
}

Scanned told(const std::string& said) {
    constexpr std::string_view found = " FOUND", begin = "stream: ";
    if (said.ends_with(found)) {
        auto name = said.substr(0, said.size() - found.size());
        if (name.starts_with(begin)) name.erase(0, begin.size());
        return {Scanned::Result::infected, name};
    }
    if (said.ends_with(": OK")) return {Scanned::Result::clean, {}};
    if (said.find("size limit") != said.npos) return {Scanned::Result::refused, said};
    return {Scanned::Result::away, said};
}

}  // namespace

Scanned Clamd::scan(core::ByteView bytes) {
    if (!used()) return {};
    try {
        auto socket = connected(address_, timeout_);
        send_all(socket, std::string_view("zINSTREAM\0", 10));
        try {
            stream(socket, bytes);
        } catch (const Poco::Exception&) {
            // It may have stopped taking because it had something to say.
        }
        return told(answer(socket));
    } catch (const Poco::Exception& error) {
        return {Scanned::Result::away, error.displayText()};
    }
}

bool Clamd::answers() {
    if (!used()) return true;
    try {
        auto socket = connected(address_, std::chrono::seconds(5));
        send_all(socket, std::string_view("zPING\0", 6));
        return answer(socket) == "PONG";
    } catch (const Poco::Exception&) {
        return false;
    }
}

}  // namespace intake

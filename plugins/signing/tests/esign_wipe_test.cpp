// SPDX-License-Identifier: Apache-2.0
// After a call the passphrase stands nowhere in this process: its whole memory is searched.
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "core/base/error.h"
#include "signing/seal/esign/signers.h"
#include "signing/tests/kit.h"

namespace signing {
namespace esign_wipe_test {

constexpr unsigned char veil = 0x5A;

// A canary that stands in no binary: kept under a veil and unveiled only into the Secret.
class Canary {
  public:
    Canary() {
        for (unsigned char& one : veiled_)
            one = static_cast<unsigned char>((core::random_bytes(1)[0] % 26 + 'a') ^ veil);
        veiled_[3] = '"' ^ veil;  // to be escaped in JSON
    }
    core::Secret secret() const {
        std::string text(size, ' ');
        for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>(veiled_[i] ^ veil);
        return core::Secret(std::move(text));
    }
    // How often its tail (behind the character that is escaped) stands in `bytes`.
    int count(std::span<const unsigned char> bytes) const {
        int found = 0;
        for (std::size_t at = 0; at + tail <= bytes.size(); ++at) {
            std::size_t same = 0;
            while (same < tail && bytes[at + same] == (veiled_[size - tail + same] ^ veil)) ++same;
            if (same == tail) ++found;
        }
        return found;
    }
    static constexpr std::size_t size = 40, tail = 36;

  private:
    std::array<unsigned char, size> veiled_{};
};

// All that this process may write to, piece by piece through a window of its own, which is emptied
// before each look so that it shows nothing of the look before.
int in_memory(const Canary& canary) {
    constexpr std::size_t window = 1 << 20;
    static auto* const look = static_cast<unsigned char*>(
        ::mmap(nullptr, window, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    std::ifstream maps("/proc/self/maps");
    const std::string list(std::istreambuf_iterator<char>(maps), {});
    std::istringstream lines(list);
    int found = 0;
    for (std::string line; std::getline(lines, line);) {
        unsigned long from = 0, to = 0;
        char rights[5] = {};
        if (std::sscanf(line.c_str(), "%lx-%lx %4s", &from, &to, rights) != 3 || rights[1] != 'w') continue;
        // Windows overlap by one octet less than what is looked for.
        for (unsigned long at = from; at < to; at += window - Canary::tail + 1) {
            std::fill(look, look + window, static_cast<unsigned char>(0));
            const std::size_t size = std::min<unsigned long>(window, to - at);
            const iovec here{look, size}, there{reinterpret_cast<void*>(at), size};
            const ssize_t got = ::process_vm_readv(::getpid(), &here, 1, &there, 1, 0);
            if (got > 0) found += canary.count({look, static_cast<std::size_t>(got)});
        }
    }
    return found;
}

// A service in a process of its own: reads one request, says that the passphrase is wrong.
class Elsewhere {
  public:
    Elsewhere() {
        const int door = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::bind(door, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        EXPECT_EQ(::listen(door, 1), 0);
        socklen_t size = sizeof address;
        ::getsockname(door, reinterpret_cast<sockaddr*>(&address), &size);
        port = ntohs(address.sin_port);
        child_ = ::fork();
        if (child_ == 0) serve(door);
        ::close(door);
    }
    ~Elsewhere() { ::waitpid(child_, nullptr, 0); }
    int port = 0;

  private:
    // Only system calls: other threads of the parent may have held a lock.
    [[noreturn]] static void serve(int door) {
        static char buffer[1 << 20];
        const int line = ::accept(door, nullptr, nullptr);
        std::size_t have = 0;
        std::size_t want = sizeof buffer;
        while (have < want && have < sizeof buffer) {
            const ssize_t got = ::read(line, buffer + have, sizeof buffer - have);
            if (got <= 0) break;
            have += static_cast<std::size_t>(got);
            const std::string_view text(buffer, have);
            const std::size_t end = text.find("\r\n\r\n"), length = text.find("Content-Length: ");
            if (end == std::string_view::npos || length == std::string_view::npos) continue;
            want = end + 4;
            std::size_t body = 0;
            for (std::size_t at = length + 16; text[at] >= '0' && text[at] <= '9'; ++at)
                body = body * 10 + static_cast<std::size_t>(text[at] - '0');
            want += body;
        }
        static constexpr std::string_view answer =
            "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: 56\r\n"
            "Connection: close\r\n\r\n"
            "{\"error\":\"Passphrase anda salah !!!\",\"status_code\":2031}";
        [[maybe_unused]] const ssize_t sent = ::write(line, answer.data(), answer.size());
        ::_exit(have == want ? 0 : 1);
    }
    pid_t child_ = -1;
};

TEST(EsignWipe, the_passphrase_is_left_nowhere) {
    const core::Bytes pdf = test::letter();
    for (const int edition : {1, 2}) {
        const Canary canary;
        const Elsewhere elsewhere;
        esign::Service service;
        service.url = "http://127.0.0.1:" + std::to_string(elsewhere.port);
        service.plain_http = true;
        seal::WholeRequest request;
        request.pdf = pdf;
        request.who = "1971010101700001";
        esign::PersonV1 first(service);
        esign::PersonV2 second(service);
        {
            const core::Secret secret = canary.secret();
            EXPECT_EQ(in_memory(canary), 1);  // the search finds what is there
            seal::WholeSigner& signer = edition == 1 ? static_cast<seal::WholeSigner&>(first) : second;
            try {
                signer.sign(request, secret);
                ADD_FAILURE();
            } catch (const core::Error& fault) {
                EXPECT_EQ(fault.key(), "signing.error.passphrase");
            }
            EXPECT_EQ(in_memory(canary), 1) << edition;
        }
        EXPECT_EQ(in_memory(canary), 0) << edition;
    }
}

}  // namespace
}  // namespace signing

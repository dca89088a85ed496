// SPDX-License-Identifier: Apache-2.0
#include "core/http/connection.h"

#include <sys/sendfile.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "core/base/secret.h"
#include "core/base/wiping.h"

namespace core::http {
namespace {

// One turn of one client; the others wait no longer than this takes.
constexpr int pieces_per_turn = 16;
constexpr std::size_t file_per_turn = 512u << 10;
constexpr std::chrono::seconds linger_time{3};

// A body that moves up to the front would stay where it was, too.
void drop_front(std::string& text, std::size_t count) {
    const std::size_t left = text.size() - count;
    std::memmove(text.data(), text.data() + count, left);
    ::explicit_bzero(text.data() + left, count);
    text.resize(left);
}

bool must_wait() { return errno == EAGAIN || errno == EWOULDBLOCK; }

}  // namespace

Connection::Connection(Descriptor socket, std::string address, const Serving& serving,
                       std::function<void()> gone)
    : socket_(std::move(socket)),
      address_(std::move(address)),
      serving_(serving),
      gone_(std::move(gone)) {
    set_deadline(serving_.idle);
}

Connection::~Connection() {
    wipe(in_);   // a body nobody wanted
    gone_();
}

void Connection::set_deadline(std::chrono::seconds from_now) {
    deadline_ = std::chrono::steady_clock::now() + from_now;
}

Connection::Step Connection::receive() {
    const Wiping wiping;
    std::array<char, 16384> buffer;
    for (int i = 0; i < pieces_per_turn; ++i) {
        const ssize_t count = ::recv(socket_.get(), buffer.data(), buffer.size(), 0);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return must_wait() ? Step::more : Step::closed;
        if (count == 0) return ended();
        const auto step = take({buffer.data(), static_cast<std::size_t>(count)});
        ::explicit_bzero(buffer.data(), static_cast<std::size_t>(count));
        if (step != Step::more) return step;
    }
    return Step::more;
}

Connection::Step Connection::ended() {
    if (phase_ != Phase::body) return Step::closed;
    refuse(400, "body ended early");
    return Step::ready;
}

Connection::Step Connection::take(std::string_view piece) {
    switch (phase_) {
        case Phase::head: {
            const bool first = idle();
            in_ += piece;
            if (first) set_deadline(serving_.head_deadline);
            return look();
        }
        case Phase::body: {
            const std::size_t used = body_.feed(piece);
            in_ += piece.substr(used);
            if (body_.refusal()) refusal_ = body_.refusal();
            return body_.done() || refusal_ ? Step::ready : Step::more;
        }
        case Phase::write:
        case Phase::linger:
        case Phase::listen:
            break;
    }
    return Step::more;
}

Connection::Step Connection::look() {
    if (skip_ > 0) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(skip_, in_.size()));
        drop_front(in_, count);
        skip_ -= count;
    }
    // RFC 9112 section 2.2: an empty line before a request is overlooked.
    while (in_.starts_with("\r\n")) {
        drop_front(in_, 2);
        looked_ = 0;
    }
    const auto found = head_end(in_, looked_);
    if (const auto* refusal = std::get_if<Refusal>(&found)) {
        refusal_ = *refusal;
        return Step::ready;
    }
    const auto end = std::get<0>(found);
    looked_ = in_.size();
    if (end.value_or(in_.size()) > serving_.max_head) {
        refuse(431, "head too large");
        return Step::ready;
    }
    if (!end) return Step::more;
    head_text_ = in_.substr(0, *end);
    drop_front(in_, *end);
    looked_ = 0;
    return Step::ready;
}

Connection::Step Connection::gather(BodyReader reader) {
    body_ = std::move(reader);
    phase_ = Phase::body;
    set_deadline(serving_.body_deadline);
    const Wiping wiping;
    std::string before = std::move(in_);
    in_.clear();
    const auto step = take(before);
    wipe(before);
    return step;
}

void Connection::send(Outgoing out, bool close_after) {
    out_.bytes.erase(0, out_at_);  // a "100 Continue" that is not out yet goes first
    out.bytes.insert(0, out_.bytes);
    out_ = std::move(out);
    out_at_ = body_at_ = 0;
    file_at_ = 0;
    close_after_ = close_after;
    phase_ = Phase::write;
    set_deadline(serving_.body_deadline);
}

void Connection::send_continue() {
    constexpr std::string_view text = "HTTP/1.1 100 Continue\r\n\r\n";
    const ssize_t sent = ::send(socket_.get(), text.data(), text.size(), MSG_NOSIGNAL);
    const auto whole = sent < 0 ? 0 : static_cast<std::size_t>(sent);
    out_.bytes = text.substr(whole);
}

Connection::Step Connection::push(const std::string& text, std::size_t& at, bool more) {
    while (at < text.size()) {
        const ssize_t count =
            ::send(socket_.get(), text.data() + at, text.size() - at, MSG_NOSIGNAL | (more ? MSG_MORE : 0));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return must_wait() ? Step::more : Step::closed;
        at += static_cast<std::size_t>(count);
        set_deadline(serving_.body_deadline);
    }
    return Step::ready;
}

Connection::Step Connection::flush() {
    Step step = push(out_.bytes, out_at_, !out_.body.empty() || out_.file.open());
    if (step == Step::ready) step = push(out_.body, body_at_, false);
    if (step != Step::ready) return step;
    std::size_t turn = 0;
    while (file_at_ < out_.file_size) {
        if (turn >= file_per_turn) return Step::more;
        auto offset = static_cast<off_t>(file_at_);
        const auto wanted = std::min<std::uint64_t>(out_.file_size - file_at_, file_per_turn);
        const ssize_t count = ::sendfile(socket_.get(), out_.file.get(), &offset, wanted);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return must_wait() ? Step::more : Step::closed;
        // The file has shrunk: the promised length cannot be kept.
        if (count == 0) return Step::closed;
        file_at_ += static_cast<std::uint64_t>(count);
        turn += static_cast<std::size_t>(count);
        set_deadline(serving_.body_deadline);
    }
    out_ = Outgoing();
    out_at_ = body_at_ = 0;
    file_at_ = 0;
    return Step::ready;
}

bool Connection::listen() {
    if (!listener_) return false;
    // Little is ever sent: what a reader does not take must not heap up in the kernel.
    const int small = 4096;
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
    wipe(in_);
    in_.clear();
    phase_ = Phase::listen;
    listener_->place = this;
    set_deadline(serving_.live->bounds().heartbeat);
    return true;
}

bool Connection::has_news() const {
    return listener_ && (listener_->news || listener_->over || out_at_ < out_.bytes.size());
}

Connection::Step Connection::hear() {
    std::array<char, 1024> dropped;   // a listening page has nothing to say
    const ssize_t count = ::recv(socket_.get(), dropped.data(), dropped.size(), 0);
    if (count == 0 || (count < 0 && errno != EINTR && !must_wait())) return Step::closed;
    if (listener_->over) return Step::closed;
    if (!listener_->news.exchange(false)) return murmur({});
    return murmur("data: news\n\n");
}

Connection::Step Connection::beat() {
    return murmur(":\n\n");   // a comment, passed over by the reader
}

// News that come while the last are still on their way say nothing new. Life and patience are asked here, as news
// that keep coming put the next sign of life off.
Connection::Step Connection::murmur(std::string_view words) {
    const auto now = std::chrono::steady_clock::now();
    const auto& bounds = serving_.live->bounds();
    if (now - listener_->since > bounds.life) return Step::closed;
    if (out_at_ >= out_.bytes.size()) {
        out_.bytes = words;
        out_at_ = 0;
    }
    set_deadline(bounds.heartbeat);
    while (out_at_ < out_.bytes.size()) {
        const ssize_t count =
            ::send(socket_.get(), out_.bytes.data() + out_at_, out_.bytes.size() - out_at_, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && !must_wait()) return Step::closed;
        if (count < 0) {
            if (!stuck_since_) stuck_since_ = now;
            return now - *stuck_since_ > bounds.patience ? Step::closed : Step::more;
        }
        out_at_ += static_cast<std::size_t>(count);
    }
    stuck_since_.reset();
    return Step::more;
}

void Connection::linger() {
    ::shutdown(socket_.get(), SHUT_WR);
    phase_ = Phase::linger;
    set_deadline(linger_time);
}

void Connection::await_head() {
    phase_ = Phase::head;
    refusal_.reset();
    body_ = BodyReader();
    head = Head();
    request = Request();
    listener_.reset();
    match = Router::Match();
    looked_ = 0;
    set_deadline(idle() ? serving_.idle : serving_.head_deadline);
}

}  // namespace core::http

// SPDX-License-Identifier: Apache-2.0
// One client's socket and how far its present request has come. Never blocks: each step says
// whether more must arrive, or the socket must take more, before the next.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/http/body.h"
#include "core/http/head.h"
#include "core/http/live.h"
#include "core/http/server.h"
#include "core/http/writer.h"

namespace core::http {

class Connection {
  public:
    using Moment = std::chrono::steady_clock::time_point;
    // What it waits for while parked.
    enum class Phase { head, body, write, linger, listen };
    enum class Step { more, ready, closed };

    Connection(Descriptor socket, std::string address, const Serving& serving,
               std::function<void()> gone);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Reads what has arrived. ready: a whole head, a whole body, or refusal() is there.
    Step receive();
    // Looks for a head among the bytes read already (pipelining).
    Step look();
    // Begins to wait for the body whose reader is given, taking what has been read of it.
    Step gather(BodyReader reader);
    // Sends what is to be sent. ready: all of it is out.
    Step flush();

    void send(Outgoing out, bool close_after);
    void send_continue();
    // Once what is to be sent is out, this page is told news; nullptr: it does not listen.
    void tell(std::shared_ptr<Listener> listener) { listener_ = std::move(listener); }
    // Begins to; false when it does not listen.
    bool listen();
    // Sends what there is of news. closed: its person left, or it hung up.
    Step hear();
    // Its deadline has come: a sign of life; closed when it takes nothing, or has listened long enough.
    Step beat();
    const std::shared_ptr<Listener>& listener() const { return listener_; }
    // Something waits to be sent to it.
    bool has_news() const;
    // The last answer is out: no more is sent, what still comes is thrown away for a while, so that
    // the client reads the answer before it meets a reset.
    void linger();
    void await_head();
    // Bytes of an unread body that come before the next head.
    void skip(std::uint64_t bytes) { skip_ = bytes; }
    void refuse(int status, std::string_view why) { refusal_ = Refusal{status, why}; }
    // Nothing of a request has come yet.
    bool idle() const { return phase_ == Phase::head && in_.empty() && skip_ == 0; }
    // Part of a head has come.
    bool begun() const { return !in_.empty(); }

    int socket() const { return socket_.get(); }
    const std::string& address() const { return address_; }
    Phase phase() const { return phase_; }
    bool close_after() const { return close_after_; }
    // Given back when the body is done with, or the connection goes.
    void keep(std::shared_ptr<void> room) { room_ = std::move(room); }
    Moment deadline() const { return deadline_; }
    const std::optional<Refusal>& refusal() const { return refusal_; }
    std::string take_head() { return std::move(head_text_); }
    BodyReader& body() { return body_; }

    // Of the present request; filled once its head has been read.
    Head head;
    Request request;
    Router::Match match;

  private:
    Step take(std::string_view piece);
    Step ended();
    // Of a text as much as the socket takes; ready: all of it is out.
    Step push(const std::string& text, std::size_t& at, bool more);
    void set_deadline(std::chrono::seconds from_now);
    Step murmur(std::string_view words);

    Descriptor socket_;
    std::string address_;
    const Serving& serving_;
    std::function<void()> gone_;
    Phase phase_ = Phase::head;
    Moment deadline_;
    std::string in_;
    std::size_t looked_ = 0;
    std::uint64_t skip_ = 0;
    std::string head_text_;
    BodyReader body_;
    std::shared_ptr<void> room_;   // for its long body
    std::optional<Refusal> refusal_;
    Outgoing out_;
    std::size_t out_at_ = 0, body_at_ = 0;
    std::uint64_t file_at_ = 0;
    bool close_after_ = false;
    std::shared_ptr<Listener> listener_;
    std::optional<Moment> stuck_since_;   // its reader takes nothing
};

}  // namespace core::http

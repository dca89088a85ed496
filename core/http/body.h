// SPDX-License-Identifier: Apache-2.0
// Gathers the body of one request from whatever pieces the network brings, and turns it into
// fields, uploads or text. A body is whole or refused; it never ends early.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/http/head.h"
#include "core/http/router.h"

namespace core::http {

class BodyReader {
  public:
    BodyReader() = default;
    // Refuses at once, with 413, a length above the limit.
    BodyReader(const Head& head, std::size_t limit);
    BodyReader(BodyReader&&) = default;
    BodyReader& operator=(BodyReader&&) = default;
    ~BodyReader();

    // Takes what belongs to the body and gives how many bytes that was; the rest is the next head.
    std::size_t feed(std::string_view piece);
    bool done() const { return state_ == State::done; }
    const std::optional<Refusal>& refusal() const { return refusal_; }
    // A form with files is gathered as bytes, so that its file keeps them.
    bool form_data() const { return form_data_; }
    std::string take() { return std::move(body_); }
    Bytes take_bytes() { return std::move(bytes_); }

  private:
    enum class State { fixed, size_line, data, data_end, last_line, done };

    std::size_t feed_fixed(std::string_view piece, State next);
    std::size_t feed_line(std::string_view piece);
    void end_of_line();
    void keep(std::string_view piece);
    void refuse(int status, std::string_view why) { refusal_ = Refusal{status, why}; }

    State state_ = State::done;
    std::uint64_t left_ = 0;  // of the body, or of the chunk
    std::uint64_t whole_ = 0;   // as promised; 0 of chunks
    std::size_t read_ = 0;
    std::size_t limit_ = 0;
    bool form_data_ = false;
    std::string line_;
    std::string body_;
    Bytes bytes_;
    std::optional<Refusal> refusal_;
};

// Which bodies a route takes. Pages: urlencoded, JSON, and multipart where uploads are taken. The
// API (/api/...): JSON, and any type where uploads are taken, but no urlencoded form, which a
// foreign page could send in the user's name. Gives 415 for the others.
std::optional<Refusal> accepts(const Request& request, const Head& head, const Limits& limits);

// Puts the body into form, uploads or body; wipes the raw form, which may hold a passphrase. What
// cannot be read is left in request.fault: who sent it must be known before it can be told.
void take_body(Request& request, BodyReader& reader);

}  // namespace core::http
